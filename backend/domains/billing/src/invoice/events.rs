//! Facts about an invoice, stored as `billing.invoice.*`.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::content::{CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment};

/// What happened to one invoice or credit note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceEvent {
    /// A draft was prepared.
    Drafted(Box<InvoiceContent>),
    /// The draft was thrown away.
    DraftDiscarded,
    /// It was issued; nothing of this changes any more.
    Issued(Box<IssuedInvoice>),
    /// Its paper was fixed.
    PaperFrozen(FrozenPaper),
    /// Money arrived.
    PaymentRecorded(Payment),
    /// A credit note took some or all of it back.
    Credited(Box<CreditNoteIssued>),
}

stored_events! { InvoiceEvent in "billing.invoice" {
    Drafted = "drafted" @ 1,
    DraftDiscarded = "draft_discarded" @ 1,
    Issued = "issued" @ 1,
    PaperFrozen = "paper_frozen" @ 1,
    PaymentRecorded = "payment_recorded" @ 1,
    Credited = "credited" @ 1,
} }
