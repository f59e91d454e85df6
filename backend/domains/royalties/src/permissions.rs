//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// What was listened to; totals that name nobody.
    USAGE_READ: Read "royalties.usage.read" [Staff];
    /// The keys by which a base is cut.
    KEYS_READ: Read "royalties.keys.read" [Staff];
    /// The splits and their pots.
    DISTRIBUTIONS_READ: Read "royalties.distributions.read" [Staff];
    /// A count of usage.
    USAGE_REPORT: Write "royalties.usage.report" [Staff];
    /// A better count in place of another.
    USAGE_CORRECT: Write "royalties.usage.correct" [Staff];
    /// A set of keys.
    KEYS_SET: Write "royalties.keys.set" [Staff];
    /// The split of a period.
    BASE_DISTRIBUTE: WriteInPairs "royalties.base.distribute" [Staff];
}
