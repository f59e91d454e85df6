//! What the office itself does as a job: the import of the official list, the bill run, the call of what is not paid,
//! the import of members, the convocations of an assembly.

use std::ops::ControlFlow;

use assemblies::public::AssemblyId;
use async_trait::async_trait;
use kernel::jobs::JobProgress;
use kernel::prelude::*;
use members::CallPayments;
use serde::Deserialize;
use serde_json::Value;
use values::Day;

use super::{Task, Trade};
use crate::{BillingStep, MemberImport, Office};

/// The import of the official list of libraries; its result is partners' `ImportReport`.
pub const VENUE_IMPORT: &str = "venue-import";
/// The bill run with its papers; its result is [`crate::BilledDay`].
pub const INVOICE_RUN: &str = "invoice-run";
/// The call of what members have not paid; its result is [`members::CalledPayments`].
pub const SHARE_CALL: &str = "share-call";

/// The import of members, or its rehearsal; its result is members' `MemberImportReport`.
pub const MEMBER_IMPORT: &str = "member-import";

/// The convocations of an assembly by mail; its result is [`crate::SentConvocations`].
pub const CONVOCATION: &str = "convocation";

/// Everything that the office does as a job.
pub fn trades() -> Vec<Box<dyn Trade>> {
    vec![
        Box::new(VenueImport),
        Box::new(InvoiceRun),
        Box::new(ShareCall),
        Box::new(MembersImport),
        Box::new(Convocations),
    ]
}

#[derive(Deserialize)]
struct OfAssembly {
    assembly: AssemblyId,
    on: Day,
}

struct Convocations;

#[async_trait(?Send)]
impl Trade for Convocations {
    fn kind(&self) -> &'static str {
        CONVOCATION
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let OfAssembly { assembly, on } = task.input()?;
        let sent = office
            .send_convocations(&task.context(), assembly, on, async |step| {
                let words = "associés examinés".to_owned();
                task.reached(JobProgress { done: step.done, total: step.total, words }).await
            })
            .await?;
        Ok(serde_json::to_value(sent)?)
    }
}

#[derive(Deserialize)]
struct OnDay {
    on: Day,
}

struct VenueImport;

#[async_trait(?Send)]
impl Trade for VenueImport {
    fn kind(&self) -> &'static str {
        VENUE_IMPORT
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let OnDay { on } = task.input()?;
        let report = office
            .partners
            .import_venues(&task.context(), task.file(), on, async |step| {
                let words = "lieux de la liste".to_owned();
                task.reached(JobProgress { done: step.done, total: step.total, words }).await
            })
            .await?;
        Ok(serde_json::to_value(report)?)
    }
}

struct InvoiceRun;

#[async_trait(?Send)]
impl Trade for InvoiceRun {
    fn kind(&self) -> &'static str {
        INVOICE_RUN
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let OnDay { on } = task.input()?;
        let billed = office.bill(&task.context(), on, async |step| at_step(task, step).await).await?;
        Ok(serde_json::to_value(billed)?)
    }
}

struct MembersImport;

#[async_trait(?Send)]
impl Trade for MembersImport {
    fn kind(&self) -> &'static str {
        MEMBER_IMPORT
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let order: MemberImport = task.input()?;
        let report = office
            .import_members(&task.context(), order, task.file(), async |step| {
                let words = "lignes de la liste".to_owned();
                task.reached(JobProgress { done: step.done, total: step.total, words }).await
            })
            .await?;
        Ok(serde_json::to_value(report)?)
    }

    fn is_rehearsal(&self, task: &Task<'_>) -> bool {
        task.input().is_ok_and(|order: MemberImport| order.dry_run)
    }
}

/// Contracts are counted to their end, then papers as they come: how many are missing is known when they are made.
async fn at_step(task: &Task<'_>, step: BillingStep) -> ControlFlow<()> {
    let progress = match step {
        BillingStep::Issuing(run) => {
            JobProgress { done: run.done, total: run.total, words: "contrats examinés".to_owned() }
        }
        BillingStep::Papers(done) => JobProgress { done, total: 0, words: "documents établis".to_owned() },
    };
    task.reached(progress).await
}

struct ShareCall;

#[async_trait(?Send)]
impl Trade for ShareCall {
    fn kind(&self) -> &'static str {
        SHARE_CALL
    }

    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure> {
        let order: CallPayments = task.input()?;
        let called = office
            .members
            .call_payments(&task.context(), order, async |step| {
                let words = "associés appelés".to_owned();
                task.reached(JobProgress { done: step.done, total: step.total, words }).await
            })
            .await?;
        Ok(serde_json::to_value(called)?)
    }
}
