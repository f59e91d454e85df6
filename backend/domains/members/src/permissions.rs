//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// The register of members, and the list of those who may vote.
    REGISTER_READ: ReadPersonal "members.register.read" [Staff];
    /// One member's file with its movements.
    FILE_READ: ReadPersonal "members.file.read" [Staff] or own;
    /// The register of movements.
    MOVEMENTS_READ: ReadPersonal "members.movements.read" [Staff] or own;
    /// The share capital; it names nobody.
    CAPITAL_READ: Read "members.capital.read" [Staff];
    /// The admission of a member.
    MEMBER_ADMIT: Write "members.member.admit" [Staff];
    /// A subscription of more shares.
    SHARES_SUBSCRIBE: Write "members.shares.subscribe" [Staff];
    /// A payment on shares.
    PAYMENT_RECORD: Write "members.payment.record" [Staff];
    /// The end of a membership.
    MEMBERSHIP_END: Write "members.membership.end" [Staff];
}
