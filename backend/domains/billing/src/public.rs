//! All that another room may name of billing: ids, the words of its trade, what its queries answer.

use serde::{Deserialize, Serialize};
use values::{Money, define_id};

pub use crate::contract::terms::{ContractTerms, Ending, ServedSince};
pub use crate::invoice::content::{
    BillingKind, ContractReference, CreditNoteIssued, FrozenPaper, InvoiceContent, IssuedInvoice, Payment,
    PrecedingInvoice,
};
pub use crate::parties::{
    BuyerIdentity, BuyerReferences, BuyerStatus, SellerIdentity, ServedVenue, VatExigibility,
};
pub use crate::price_list::PriceListContent;
pub use crate::rules::bands::Band;
pub use crate::rules::checks::Check;
pub use crate::rules::credit::{CreditScope, LineCredit};
pub use crate::rules::line::{InvoiceLine, LineDiscount, ProductCode, ProductFamily, Quantity, Unit};
pub use crate::rules::mentions::{LegalMentions, OperationNature};
pub use crate::rules::numbering::{InvoiceKind, InvoiceNumber};
pub use crate::rules::periods::{BillingDay, BillingPeriod, Period, Term};
pub use crate::rules::pricing::{
    ContractLine, Discount, DiscountValue, LineOrder, Population, Price, PriceItem, PriceTrace,
};
pub use crate::rules::vat::{Totals, VatBreakdown, VatCategory, VatTreatment};
pub use crate::rules::vat_rates::VatRate;
pub use crate::run::plan::PlannedInvoice;
pub use crate::run::report::{AlreadyBilled, FailedBilling, IssuedByRun, RunProgress, RunReport};
pub use crate::views::contracts::{ContractRow, ContractView};
pub use crate::views::figures::{ProductRevenue, Receivables, Revenue};
pub use crate::views::invoice_queries::{InvoiceRow, InvoiceView, LineRow, PaymentRow, ReceivableRow};
pub use crate::views::papers::PaperBytes;
pub use crate::views::price_lists::{PriceItemRow, PriceListRow};

define_id!(
    /// A price list.
    PriceListId
);
define_id!(
    /// A contract.
    ContractId
);
define_id!(
    /// An invoice or a credit note, draft or issued.
    InvoiceId
);

/// Headline state of an issued paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceStatus {
    /// Nothing paid, nothing credited.
    Unpaid,
    /// Something is left to pay.
    PartlySettled,
    /// Nothing is left to pay, and money was received.
    Paid,
    /// Nothing is left to pay, and no money was received.
    Credited,
    /// A credit note: it is issued and that is all.
    CreditNote,
}

impl InvoiceStatus {
    /// From the amounts, all including VAT.
    pub fn of(kind: InvoiceKind, gross: Money, paid: Money, credited: Money) -> Self {
        if kind == InvoiceKind::CreditNote {
            Self::CreditNote
        } else if paid.is_zero() && credited.is_zero() {
            Self::Unpaid
        } else if paid + credited < gross {
            Self::PartlySettled
        } else if paid.is_zero() {
            Self::Credited
        } else {
            Self::Paid
        }
    }

    /// As stored in views.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unpaid => "unpaid",
            Self::PartlySettled => "partly_settled",
            Self::Paid => "paid",
            Self::Credited => "credited",
            Self::CreditNote => "credit_note",
        }
    }
}

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<crate::seller::SellerEvent>(),
    kernel::FactNames::of::<crate::price_list::PriceListEvent>(),
    kernel::FactNames::of::<crate::contract::events::ContractEvent>(),
    kernel::FactNames::of::<crate::invoice::events::InvoiceEvent>(),
];
