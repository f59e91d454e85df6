//! What a run answers.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::plan::PlannedInvoice;
use crate::public::{ContractId, InvoiceId};
use crate::rules::checks::Check;
use crate::rules::numbering::InvoiceNumber;
use crate::rules::periods::Period;

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunProgress {
    /// Contracts looked at.
    pub done: u64,
    /// Contracts to look at.
    pub total: u64,
    /// Invoices issued so far.
    pub issued: u64,
}

/// An invoice that the run issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedByRun {
    /// Invoice.
    pub invoice: InvoiceId,
    /// Its number.
    pub number: InvoiceNumber,
    /// Contract.
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    pub customer_name: String,
    /// Days billed.
    pub period: Period,
    /// Excluding VAT.
    pub net: Money,
    /// Including VAT.
    pub gross: Money,
}

impl IssuedByRun {
    pub(crate) fn of(planned: PlannedInvoice, number: InvoiceNumber) -> Self {
        Self {
            invoice: planned.invoice,
            number,
            contract: planned.contract,
            reference: planned.reference,
            customer_name: planned.customer_name,
            period: planned.period,
            net: planned.totals.net,
            gross: planned.totals.gross,
        }
    }
}

/// A period in course that had been billed before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlreadyBilled {
    /// Contract.
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Days billed.
    pub period: Period,
    /// The number that billed them.
    pub number: InvoiceNumber,
}

/// A contract that could not be billed, and what to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedBilling {
    /// Contract.
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    pub customer_name: String,
    /// Days that remain unbilled.
    pub period: Period,
    /// Fields, reasons and mends.
    pub checks: Vec<Check>,
}

impl FailedBilling {
    pub(crate) fn of(planned: PlannedInvoice) -> Self {
        Self {
            contract: planned.contract,
            reference: planned.reference,
            customer_name: planned.customer_name,
            period: planned.period,
            checks: planned.checks,
        }
    }
}

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunReport {
    /// Issue date of its invoices.
    pub day: Day,
    /// Issued, in the order of their numbers.
    pub issued: Vec<IssuedByRun>,
    /// Had been billed before.
    pub skipped: Vec<AlreadyBilled>,
    /// Could not be billed.
    pub failed: Vec<FailedBilling>,
}

impl RunReport {
    pub(crate) fn new(day: Day) -> Self {
        Self { day, issued: vec![], skipped: vec![], failed: vec![] }
    }

    /// Sum excluding VAT of what was issued.
    pub fn net(&self) -> Money {
        self.issued.iter().map(|issued| issued.net).sum()
    }

    /// In one French sentence.
    pub fn french(&self) -> String {
        if self.issued.is_empty() && self.failed.is_empty() {
            return format!(
                "Rien à facturer au {} : {} période(s) déjà facturée(s).",
                self.day.french(),
                self.skipped.len()
            );
        }
        format!(
            "{} facture(s) émise(s) pour {} hors taxes, {} déjà facturée(s), {} en échec.",
            self.issued.len(),
            self.net().french(),
            self.skipped.len(),
            self.failed.len()
        )
    }
}
