//! Long jobs of the house: who may ask for one, see it, stop it and let it go on; and what there is to be done.
//!
//! A job acts in the hands of who asked for it, as they are when it runs: whoever has lost a role since, or was
//! disabled, gets a refusal as the job's end. What can never happen: a job that may more than who asked for it; a job of
//! somebody else that can be told from one that does not exist.

mod trades;
mod working;

use assemblies::permissions::ASSEMBLY_CONVENE;
use assemblies::public::AssemblyId;
use async_trait::async_trait;
use billing::permissions::RUN_BILL;
use kernel::Kernel;
use kernel::access::{Owner, Reach};
use kernel::jobs::{Job, JobError, JobId, NewJob};
use kernel::prelude::*;
use members::CallPayments;
use members::permissions::{MEMBERS_IMPORT, PAYMENTS_CALL};
use partners::permissions::VENUES_IMPORT;
use serde_json::{Value, json};
use values::{Day, Uuid};

pub use trades::{CONVOCATION, INVOICE_RUN, MEMBER_IMPORT, SHARE_CALL, VENUE_IMPORT, trades};
pub use working::{BEAT_SECONDS, Task, Worker};

use crate::{MemberImport, Office, permissions};

/// Something that can be done as a job. A room above the office may bring its own.
#[async_trait(?Send)]
pub trait Trade {
    /// The word under which jobs ask for it.
    fn kind(&self) -> &'static str;

    /// Does the job in the hands of who asked for it, and tells [`Task::reached`] after each step. A job that was cut
    /// is begun again: each step must find, or be answered again, what it did before.
    async fn work(&self, office: &Office, task: &Task<'_>) -> Result<Value, Failure>;

    /// Whether a job that is done was only a rehearsal, whose file is kept a day for the real thing.
    fn is_rehearsal(&self, task: &Task<'_>) -> bool {
        let _ = task;
        false
    }
}

/// The long jobs.
#[derive(Clone)]
pub struct Jobs {
    kernel: Kernel,
}

impl Office {
    /// The long jobs.
    pub fn jobs(&self) -> Jobs {
        Jobs { kernel: self.kernel.clone() }
    }
}

impl Jobs {
    /// Leaves an import of the official list of libraries to be done; the file is read when it is.
    pub async fn import_venues(&self, context: &Context, on: Day, file: Vec<u8>) -> Result<Job, Failure> {
        self.ask(context, VENUES_IMPORT, VENUE_IMPORT, json!({"on": on}), file).await
    }

    /// Leaves an import of members, or its rehearsal, to be done; the file is read when it is.
    pub async fn import_members(
        &self,
        context: &Context,
        order: &MemberImport,
        file: Vec<u8>,
    ) -> Result<Job, Failure> {
        self.ask(context, MEMBERS_IMPORT, MEMBER_IMPORT, serde_json::to_value(order)?, file).await
    }

    /// Leaves a bill run to be done.
    pub async fn run_invoices(&self, context: &Context, on: Day) -> Result<Job, Failure> {
        self.ask(context, RUN_BILL, INVOICE_RUN, json!({"on": on}), Vec::new()).await
    }

    /// Leaves a call of what members have not paid to be done.
    pub async fn call_payments(&self, context: &Context, order: CallPayments) -> Result<Job, Failure> {
        let input = serde_json::to_value(order)?;
        self.ask(context, PAYMENTS_CALL, SHARE_CALL, input, Vec::new()).await
    }

    /// Leaves the sending of an assembly's convocations to be done, to those who took them by mail.
    pub async fn send_convocations(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
    ) -> Result<Job, Failure> {
        let input = json!({"assembly": assembly, "on": on});
        self.ask(context, ASSEMBLY_CONVENE, CONVOCATION, input, Vec::new()).await
    }

    /// Leaves work of any trade to be done, which takes this permission now and again when it is done. Under a repeated
    /// key the first job is answered.
    pub async fn ask(
        &self,
        context: &Context,
        permission: Permission,
        kind: &str,
        input: Value,
        file: Vec<u8>,
    ) -> Result<Job, Failure> {
        self.kernel.reach(permission)?;
        let job = NewJob { id: JobId::new(Uuid::now_v7()), kind: kind.to_owned(), input, file };
        let principal = self.kernel.principal();
        let id = self
            .kernel
            .run(context, async |uow: &mut UnitOfWork| {
                uow.enqueue(principal, &job).await?;
                Ok(job.id)
            })
            .await?;
        Ok(self.kernel.job(id).await?.ok_or(JobError::Unknown {})?)
    }

    /// A page of the jobs: all of them, or one's own; the youngest first.
    pub async fn list(&self, request: &PageRequest) -> Result<Page<Job>, Failure> {
        let owners: Option<Vec<Uuid>> = match self.kernel.reach(permissions::JOBS_READ)? {
            Reach::All => None,
            Reach::Own(owners) => Some(owners.into_iter().filter_map(user).collect()),
        };
        self.kernel.jobs(owners.as_deref(), request).await
    }

    /// One job.
    pub async fn read(&self, id: JobId) -> Result<Job, Failure> {
        let reach = self.kernel.reach(permissions::JOBS_READ)?;
        let job = self.kernel.job(id).await?.ok_or(JobError::Unknown {})?;
        match (reach, job.owner) {
            (Reach::All, _) => Ok(job),
            (Reach::Own(owners), Some(owner)) if owners.contains(&Owner::User(owner)) => Ok(job),
            (Reach::Own(_), _) => Err(JobError::Unknown {}.into()),
        }
    }

    /// What a job that is done came to, in the form of its trade.
    pub async fn result(&self, id: JobId) -> Result<Option<Value>, Failure> {
        self.read(id).await?;
        Ok(self.kernel.job_result(id).await?)
    }

    /// Asks a job to stop; what it has done stays done.
    pub async fn cancel(&self, context: &Context, id: JobId) -> Result<Job, Failure> {
        self.require_over(permissions::JOBS_CANCEL, id).await?;
        self.kernel.run(context, async |uow: &mut UnitOfWork| uow.cancel_job(id).await.map(drop)).await?;
        Ok(self.kernel.job(id).await?.ok_or(JobError::Unknown {})?)
    }

    /// Lets a failed or cancelled job go on, still in the hands of who first asked for it.
    pub async fn resume(&self, context: &Context, id: JobId) -> Result<Job, Failure> {
        self.require_over(permissions::JOBS_RESUME, id).await?;
        self.kernel.run(context, async |uow: &mut UnitOfWork| uow.resume_job(id).await.map(drop)).await?;
        Ok(self.kernel.job(id).await?.ok_or(JobError::Unknown {})?)
    }

    /// Somebody else's job is as unknown as one that does not exist, to those who may not read it.
    async fn require_over(&self, permission: Permission, id: JobId) -> Result<(), Failure> {
        match self.read(id).await?.owner {
            Some(owner) => self.kernel.require_over(permission, Owner::User(owner)),
            None => self.kernel.require(permission),
        }
    }
}

fn user(owner: Owner) -> Option<Uuid> {
    match owner {
        Owner::User(user) => Some(user),
        Owner::Member(_) | Owner::Organisation(_) => None,
    }
}

#[cfg(test)]
mod tests;
