//! Invoices with what happened since, and drafts.

use office::billing::public::{
    FrozenPaper, InvoiceContent, InvoiceId, InvoiceKind, InvoiceNumber, InvoiceStatus, InvoiceView, Payment,
};
use office::partners::public::OrganisationId;
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::issued::{ContractReferenceDto, InvoiceContentDto};
use super::{BillingPeriodDto, BuyerDto, BuyerReferencesDto, DraftLineDto, IssuedInvoiceDto, ServedVenueDto};
use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Which paper.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub invoice_id: InvoiceId,
}

impl Sample for InvoiceIdDto {
    fn sample() -> Self {
        Self { invoice_id: InvoiceId::new(sample::ID) }
    }
}

/// A paper just issued.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssuedDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub invoice_id: InvoiceId,
    /// As issued.
    pub invoice: IssuedInvoiceDto,
}

impl Sample for IssuedDto {
    fn sample() -> Self {
        Self { invoice_id: InvoiceId::new(sample::ID), invoice: IssuedInvoiceDto::sample() }
    }
}

/// An invoice prepared by hand: ordinary, without a number until it is issued.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftDto {
    /// Who pays, among the partners.
    #[serde(rename = "customer_id")]
    #[schema(value_type = String, format = Uuid)]
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerDto,
    /// What the buyer wants to read on it.
    #[serde(default)]
    pub references: BuyerReferencesDto,
    /// Contract, if any.
    pub contract: Option<ContractReferenceDto>,
    /// Days it is for.
    pub period: Option<BillingPeriodDto>,
    /// Places served.
    #[serde(default)]
    pub venues: Vec<ServedVenueDto>,
    /// Lines, numbered in this order.
    pub lines: Vec<DraftLineDto>,
    /// Days from issue to due date: at most 30 for a public body, else 60.
    pub payment_days: u32,
}

impl From<DraftDto> for InvoiceContent {
    fn from(draft: DraftDto) -> Self {
        let DraftDto { customer, buyer, references, contract, period, venues, lines, payment_days } = draft;
        Self {
            kind: InvoiceKind::Invoice,
            customer,
            buyer: buyer.into(),
            references: references.into(),
            contract: contract.map(Into::into),
            billing: None,
            period: period.map(Into::into),
            venues: venues.into_iter().map(Into::into).collect(),
            lines: lines.into_iter().zip(1..).map(|(line, number)| line.numbered(number)).collect(),
            payment_days,
            preceding: None,
            reason: None,
        }
    }
}

impl Sample for DraftDto {
    fn sample() -> Self {
        Self {
            customer: OrganisationId::new(sample::OTHER_ID),
            buyer: BuyerDto::sample(),
            references: BuyerReferencesDto::sample(),
            contract: Some(ContractReferenceDto::sample()),
            period: Some(BillingPeriodDto::sample()),
            venues: vec![ServedVenueDto::sample()],
            lines: vec![DraftLineDto::sample()],
            payment_days: 30,
        }
    }
}

/// Fingerprint of the bytes fixed for ever.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrozenPaperDto {
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// E.g. `application/pdf`.
    pub media_type: String,
    /// Number of bytes.
    pub size: u64,
}

mirror!(FrozenPaper => FrozenPaperDto { same sha256, same media_type, same size });

/// Money received for the invoice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoicePaymentDto {
    /// Amount.
    pub amount: Amount,
    /// Day on which the bank credited it.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// The bank's reference.
    pub reference: String,
}

mirror!(Payment => InvoicePaymentDto { into amount, same on, same reference });

/// A credit note on the invoice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CreditNoteRefDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub invoice_id: InvoiceId,
    /// Number.
    #[schema(value_type = String)]
    pub number: InvoiceNumber,
}

impl From<(InvoiceId, InvoiceNumber)> for CreditNoteRefDto {
    fn from((invoice_id, number): (InvoiceId, InvoiceNumber)) -> Self {
        Self { invoice_id, number }
    }
}

/// An issued paper, whole: what is printed, and what happened since.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceDto {
    /// Identifier.
    #[serde(rename = "invoice_id")]
    #[schema(value_type = String, format = Uuid)]
    pub id: InvoiceId,
    /// As issued.
    pub invoice: IssuedInvoiceDto,
    /// Fingerprint of its paper, once it is fixed.
    pub paper: Option<FrozenPaperDto>,
    /// Payments in the order of recording.
    pub payments: Vec<InvoicePaymentDto>,
    /// Credit notes on it.
    pub credit_notes: Vec<CreditNoteRefDto>,
    /// Paid.
    pub paid: Amount,
    /// Taken back, including VAT.
    pub credited: Amount,
    /// Left to pay; negative when a credit followed the payment.
    pub left: Amount,
    /// Headline state.
    #[schema(value_type = words::InvoiceStatus)]
    pub status: InvoiceStatus,
    /// Number of its last fact.
    pub version: i64,
}

mirror!(InvoiceView => InvoiceDto {
    same id, into invoice, opt paper, all payments, all credit_notes, into paid, into credited, into left, same status,
    same version,
});

impl Sample for InvoiceDto {
    fn sample() -> Self {
        Self {
            id: InvoiceId::new(sample::ID),
            invoice: IssuedInvoiceDto { content: InvoiceContentDto::sample(), ..IssuedInvoiceDto::sample() },
            paper: Some(FrozenPaperDto {
                sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
                media_type: "application/pdf".to_owned(),
                size: 48_213,
            }),
            payments: vec![InvoicePaymentDto {
                amount: Money::euros(500).into(),
                on: sample::parsed("2015-02-02"),
                reference: "VIR-0042".to_owned(),
            }],
            credit_notes: Vec::new(),
            paid: Money::euros(500).into(),
            credited: Money::ZERO.into(),
            left: Money::euros(472).into(),
            status: InvoiceStatus::PartlySettled,
            version: 3,
        }
    }
}
