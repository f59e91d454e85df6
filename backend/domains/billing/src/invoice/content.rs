//! What a paper says: its content while it is a draft, and all that is frozen with it when it is issued.

use partners::public::{OrganisationId, VenueId};
use serde::{Deserialize, Serialize};
use values::{Day, Money, largest_remainder};

use crate::parties::{BuyerIdentity, BuyerReferences, SellerIdentity, ServedVenue};
use crate::public::{ContractId, InvoiceId};
use crate::rules::line::InvoiceLine;
use crate::rules::mentions::LegalMentions;
use crate::rules::numbering::{InvoiceKind, InvoiceNumber};
use crate::rules::periods::Period;
use crate::rules::vat::Totals;

/// Why a bill exists: with its contract and its period it is billed once and never again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BillingKind {
    /// The yearly bill of a contract.
    Annual,
}

impl BillingKind {
    /// As stored in views.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Annual => "annual",
        }
    }
}

/// The contract that a paper comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractReference {
    /// The contract.
    pub contract: ContractId,
    /// Its reference as people write it.
    pub reference: String,
}

/// The invoice that a credit note corrects (BT-25, BT-26; BR-FR-CO-05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrecedingInvoice {
    /// The invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its issue date.
    pub issued_on: Day,
}

/// What is billed, to whom, for what: everything but number, dates and seller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceContent {
    /// Invoice or credit note.
    pub kind: InvoiceKind,
    /// Who pays, among the partners.
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerIdentity,
    /// What the buyer wants to read on it.
    pub references: BuyerReferences,
    /// Contract, if any.
    pub contract: Option<ContractReference>,
    /// The automatic run's reason, if it comes from one.
    pub billing: Option<BillingKind>,
    /// Supply period (BG-14).
    pub period: Option<Period>,
    /// Places served; none for an online community.
    pub venues: Vec<ServedVenue>,
    /// Lines.
    pub lines: Vec<InvoiceLine>,
    /// Days from issue to due date.
    pub payment_days: u32,
    /// On a credit note, the invoice corrected.
    pub preceding: Option<PrecedingInvoice>,
    /// On a credit note, why.
    pub reason: Option<String>,
}

impl InvoiceContent {
    /// Neither a credit note nor a period of a run: what may be prepared by hand.
    pub fn is_ordinary(&self) -> bool {
        self.kind == InvoiceKind::Invoice && self.billing.is_none() && self.preceding.is_none()
    }
}

/// A paper as issued: everything needed to print it again in ten years (C. com. L123-22).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedInvoice {
    /// Number.
    pub number: InvoiceNumber,
    /// Issue date (BT-2).
    pub issued_on: Day,
    /// Due date (BT-9); on a credit note the issue date.
    pub due_on: Day,
    /// The seller on that day.
    pub seller: SellerIdentity,
    /// What is billed.
    pub content: InvoiceContent,
    /// Totals.
    pub totals: Totals,
    /// Sentences required by law.
    pub mentions: LegalMentions,
}

impl IssuedInvoice {
    /// The net amount told over the places served in proportion to their weights, to the cent, ties by largest
    /// remainder; `None` without any place or weight.
    pub fn net_by_venue(&self) -> Option<Vec<(VenueId, Money)>> {
        let weights: Vec<u128> = self.content.venues.iter().map(|venue| u128::from(venue.weight)).collect();
        let parts = largest_remainder(i128::from(self.totals.net.as_cents()), &weights)?;
        let parts = parts.into_iter().map(|cents| i64::try_from(cents).unwrap_or_default());
        Some(self.content.venues.iter().map(|venue| venue.venue).zip(parts.map(Money::cents)).collect())
    }
}

/// The fingerprint of a paper's bytes; the bytes themselves are kept beside the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenPaper {
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// E.g. `application/pdf`.
    pub media_type: String,
    /// Number of bytes.
    pub size: u64,
}

/// Money received for an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Amount, above zero.
    pub amount: Money,
    /// Day on which the bank credited it.
    pub on: Day,
    /// The bank's reference, which no other payment of this invoice has.
    pub reference: String,
}

/// A credit note on an invoice, as the invoice remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNoteIssued {
    /// The credit note.
    pub credit_note: InvoiceId,
    /// Its number.
    pub number: InvoiceNumber,
    /// Its issue date.
    pub issued_on: Day,
    /// What it credits.
    pub lines: Vec<InvoiceLine>,
    /// Its totals.
    pub totals: Totals,
}
