//! The yearly run: what it would bill, what it billed.

use office::billing::public::{
    AlreadyBilled, BillingKind, Check, ContractId, FailedBilling, InvoiceId, InvoiceNumber, IssuedByRun,
    PlannedInvoice,
};
use office::partners::public::OrganisationId;
use office::values::{Day, Money};
use office::{BilledDay, WithoutPaper};
use serde::Serialize;
use utoipa::ToSchema;

use super::issued::InvoiceContentDto;
use super::{BillingPeriodDto, TotalsDto};
use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Something to mend before a bill can be issued.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BillingCheckDto {
    /// The field, e.g. `buyer.siret`.
    pub field: String,
    /// What is wrong, in French.
    pub reason: String,
    /// What to do, in French.
    pub mend: String,
}

mirror!(Check => BillingCheckDto { same field, same reason, same mend });

impl Sample for BillingCheckDto {
    fn sample() -> Self {
        Self {
            field: "buyer.siret".to_owned(),
            reason: "une collectivité est facturée sous son SIRET".to_owned(),
            mend: "Corrigez l'identité du client sur le contrat.".to_owned(),
        }
    }
}

/// A bill that the run would issue.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlannedInvoiceDto {
    /// The identifier it will have.
    #[serde(rename = "invoice_id")]
    #[schema(value_type = String, format = Uuid)]
    pub invoice: InvoiceId,
    /// Contract.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    #[serde(rename = "customer_id")]
    #[schema(value_type = String, format = Uuid)]
    pub customer: OrganisationId,
    /// Its name.
    pub customer_name: String,
    /// Days billed.
    pub period: BillingPeriodDto,
    /// What kind of bill.
    #[schema(value_type = words::BillingKind)]
    pub kind: BillingKind,
    /// Why it is due, in French.
    pub why: String,
    /// What it will say.
    pub content: InvoiceContentDto,
    /// Its totals.
    pub totals: TotalsDto,
    /// What stands against it; empty when it may be issued.
    pub checks: Vec<BillingCheckDto>,
}

mirror!(PlannedInvoice => PlannedInvoiceDto {
    same invoice, same contract, same reference, same customer, same customer_name, into period, same kind, same why,
    into content, into totals, all checks,
});

/// What a run on a day would bill; nothing is written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceRunPreviewDto {
    /// Issue date of the bills.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// In the order of the contracts' references.
    pub planned: Vec<PlannedInvoiceDto>,
}

impl Sample for InvoiceRunPreviewDto {
    fn sample() -> Self {
        let planned = PlannedInvoiceDto {
            invoice: InvoiceId::new(sample::ID),
            contract: ContractId::new(sample::OTHER_ID),
            reference: "C-2015-001".to_owned(),
            customer: OrganisationId::new(sample::OTHER_ID),
            customer_name: "Commune de Saint-Exemple".to_owned(),
            period: BillingPeriodDto::sample(),
            kind: BillingKind::Annual,
            why: "Année du 1 janvier 2015 au 31 décembre 2015, à échoir".to_owned(),
            content: InvoiceContentDto::sample(),
            totals: TotalsDto::sample(),
            checks: vec![BillingCheckDto::sample()],
        };
        Self { on: sample::parsed("2015-01-15"), planned: vec![planned] }
    }
}

/// An issued bill whose paper was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WithoutPaperDto {
    /// Invoice.
    #[schema(value_type = String, format = Uuid)]
    pub invoice_id: InvoiceId,
    /// Its number.
    pub number: String,
    /// Why, in French.
    pub reason: String,
}

impl From<WithoutPaper> for WithoutPaperDto {
    fn from(refused: WithoutPaper) -> Self {
        let WithoutPaper { invoice, number, reason } = refused;
        Self { invoice_id: invoice, number, reason }
    }
}

impl Sample for WithoutPaperDto {
    fn sample() -> Self {
        Self {
            invoice_id: InvoiceId::new(crate::sample::ID),
            number: "FA2015-000042".to_owned(),
            reason: "« 東 » n'existe pas dans la police".to_owned(),
        }
    }
}

