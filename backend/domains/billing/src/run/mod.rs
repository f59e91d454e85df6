//! The yearly billing run: what is due by a day, billed once, in batches of one transaction each.
//!
//! Preview and run share one plan. What can never happen: a period billed twice, by a second run, by a second
//! process or after an interruption (the unique view of billed periods and the invoice's id derived from its
//! period both forbid it); a bad contract that stops the others.

pub mod plan;
pub mod report;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::invoice::error::InvoiceError;
use crate::invoice::issuing::{Ready, issue_in_tx};
use crate::rules::numbering::InvoiceKind;
use crate::views::due::{self, Due};
use crate::{Billing, permissions};
use plan::{Planned, PlannedInvoice, plan};
use report::{AlreadyBilled, FailedBilling, IssuedByRun, RunProgress, RunReport};

/// Contracts a transaction.
const BATCH: u64 = 50;

#[derive(Serialize, Deserialize)]
struct Batch {
    contracts: u64,
    last: Option<String>,
    issued: Vec<IssuedByRun>,
    skipped: Vec<AlreadyBilled>,
    failed: Vec<FailedBilling>,
}

impl Billing {
    /// What a run on that day would bill and why, with what stands against it; nothing is written.
    pub async fn run_preview(&self, as_of: Day) -> Result<Vec<PlannedInvoice>, Failure> {
        self.kernel.require(permissions::RUN_PREVIEW)?;
        let mut planned = Vec::new();
        let mut after = String::new();
        loop {
            let due = due::load(self.kernel.reader(), as_of, &after, BATCH).await?;
            let Some(last) = due.last_reference() else { return Ok(planned) };
            after = last;
            planned.extend(plan(&due, as_of).into_iter().filter_map(|planned| match planned {
                Planned::ToIssue(invoice) => Some(*invoice),
                Planned::Done(_) => None,
            }));
        }
    }

    /// Bills everything due by `day`, dated that day. Every batch is kept as soon as it is done: after an
    /// interruption the next run goes on where this one stopped. `progress` hears of each batch, and may stop the run
    /// before the next one.
    pub async fn run(
        &self,
        context: &Context,
        day: Day,
        progress: impl AsyncFn(RunProgress) -> ControlFlow<()>,
    ) -> Result<RunReport, Failure> {
        self.kernel.require(permissions::RUN_BILL)?;
        let total = due::count(self.kernel.reader(), day).await?;
        let mut report = RunReport::new(day);
        let mut after = String::new();
        let mut done = 0;
        let context = context.clone().without_key();
        let mut flow = progress(RunProgress { done, total, issued: 0 }).await;
        loop {
            if flow.is_break() {
                return Err(KernelError::Stopped.into());
            }
            let batch = self
                .kernel
                .run(&context, async |uow: &mut UnitOfWork| {
                    batch_in_tx(uow, day, &after).await.map_err(as_race)
                })
                .await?;
            let Some(last) = batch.last else { return Ok(report) };
            after = last;
            done += batch.contracts;
            report.issued.extend(batch.issued);
            report.skipped.extend(batch.skipped);
            report.failed.extend(batch.failed);
            let step = RunProgress { done, total: total.max(done), issued: report.issued.len() as u64 };
            flow = progress(step).await;
        }
    }
}

async fn batch_in_tx(uow: &mut UnitOfWork, day: Day, after: &str) -> Result<Batch, Failure> {
    let due: Due = due::load(uow.connection(), day, after, BATCH).await?;
    let mut batch = Batch {
        contracts: due.contracts.len() as u64,
        last: due.last_reference(),
        issued: vec![],
        skipped: vec![],
        failed: vec![],
    };
    let mut to_issue = Vec::new();
    for planned in plan(&due, day) {
        match planned {
            Planned::Done(done) => batch.skipped.push(done),
            Planned::ToIssue(invoice) if invoice.checks.is_empty() => to_issue.push(*invoice),
            Planned::ToIssue(invoice) => batch.failed.push(FailedBilling::of(*invoice)),
        }
    }
    let (Some(seller), false) = (due.seller.as_ref(), to_issue.is_empty()) else { return Ok(batch) };
    let ready = to_issue
        .iter()
        .map(|planned| Ready {
            id: planned.invoice,
            content: planned.content.clone(),
            totals: planned.totals.clone(),
        })
        .collect();
    let issued = issue_in_tx(uow, InvoiceKind::Invoice, day, seller, ready).await?;
    debug_assert_eq!(to_issue.iter().map(|p| p.invoice).collect::<BTreeSet<_>>().len(), issued.len());
    batch.issued = to_issue
        .into_iter()
        .zip(issued)
        .map(|(planned, invoice)| IssuedByRun::of(planned, invoice.number))
        .collect();
    Ok(batch)
}

/// An invoice that another process has issued while we waited for the series is a lost race: decided again, it
/// shows as already billed.
fn as_race(failure: Failure) -> Failure {
    match failure.refusal::<InvoiceError>() {
        Some(InvoiceError::AlreadyIssued { number }) => {
            KernelError::Conflict { stream: format!("billing.invoice/{number}"), version: 1 }.into()
        }
        _ => failure,
    }
}

#[cfg(test)]
mod tests;
