//! What is due by a day: pure, from contracts, what was billed before and the seller's identity.

use partners::public::OrganisationId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use values::Day;

use super::report::AlreadyBilled;
use crate::contract::aggregate::Contract;
use crate::invoice::content::{BillingKind, ContractReference, InvoiceContent};
use crate::parties::SellerIdentity;
use crate::public::{ContractId, InvoiceId};
use crate::rules::checks::{Check, before_issue};
use crate::rules::numbering::InvoiceKind;
use crate::rules::periods::{BillingPeriod, Period, periods};
use crate::rules::pricing::bill_lines;
use crate::rules::vat::Totals;
use crate::views::due::Due;

/// One bill that a run would issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedInvoice {
    /// The id it will have, derived from contract, period and kind.
    pub invoice: InvoiceId,
    /// Contract.
    pub contract: ContractId,
    /// Its reference.
    pub reference: String,
    /// Who pays.
    pub customer: OrganisationId,
    /// Its name.
    pub customer_name: String,
    /// Days billed.
    pub period: Period,
    /// What kind of bill.
    pub kind: BillingKind,
    /// Why it is due, in French.
    pub why: String,
    /// What it will say.
    pub content: InvoiceContent,
    /// Its totals.
    pub totals: Totals,
    /// What stands against it; empty when it may be issued.
    pub checks: Vec<Check>,
}

/// What to do with a period that is due.
pub(crate) enum Planned {
    ToIssue(Box<PlannedInvoice>),
    Done(AlreadyBilled),
}

/// The plan of a batch of contracts, in their order, then in the order of time.
pub(crate) fn plan(due: &Due, day: Day) -> Vec<Planned> {
    due.contracts.iter().flat_map(|(id, contract)| plan_contract(*id, contract, due, day)).collect()
}

fn plan_contract(id: ContractId, contract: &Contract, due: &Due, day: Day) -> Vec<Planned> {
    let (Ok(terms), Ok(term)) = (contract.terms(), contract.effective_term()) else { return vec![] };
    periods(term, terms.billing_day, day)
        .into_iter()
        .filter_map(|period| match due.billed.get(&(id, period.billed.from)) {
            // Periods that are over and billed are history; the one in course answers "already billed".
            Some(number) => period.billed.contains(day).then(|| {
                Planned::Done(AlreadyBilled {
                    contract: id,
                    reference: terms.reference.clone(),
                    period: period.billed,
                    number: number.clone(),
                })
            }),
            None => planned(id, contract, &period, due.seller.as_ref(), day),
        })
        .collect()
}

fn planned(
    id: ContractId,
    contract: &Contract,
    period: &BillingPeriod,
    seller: Option<&SellerIdentity>,
    day: Day,
) -> Option<Planned> {
    let terms = contract.terms().ok()?;
    let lines = bill_lines(&terms.lines, period);
    if lines.is_empty() {
        return None;
    }
    let kind = BillingKind::Annual;
    let totals = Totals::of(lines.iter().map(|line| (line.vat, line.net)));
    let content = InvoiceContent {
        kind: InvoiceKind::Invoice,
        customer: terms.customer,
        buyer: terms.buyer.clone(),
        references: terms.references.clone(),
        contract: Some(ContractReference { contract: id, reference: terms.reference.clone() }),
        billing: Some(kind),
        period: Some(period.billed),
        venues: contract.served_on(period.billed.from),
        lines,
        payment_days: terms.payment_days,
        preceding: None,
        reason: None,
    };
    Some(Planned::ToIssue(Box::new(PlannedInvoice {
        invoice: invoice_id(id, period.billed.from, kind),
        contract: id,
        reference: terms.reference.clone(),
        customer: terms.customer,
        customer_name: terms.buyer.name.clone(),
        period: period.billed,
        kind,
        why: why(&terms.reference, period),
        checks: before_issue(&content, seller, day),
        content,
        totals,
    })))
}

fn why(reference: &str, period: &BillingPeriod) -> String {
    let days = format!("du {} au {}", period.billed.from.french(), period.billed.to.french());
    if period.is_whole() {
        format!("Contrat {reference}, année {days}, à échoir.")
    } else {
        let (part, of) = (period.billed.days(), period.year.days());
        format!("Contrat {reference}, {days} : {part} jours sur {of}.")
    }
}

/// The id of the bill of a period: the same whoever computes it, so that it cannot exist twice.
pub fn invoice_id(contract: ContractId, from: Day, kind: BillingKind) -> InvoiceId {
    InvoiceId::new(Uuid::new_v5(&contract.uuid(), format!("{}:{from}", kind.as_str()).as_bytes()))
}
