//! What people order: a job, its end, its resumption; each inside a command's transaction and under its key.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, UpdateStatement};

use super::reading::{COLUMNS, from_row};
use super::{Job, JobError, JobId, JobState, NewJob};
use crate::access::Principal;
use crate::refusal::Failure;
use crate::unit_of_work::UnitOfWork;

/// An update of one job that counts as a revision.
pub(super) fn update(id: JobId) -> UpdateStatement {
    let revision = Alias::new("revision");
    Query::update()
        .table(Alias::new("jobs"))
        .value(revision.clone(), Expr::col(revision).add(1_i64))
        .and_where(Expr::col(Alias::new("id")).eq(id.to_string()))
        .to_owned()
}

/// What seals a part of a job.
pub(super) fn purpose(part: &str, id: JobId) -> String {
    format!("jobs.{part}/{id}")
}

impl UnitOfWork {
    /// Leaves a job for whichever process is free; it will act in these hands, signed by who asks now.
    pub async fn enqueue(&mut self, hands: &Principal, job: &NewJob) -> Result<(), Failure> {
        let context = self.context().clone();
        let owner = hands.user_id().map(|user| user.to_string()).unwrap_or_default();
        let file = match job.file.as_slice() {
            [] => Vec::new(),
            clear => self.inner.vault.seal(&purpose("file", job.id), clear)?,
        };
        let nothing = || "".into();
        let columns: [(&str, sea_orm::Value); 22] = [
            ("id", job.id.to_string().into()),
            ("kind", job.kind.as_str().into()),
            ("actor", context.actor.as_str().into()),
            ("owner", owner.into()),
            ("hands", serde_json::to_string(&hands.snapshot(&context.actor))?.into()),
            ("correlation", context.correlation.to_string().into()),
            ("input", job.input.to_string().into()),
            ("file", file.into()),
            ("state", JobState::Queued.as_str().into()),
            ("done", 0_i64.into()),
            ("total", 0_i64.into()),
            ("words", nothing()),
            ("result", Vec::<u8>::new().into()),
            ("problem", nothing()),
            ("created_at", context.at.micros().into()),
            ("started_at", 0_i64.into()),
            ("finished_at", 0_i64.into()),
            ("lease_until", 0_i64.into()),
            ("attempts", 0_i64.into()),
            ("crashes", 0_i64.into()),
            ("cancel_asked", false.into()),
            ("revision", 1_i64.into()),
        ];
        let (names, values): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        let insert = Query::insert()
            .into_table(Alias::new("jobs"))
            .columns(names.into_iter().map(Alias::new))
            .values_panic(values.into_iter().map(Expr::val))
            .to_owned();
        self.tx.execute(&insert).await?;
        self.jobs_touched = true;
        Ok(())
    }

    /// Asks a job to stop: at once when it waits, between two of its steps when it runs.
    pub async fn cancel_job(&mut self, id: JobId) -> Result<Job, Failure> {
        let now = self.context().at.micros();
        let state = self.locked(id).await?.state;
        let change = match state {
            JobState::Queued => update(id)
                .value(Alias::new("state"), JobState::Cancelled.as_str())
                .value(Alias::new("finished_at"), now)
                .to_owned(),
            JobState::Running => update(id).value(Alias::new("cancel_asked"), true).to_owned(),
            state => return Err(JobError::AlreadyOver { state }.into()),
        };
        self.tx.execute(&change).await?;
        self.jobs_touched = true;
        self.locked(id).await
    }

    /// Lets a failed or cancelled job go on: what it had done stays done.
    pub async fn resume_job(&mut self, id: JobId) -> Result<Job, Failure> {
        let state = self.locked(id).await?.state;
        if !state.is_resumable() {
            return Err(JobError::NotResumable { state }.into());
        }
        let change = update(id)
            .value(Alias::new("state"), JobState::Queued.as_str())
            .value(Alias::new("problem"), "")
            .value(Alias::new("finished_at"), 0_i64)
            .value(Alias::new("lease_until"), 0_i64)
            .value(Alias::new("crashes"), 0_i64)
            .value(Alias::new("cancel_asked"), false)
            .to_owned();
        self.tx.execute(&change).await?;
        self.jobs_touched = true;
        self.locked(id).await
    }

    /// The job, which nobody else changes until the end of this transaction.
    async fn locked(&mut self, id: JobId) -> Result<Job, Failure> {
        let mut query = Query::select()
            .columns(COLUMNS.map(Alias::new))
            .from(Alias::new("jobs"))
            .and_where(Expr::col(Alias::new("id")).eq(id.to_string()))
            .to_owned();
        if self.tx.get_database_backend() == sea_orm::DbBackend::Postgres {
            query.lock_exclusive();
        }
        let row = self.tx.query_one(&query).await?.ok_or(JobError::Unknown {})?;
        Ok(from_row(&row)?)
    }
}
