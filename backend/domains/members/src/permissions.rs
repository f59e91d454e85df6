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
    /// The applications for membership, with what the applicants say.
    APPLICATIONS_READ: ReadPersonal "members.applications.read" [Staff];
    /// The receipt of an application; its acceptance is an admission, and takes that right.
    APPLICATION_RECEIVE: Write "members.application.receive" [Staff];
    /// An application that is put anew.
    APPLICATION_AMEND: Write "members.application.amend" [Staff];
    /// An application that the applicant takes back.
    APPLICATION_WITHDRAW: Write "members.application.withdraw" [Staff];
    /// An application that the board refuses.
    APPLICATION_REFUSE: Write "members.application.refuse" [Staff];
    /// The erasure of what is personal in an application that was refused or withdrawn.
    APPLICATION_ERASE: Write "members.application.erase" [Staff];
    /// The import of members from a list, and its rehearsal.
    MEMBERS_IMPORT: Write "members.entries.import" [Staff];
    /// The members as cards of an address book.
    ADDRESS_BOOK_READ: ReadPersonal "members.address-book.read" [Staff];
    /// The capital as other programs read it, with who ever held a share.
    CAP_TABLE_READ: ReadPersonal "members.cap-table.read" [Staff];
    /// The movements of shares as entries of the accountant's journal.
    SHARE_ENTRIES_READ: ReadPersonal "members.share-entries.read" [Staff];
    /// How the lists of a source are understood.
    IMPORT_MAPPINGS_READ: Read "members.import-mappings.read" [Staff];
    /// Another understanding of them.
    IMPORT_MAPPING_SET: Write "members.import-mapping.set" [Staff];
    /// A subscription of more shares.
    SHARES_SUBSCRIBE: Write "members.shares.subscribe" [Staff];
    /// A payment on shares.
    PAYMENT_RECORD: Write "members.payment.record" [Staff];
    /// The end of a membership.
    MEMBERSHIP_END: Write "members.membership.end" [Staff];
    /// A notice of exit, a proposed exclusion, or the end of one of them.
    EXIT_PREPARE: Write "members.exit.prepare" [Staff];
    /// A withdrawal of a part of the shares.
    SHARES_WITHDRAW: Write "members.shares.withdraw" [Staff];
    /// A transfer of shares between members.
    SHARES_TRANSFER: Write "members.shares.transfer" [Staff];
    /// A call of what is not paid.
    PAYMENTS_CALL: Write "members.payments.call" [Staff];
    /// A change of college.
    COLLEGE_CHANGE: Write "members.college.change" [Staff];
    /// Another name, address, representative, e-mail or consent.
    PARTICULARS_CHANGE: Write "members.particulars.change" [Staff];
    /// Two entries that are one member, and the end of that.
    MEMBERS_MERGE: Write "members.entries.merge" [Staff];
    /// What is repaid to who left, its schedule, its losses, its beneficiary.
    REFUND_PAY: Write "members.refund.pay" [Staff];
    /// The claims of those who left, and calls.
    REFUNDS_READ: ReadPersonal "members.refunds.read" [Staff] or own;
    /// The years of the register: closed, allocated, paid.
    YEARS_READ: Read "members.years.read" [Staff];
    /// The closing of a year, and its reopening.
    YEAR_CLOSE: Write "members.year.close" [Staff];
    /// The allocation of a result as the assembly voted it.
    RESULT_ALLOCATE: Write "members.result.allocate" [Staff];
    /// The interest of each member, and what is withheld.
    INTEREST_READ: ReadPersonal "members.interest.read" [Staff];
    /// The payment of the interest.
    INTEREST_PAY: WriteInPairs "members.interest.pay" [Staff];
}
