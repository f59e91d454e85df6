//! Rights to the use cases that the office itself has.

kernel::permissions! {
    /// Where each outgoing note stands, and to whom it goes.
    OUTBOX_READ: ReadPersonal "office.outbox.read" [Staff];
    /// Another try for a note that did not leave.
    OUTBOX_RETRY: Write "office.outbox.retry" [Staff];
}
