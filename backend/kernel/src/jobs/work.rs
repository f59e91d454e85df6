//! What a worker does with jobs: claims one, says how far it is, ends it, or gives it back.

use sea_orm::sea_query::{
    Alias, Condition, Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement, UpdateStatement,
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult};
use values::Timestamp;

use super::orders::{purpose, update};
use super::{Claim, Heard, JobError, JobId, JobProblem, JobProgress, JobState, MOST_CRASHES, Outcome};
use crate::kernel::begin_write;
use crate::refusal::Failure;
use crate::{Kernel, KernelError};

/// What is needed of a job that may be claimed.
const COLUMNS: [&str; 11] = [
    "id",
    "kind",
    "hands",
    "correlation",
    "input",
    "file",
    "state",
    "started_at",
    "attempts",
    "crashes",
    "cancel_asked",
];

fn until(now: Timestamp, lease_seconds: i64) -> i64 {
    now.micros().saturating_add(lease_seconds.saturating_mul(1_000_000))
}

impl Kernel {
    /// Claims the oldest job of these kinds that waits, or whose worker has let its lease run out.
    pub async fn claim_job(
        &self,
        kinds: &[&str],
        now: Timestamp,
        lease_seconds: i64,
    ) -> Result<Option<Claim>, KernelError> {
        // A look that costs no writer anything; who finds nothing says nothing, or it would wake itself.
        if self.reader().query_one(&waiting(kinds, now)).await?.is_none() {
            return Ok(None);
        }
        self.check_place().await?;
        let _turn = self.turn().await;
        let tx = begin_write(self.reader()).await?;
        let mut query = waiting(kinds, now);
        if tx.get_database_backend() == DbBackend::Postgres {
            query.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let claim = loop {
            let Some(row) = tx.query_one(&query).await? else { break None };
            if let Some(claim) = self.take(&tx, &row, now, lease_seconds).await? {
                break Some(claim);
            }
        };
        tx.commit().await?;
        self.inner.job_changed.notify_waiters();
        Ok(claim)
    }

    /// Takes one job, or ends it when it ought not be begun again.
    async fn take(
        &self,
        tx: &DatabaseTransaction,
        row: &QueryResult,
        now: Timestamp,
        lease_seconds: i64,
    ) -> Result<Option<Claim>, KernelError> {
        let text = |name: &str| row.try_get::<String>("", name);
        let id: JobId = text("id")?
            .parse()
            .map_err(|_| KernelError::Corrupt { reason: "identifiant d'une tâche illisible".to_owned() })?;
        let left: bool = text("state")? == JobState::Running.as_str();
        let crashes = row.try_get::<i64>("", "crashes")? + i64::from(left);
        if left && row.try_get::<bool>("", "cancel_asked")? {
            tx.execute(&over(id, JobState::Cancelled, "", now)).await?;
            return Ok(None);
        }
        if crashes >= MOST_CRASHES {
            let problem = JobProblem::from(&Failure::from(JobError::GivenUp { crashes }));
            tx.execute(&over(id, JobState::Failed, &serde_json::to_string(&problem)?, now)).await?;
            return Ok(None);
        }
        let attempt = row.try_get::<i64>("", "attempts")? + 1;
        let started_at = match row.try_get::<i64>("", "started_at")? {
            0 => now.micros(),
            earlier => earlier,
        };
        let change = update(id)
            .value(Alias::new("state"), JobState::Running.as_str())
            .value(Alias::new("started_at"), started_at)
            .value(Alias::new("lease_until"), until(now, lease_seconds))
            .value(Alias::new("attempts"), attempt)
            .value(Alias::new("crashes"), crashes)
            .to_owned();
        tx.execute(&change).await?;
        let sealed: Vec<u8> = row.try_get("", "file")?;
        let file = match sealed.as_slice() {
            [] => Vec::new(),
            sealed => self.vault().open(&purpose("file", id), sealed)?,
        };
        let correlation = text("correlation")?;
        Ok(Some(Claim {
            id,
            kind: text("kind")?,
            hands: serde_json::from_str(&text("hands")?)?,
            correlation: correlation.parse().map_err(|_| KernelError::Corrupt {
                reason: format!("tâche {id} : corrélation illisible"),
            })?,
            input: serde_json::from_str(&text("input")?)?,
            file,
            attempt,
        }))
    }

    /// Says how far a job is, and keeps the claim for another lease. Answers whether to go on.
    pub async fn advance_job(
        &self,
        claim: &Claim,
        progress: &JobProgress,
        now: Timestamp,
        lease_seconds: i64,
    ) -> Result<Heard, KernelError> {
        let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let change = held(claim)
            .value(Alias::new("done"), number(progress.done))
            .value(Alias::new("total"), number(progress.total))
            .value(Alias::new("words"), progress.words.as_str())
            .value(Alias::new("lease_until"), until(now, lease_seconds))
            .returning(Query::returning().column(Alias::new("cancel_asked")))
            .to_owned();
        let _turn = self.turn().await;
        let row = self.reader().query_one(&change).await?;
        self.inner.job_changed.notify_waiters();
        heard(row.as_ref())
    }

    /// Keeps the claim for another lease while a step takes its time. Answers whether to go on.
    pub async fn keep_job(
        &self,
        claim: &Claim,
        now: Timestamp,
        lease_seconds: i64,
    ) -> Result<Heard, KernelError> {
        let change = Query::update()
            .table(Alias::new("jobs"))
            .value(Alias::new("lease_until"), until(now, lease_seconds))
            .cond_where(is_held(claim))
            .returning(Query::returning().column(Alias::new("cancel_asked")))
            .to_owned();
        let _turn = self.turn().await;
        heard(self.reader().query_one(&change).await?.as_ref())
    }

    /// Ends a job. Answers whether it was still this process's to end.
    pub async fn finish_job(
        &self,
        claim: &Claim,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<bool, KernelError> {
        let (state, result, problem) = match outcome {
            Outcome::Done(result) | Outcome::Rehearsed(result) => {
                let clear = serde_json::to_vec(result)?;
                (JobState::Done, self.vault().seal(&purpose("result", claim.id), &clear)?, String::new())
            }
            Outcome::Failed(problem) => (JobState::Failed, Vec::new(), serde_json::to_string(problem)?),
            Outcome::Cancelled => (JobState::Cancelled, Vec::new(), String::new()),
        };
        let mut change = held(claim);
        change
            .value(Alias::new("state"), state.as_str())
            .value(Alias::new("result"), result)
            .value(Alias::new("problem"), problem)
            .value(Alias::new("finished_at"), now.micros())
            .value(Alias::new("lease_until"), 0_i64);
        if matches!(outcome, Outcome::Done(_)) {
            change.value(Alias::new("file"), Vec::<u8>::new());
        }
        self.change(&change).await
    }

    /// Gives a job back, for any process to go on with at once: this one is about to stop.
    pub async fn release_job(&self, claim: &Claim) -> Result<bool, KernelError> {
        let change = held(claim)
            .value(Alias::new("state"), JobState::Queued.as_str())
            .value(Alias::new("lease_until"), 0_i64)
            .to_owned();
        self.change(&change).await
    }

    /// Forgets the jobs that ended before a moment; answers how many.
    pub async fn forget_jobs(&self, before: Timestamp) -> Result<u64, KernelError> {
        let delete = Query::delete()
            .from_table(Alias::new("jobs"))
            .and_where(Expr::col(Alias::new("finished_at")).gt(0_i64))
            .and_where(Expr::col(Alias::new("finished_at")).lt(before.micros()))
            .to_owned();
        let _turn = self.turn().await;
        Ok(self.reader().execute(&delete).await?.rows_affected())
    }

    /// Forgets the files of jobs that were rehearsed before a moment; answers how many.
    pub async fn forget_job_files(&self, before: Timestamp) -> Result<u64, KernelError> {
        let change = Query::update()
            .table(Alias::new("jobs"))
            .value(Alias::new("file"), Vec::<u8>::new())
            .and_where(Expr::col(Alias::new("state")).eq(JobState::Done.as_str()))
            .and_where(Expr::col(Alias::new("finished_at")).lt(before.micros()))
            .and_where(Expr::col(Alias::new("file")).ne(Vec::<u8>::new()))
            .to_owned();
        let _turn = self.turn().await;
        Ok(self.reader().execute(&change).await?.rows_affected())
    }

    async fn change(&self, change: &UpdateStatement) -> Result<bool, KernelError> {
        let _turn = self.turn().await;
        let held = self.reader().execute(change).await?.rows_affected() > 0;
        self.inner.job_changed.notify_waiters();
        Ok(held)
    }
}

/// The oldest job that can be claimed.
fn waiting(kinds: &[&str], now: Timestamp) -> SelectStatement {
    let open = [JobState::Queued, JobState::Running].map(JobState::as_str);
    Query::select()
        .columns(COLUMNS.map(Alias::new))
        .from(Alias::new("jobs"))
        .and_where(Expr::col(Alias::new("state")).is_in(open))
        .and_where(Expr::col(Alias::new("lease_until")).lte(now.micros()))
        .and_where(Expr::col(Alias::new("kind")).is_in(kinds.iter().copied()))
        .order_by(Alias::new("created_at"), Order::Asc)
        .order_by(Alias::new("id"), Order::Asc)
        .limit(1)
        .to_owned()
}

/// What the row of a claim says to its worker; none is left when the claim was lost.
fn heard(row: Option<&QueryResult>) -> Result<Heard, KernelError> {
    Ok(match row {
        None => Heard::Lost,
        Some(row) if row.try_get::<bool>("", "cancel_asked")? => Heard::Stop,
        Some(_) => Heard::GoOn,
    })
}

/// Whether a job is still held under this claim.
fn is_held(claim: &Claim) -> Condition {
    Condition::all()
        .add(Expr::col(Alias::new("id")).eq(claim.id.to_string()))
        .add(Expr::col(Alias::new("state")).eq(JobState::Running.as_str()))
        .add(Expr::col(Alias::new("attempts")).eq(claim.attempt))
}

/// An update that only touches a job which is still held under this claim.
fn held(claim: &Claim) -> UpdateStatement {
    update(claim.id).cond_where(is_held(claim)).to_owned()
}

fn over(id: JobId, state: JobState, problem: &str, now: Timestamp) -> UpdateStatement {
    update(id)
        .value(Alias::new("state"), state.as_str())
        .value(Alias::new("problem"), problem)
        .value(Alias::new("finished_at"), now.micros())
        .value(Alias::new("lease_until"), 0_i64)
        .to_owned()
}
