//! Orders that an invoice accepts. Numbers, dates, seller and totals arrive with the order.

use super::content::{CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment};

/// An order to one invoice or credit note.
#[derive(Debug, Clone, PartialEq)]
pub enum InvoiceCommand {
    /// Prepare, without a number.
    Draft(Box<InvoiceContent>),
    /// Throw a draft away.
    DiscardDraft,
    /// Issue a draft, or at once what never was a draft.
    Issue(Box<IssuedInvoice>),
    /// Fix the bytes of the paper for ever.
    FreezePaper(FrozenPaper),
    /// Money has arrived.
    RecordPayment(Payment),
    /// A credit note on this invoice is being issued in the same transaction.
    Credit(Box<CreditNoteIssued>),
}
