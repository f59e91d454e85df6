//! A paper as issued: what is printed.

use office::billing::public::{
    BillingKind, ContractId, ContractReference, InvoiceContent, InvoiceId, InvoiceKind, InvoiceNumber,
    IssuedInvoice, LegalMentions, OperationNature, PrecedingInvoice, Totals, VatBreakdown,
};
use office::partners::public::OrganisationId;
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    BillingPeriodDto, BuyerDto, BuyerReferencesDto, InvoiceLineDto, SellerIdentityDto, ServedVenueDto,
    VatTreatmentDto,
};
use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// The contract that a paper comes from.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractReferenceDto {
    /// The contract.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub contract: ContractId,
    /// Its reference as people write it.
    pub reference: String,
}

mirror!(ContractReference <=> ContractReferenceDto { same contract, same reference });

impl Sample for ContractReferenceDto {
    fn sample() -> Self {
        Self { contract: ContractId::new(sample::ID), reference: "C-2015-001".to_owned() }
    }
}

/// The invoice that a credit note corrects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PrecedingInvoiceDto {
    /// The invoice.
    #[serde(rename = "invoice_id")]
    #[schema(value_type = String, format = Uuid)]
    pub invoice: InvoiceId,
    /// Its number.
    #[schema(value_type = String)]
    pub number: InvoiceNumber,
    /// Its issue date.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Day,
}

mirror!(PrecedingInvoice => PrecedingInvoiceDto { same invoice, same number, same issued_on });

/// What is billed, to whom, for what.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceContentDto {
    /// Invoice or credit note.
    #[schema(value_type = words::InvoiceKind)]
    pub kind: InvoiceKind,
    /// Who pays, among the partners.
    #[serde(rename = "customer_id")]
    #[schema(value_type = String, format = Uuid)]
    pub customer: OrganisationId,
    /// Who pays, as printed.
    pub buyer: BuyerDto,
    /// What the buyer wants to read on it.
    pub references: BuyerReferencesDto,
    /// Contract, if any.
    pub contract: Option<ContractReferenceDto>,
    /// Which run billed it, if one did.
    #[schema(value_type = Option<words::BillingKind>)]
    pub billing: Option<BillingKind>,
    /// Days it is for.
    pub period: Option<BillingPeriodDto>,
    /// Places served.
    pub venues: Vec<ServedVenueDto>,
    /// Lines.
    pub lines: Vec<InvoiceLineDto>,
    /// Days from issue to due date.
    pub payment_days: u32,
    /// On a credit note, the invoice corrected.
    pub preceding: Option<PrecedingInvoiceDto>,
    /// On a credit note, why.
    pub reason: Option<String>,
}

mirror!(InvoiceContent => InvoiceContentDto {
    same kind, same customer, into buyer, into references, opt contract, same billing, opt period, all venues,
    all lines, same payment_days, opt preceding, same reason,
});

impl Sample for InvoiceContentDto {
    fn sample() -> Self {
        Self {
            kind: InvoiceKind::Invoice,
            customer: OrganisationId::new(sample::OTHER_ID),
            buyer: BuyerDto::sample(),
            references: BuyerReferencesDto::sample(),
            contract: Some(ContractReferenceDto::sample()),
            billing: Some(BillingKind::Annual),
            period: Some(BillingPeriodDto::sample()),
            venues: vec![ServedVenueDto::sample()],
            lines: vec![InvoiceLineDto::sample()],
            payment_days: 30,
            preceding: None,
            reason: None,
        }
    }
}

/// Base and tax of one category and rate.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VatBreakdownDto {
    /// Category and rate.
    pub treatment: VatTreatmentDto,
    /// Taxable amount.
    pub base: Amount,
    /// Tax, rounded once.
    pub vat: Amount,
}

mirror!(VatBreakdown => VatBreakdownDto { into treatment, into base, into vat });

/// The totals of a paper; positive on a credit note too.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TotalsDto {
    /// By category and rate.
    pub by_rate: Vec<VatBreakdownDto>,
    /// Excluding VAT.
    pub net: Amount,
    /// VAT.
    pub vat: Amount,
    /// Including VAT.
    pub gross: Amount,
    /// Paid before it was issued.
    pub prepaid: Amount,
    /// To pay when issued.
    pub due: Amount,
}

mirror!(Totals => TotalsDto { all by_rate, into net, into vat, into gross, into prepaid, into due });

impl Sample for TotalsDto {
    fn sample() -> Self {
        let (net, vat, gross) =
            (Money::euros(810).into(), Money::euros(162).into(), Money::euros(972).into());
        let by_rate = vec![VatBreakdownDto { treatment: VatTreatmentDto::sample(), base: net, vat }];
        Self { by_rate, net, vat, gross, prepaid: Money::ZERO.into(), due: gross }
    }
}

/// The sentences required by law, as printed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LegalMentionsDto {
    /// Legal form, capital, register.
    pub seller: String,
    /// Nature of the operation.
    #[schema(value_type = words::OperationNature)]
    pub nature: OperationNature,
    /// Option for debits, where chosen.
    pub vat_on_debits: Option<String>,
    /// Why no VAT is asked for, one sentence a category.
    pub vat_exemptions: Vec<String>,
    /// Payment term in words; absent on a credit note.
    pub payment: Option<String>,
    /// Late penalties.
    pub late_penalty: String,
    /// Fixed indemnity of 40 € (C. com., art. D441-5).
    pub recovery_indemnity: String,
    /// Early-payment discount.
    pub early_discount: String,
}

mirror!(LegalMentions => LegalMentionsDto {
    same seller, same nature, same vat_on_debits, same vat_exemptions, same payment, same late_penalty,
    same recovery_indemnity, same early_discount,
});

impl Sample for LegalMentionsDto {
    fn sample() -> Self {
        Self {
            seller: "SCIC SA à capital variable – RCS Saint-Étienne 732829320".to_owned(),
            nature: OperationNature::Services,
            vat_on_debits: None,
            vat_exemptions: Vec::new(),
            payment: Some("Payable par virement au plus tard le 14 février 2015.".to_owned()),
            late_penalty: "Pénalités de retard : taux directeur de la BCE + 8 points.".to_owned(),
            recovery_indemnity: "Indemnité forfaitaire pour frais de recouvrement : 40,00 €.".to_owned(),
            early_discount: "Pas d'escompte pour paiement anticipé.".to_owned(),
        }
    }
}

/// A paper as issued: it never changes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssuedInvoiceDto {
    /// Number, without a gap in its series.
    #[schema(value_type = String)]
    pub number: InvoiceNumber,
    /// Issue date.
    #[schema(value_type = String, format = Date)]
    pub issued_on: Day,
    /// Due date; on a credit note the issue date.
    #[schema(value_type = String, format = Date)]
    pub due_on: Day,
    /// The seller on that day.
    pub seller: SellerIdentityDto,
    /// What is billed.
    pub content: InvoiceContentDto,
    /// Totals.
    pub totals: TotalsDto,
    /// Sentences required by law.
    pub mentions: LegalMentionsDto,
}

mirror!(IssuedInvoice => IssuedInvoiceDto {
    same number, same issued_on, same due_on, into seller, into content, into totals, into mentions,
});

impl Sample for IssuedInvoiceDto {
    fn sample() -> Self {
        Self {
            number: sample::parsed("FA2015-000001"),
            issued_on: sample::parsed("2015-01-15"),
            due_on: sample::parsed("2015-02-14"),
            seller: SellerIdentityDto::sample(),
            content: InvoiceContentDto::sample(),
            totals: TotalsDto::sample(),
            mentions: LegalMentionsDto::sample(),
        }
    }
}
