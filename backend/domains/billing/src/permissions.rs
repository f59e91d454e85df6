//! Who may use the room: a right for each use case, and for each register that is read.

kernel::permissions! {
    /// Price lists and their prices.
    PRICES_READ: Read "billing.prices.read" [Staff, Sales];
    /// A new price list.
    PRICES_PUBLISH: Write "billing.prices.publish" [Staff];
    /// A price list on which nobody concludes any more.
    PRICES_CLOSE: Write "billing.prices.close" [Staff];
    /// Contracts.
    CONTRACTS_READ: Read "billing.contracts.read" [Staff, Sales] or own;
    /// Customers and venues with a contract in force.
    SERVED_READ: Read "billing.served.read" [Staff, Sales];
    /// A new contract.
    CONTRACT_CONCLUDE: Write "billing.contract.conclude" [Staff];
    /// The end of a contract.
    CONTRACT_END: Write "billing.contract.end" [Staff];
    /// More places for a contract.
    VENUES_SERVE: Write "billing.venues.serve" [Staff];
    /// A place that a contract serves no more.
    VENUE_WITHDRAW: Write "billing.venue.withdraw" [Staff];
    /// What the next bills say of the buyer.
    BUYER_CORRECT: Write "billing.buyer.correct" [Staff];
    /// Issued invoices and credit notes, their lines and their papers.
    INVOICES_READ: Read "billing.invoices.read" [Staff, Sales] or own;
    /// Drafts; no customer sees them.
    DRAFTS_READ: Read "billing.drafts.read" [Staff];
    /// Payments received.
    PAYMENTS_READ: Read "billing.payments.read" [Staff];
    /// What customers owe.
    RECEIVABLES_READ: Read "billing.receivables.read" [Staff];
    /// Revenue of a year.
    REVENUE_READ: Read "billing.revenue.read" [Staff];
    /// The identity that our papers bear.
    SELLER_READ: Read "billing.seller.read" [Staff, Sales];
    /// Another identity for our papers.
    SELLER_ADOPT: Write "billing.seller.adopt" [Staff];
    /// An invoice prepared by hand.
    INVOICE_DRAFT: Write "billing.invoice.draft" [Staff];
    /// A draft that is thrown away.
    DRAFT_DISCARD: Write "billing.draft.discard" [Staff];
    /// The issue of a draft.
    INVOICE_ISSUE: Write "billing.invoice.issue" [Staff];
    /// A credit note.
    CREDIT_NOTE_ISSUE: Write "billing.credit-note.issue" [Staff];
    /// The bytes of a paper, fixed for ever.
    PAPER_FREEZE: Write "billing.paper.freeze" [Staff];
    /// Money received for an invoice.
    PAYMENT_RECORD: Write "billing.payment.record" [Staff];
    /// What a run would bill.
    RUN_PREVIEW: Read "billing.run.preview" [Staff];
    /// The yearly run.
    RUN_BILL: Write "billing.run.bill" [Staff];
}