/// A bill that the run issued.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct IssuedByRunDto {
    /// Invoice.
    #[serde(rename = "invoice_id")]
    #[schema(value_type = String, format = Uuid)]
    pub invoice: InvoiceId,
    /// Its number.
    #[schema(value_type = String)]
    pub number: InvoiceNumber,
    /// Contract.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    pub customer_name: String,
    /// Days billed.
    pub period: BillingPeriodDto,
    /// Excluding VAT.
    pub net: Amount,
    /// Including VAT.
    pub gross: Amount,
}

mirror!(IssuedByRun => IssuedByRunDto {
    same invoice, same number, same contract, same reference, same customer_name, into period, into net, into gross,
});

/// A period that had been billed before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlreadyBilledDto {
    /// Contract.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Days billed.
    pub period: BillingPeriodDto,
    /// The number that billed them.
    #[schema(value_type = String)]
    pub number: InvoiceNumber,
}

mirror!(AlreadyBilled => AlreadyBilledDto { same contract, same reference, into period, same number });

/// A contract that could not be billed, and what to mend.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FailedBillingDto {
    /// Contract.
    #[serde(rename = "contract_id")]
    #[schema(value_type = String, format = Uuid)]
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    pub customer_name: String,
    /// Days that remain unbilled.
    pub period: BillingPeriodDto,
    /// What to mend.
    pub checks: Vec<BillingCheckDto>,
}

mirror!(FailedBilling => FailedBillingDto {
    same contract, same reference, same customer_name, into period, all checks,
});

/// What a run did.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceRunDto {
    /// Issue date of its bills.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// In one French sentence.
    pub sentence: String,
    /// Sum excluding VAT of what was issued.
    pub net: Amount,
    /// Issued, in the order of their numbers.
    pub issued: Vec<IssuedByRunDto>,
    /// Had been billed before: a second run of the same day has them all here.
    pub skipped: Vec<AlreadyBilledDto>,
    /// Could not be billed.
    pub failed: Vec<FailedBillingDto>,
    /// Papers made and fixed, those missing from an interrupted run included.
    pub papers: u64,
    /// Issued bills of which no paper can be made, and why; they stop nobody else's.
    pub without_paper: Vec<WithoutPaperDto>,
}

impl From<BilledDay> for InvoiceRunDto {
    fn from(day: BilledDay) -> Self {
        let BilledDay { run, papers, without_paper } = day;
        Self {
            on: run.day,
            sentence: run.french(),
            net: run.net().into(),
            issued: run.issued.into_iter().map(Into::into).collect(),
            skipped: run.skipped.into_iter().map(Into::into).collect(),
            failed: run.failed.into_iter().map(Into::into).collect(),
            papers,
            without_paper: without_paper.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for InvoiceRunDto {
    fn sample() -> Self {
        let (invoice, contract) = (InvoiceId::new(sample::ID), ContractId::new(sample::OTHER_ID));
        let (period, net) = (BillingPeriodDto::sample(), Amount::from(Money::euros(810)));
        let issued = IssuedByRunDto {
            invoice,
            number: sample::parsed("FA2015-000001"),
            contract,
            reference: "C-2015-001".to_owned(),
            customer_name: "Commune de Saint-Exemple".to_owned(),
            period: period.clone(),
            net,
            gross: Money::euros(972).into(),
        };
        let skipped = AlreadyBilledDto {
            contract,
            reference: "C-2014-001".to_owned(),
            period: period.clone(),
            number: sample::parsed("FA2014-000007"),
        };
        let failed = FailedBillingDto {
            contract,
            reference: "C-2015-002".to_owned(),
            customer_name: "Commune d'Ailleurs".to_owned(),
            period,
            checks: vec![BillingCheckDto::sample()],
        };
        Self {
            on: sample::parsed("2015-01-15"),
            sentence: "1 facture(s) émise(s) pour 810,00 € hors taxes, 1 déjà facturée(s), 1 en échec."
                .to_owned(),
            net,
            issued: vec![issued],
            skipped: vec![skipped],
            failed: vec![failed],
            papers: 1,
            without_paper: vec![WithoutPaperDto::sample()],
        }
    }
}
