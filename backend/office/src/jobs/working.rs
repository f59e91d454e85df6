//! One job after another: claimed, done in the hands of who asked, ended or given back.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::pin::pin;

use futures::future::{Either, LocalBoxFuture, select};
use kernel::access::{Principal, Snapshot};
use kernel::jobs::{Claim, Heard, JobError, JobId, JobProblem, JobProgress, Outcome};
use kernel::prelude::*;
use kernel::{Clock, Kernel};
use serde::de::DeserializeOwned;

use super::Trade;
use crate::Office;

/// For how long a job is this process's after each beat of its heart, in seconds: what a job waits when its process dies.
const LEASE_SECONDS: i64 = 15;
/// How often a process that works says so, in seconds: three beats may be missed before another takes over.
pub const BEAT_SECONDS: u64 = 4;
/// How long jobs are kept after their end, in microseconds: thirty days.
const KEPT: i64 = 30 * DAY;
/// A day, in microseconds: for how long the file of a rehearsal is kept.
const DAY: i64 = 86_400 * 1_000_000;

/// What a process needs to work at jobs.
pub struct Worker<'w> {
    /// What it can do.
    pub trades: &'w [Box<dyn Trade>],
    /// The present.
    pub clock: &'w dyn Clock,
    /// Whether the process is about to stop: asked between two steps.
    pub stopping: &'w dyn Fn() -> bool,
    /// Waits until the next beat of the heart is due ([`BEAT_SECONDS`]), so that a long step keeps its claim.
    pub beat: &'w dyn Fn() -> LocalBoxFuture<'static, ()>,
}

/// A job that is being done.
pub struct Task<'t> {
    worker: &'t Worker<'t>,
    kernel: &'t Kernel,
    claim: &'t Claim,
    heard: Cell<Heard>,
}

impl Task<'_> {
    /// With which parameters.
    pub fn input<T: DeserializeOwned>(&self) -> Result<T, KernelError> {
        Ok(serde_json::from_value(self.claim.input.clone())?)
    }

    /// With which file.
    pub fn file(&self) -> &[u8] {
        &self.claim.file
    }

    /// The circumstances of its acts: signed by who asked, tied to the request, under a key of the job's own, so that
    /// what had ended when the process was cut is answered again. No caller can send this key: theirs have no space.
    pub fn context(&self) -> Context {
        let key = format!("job {}", self.claim.id);
        Context::new(self.claim.hands.actor.clone(), self.worker.clock.now(), self.claim.correlation)
            .with_key(key.clone(), key.into_bytes())
    }

    /// Says how far it is; answers whether to go on.
    pub async fn reached(&self, progress: JobProgress) -> ControlFlow<()> {
        let now = self.worker.clock.now();
        match self.kernel.advance_job(self.claim, &progress, now, LEASE_SECONDS).await {
            Ok(heard) => self.heard.set(heard),
            // The lease still runs for a while; a database that is really gone stops the work itself.
            Err(error) => tracing::warn!(job = %self.claim.id, %error, "progress could not be kept"),
        }
        if self.heard.get() == Heard::GoOn && !(self.worker.stopping)() {
            return ControlFlow::Continue(());
        }
        ControlFlow::Break(())
    }

    /// Keeps the claim while a step takes its time; never ends by itself.
    async fn live(&self) {
        loop {
            (self.worker.beat)().await;
            match self.kernel.keep_job(self.claim, self.worker.clock.now(), LEASE_SECONDS).await {
                Ok(Heard::GoOn) => {}
                Ok(heard) => self.heard.set(heard),
                Err(error) => tracing::warn!(job = %self.claim.id, %error, "a claim could not be kept"),
            }
        }
    }
}

/// Who knows how to do a task.
fn trade<'t>(task: &Task<'t>) -> Option<&'t dyn Trade> {
    let found = task.worker.trades.iter().find(|trade| trade.kind() == task.claim.kind);
    found.map(|trade| &**trade)
}

impl Office {
    /// Claims one job and does it, to its end or until the process is to stop. Answers which; `None` when none waits.
    pub async fn work_once(&self, worker: &Worker<'_>) -> Result<Option<JobId>, KernelError> {
        let kinds: Vec<&str> = worker.trades.iter().map(|trade| trade.kind()).collect();
        let now = worker.clock.now();
        let Some(claim) = self.kernel.claim_job(&kinds, now, LEASE_SECONDS).await? else { return Ok(None) };
        tracing::info!(job = %claim.id, kind = claim.kind, attempt = claim.attempt, "job begun");
        let task = Task { worker, kernel: &self.kernel, claim: &claim, heard: Cell::new(Heard::GoOn) };
        let answer = match select(pin!(self.in_hands(&task)), pin!(task.live())).await {
            Either::Left((answer, _)) => answer,
            Either::Right(((), _)) => return Ok(Some(claim.id)), // a heart does not stop by itself
        };
        let outcome = match (answer, task.heard.get()) {
            (_, Heard::Lost) => {
                tracing::warn!(job = %claim.id, "job lost to another process");
                return Ok(Some(claim.id));
            }
            (Ok(result), _) if trade(&task).is_some_and(|trade| trade.is_rehearsal(&task)) => {
                Outcome::Rehearsed(result)
            }
            (Ok(result), _) => Outcome::Done(result),
            (Err(Failure::Kernel(KernelError::Stopped)), Heard::Stop) => Outcome::Cancelled,
            (Err(Failure::Kernel(KernelError::Stopped)), Heard::GoOn) => {
                tracing::info!(job = %claim.id, "job given back");
                self.kernel.release_job(&claim).await?;
                return Ok(Some(claim.id));
            }
            // As if the process had died: the claim runs out, and the job goes on, up to the number of deaths it is given.
            (Err(Failure::Kernel(error @ (KernelError::Unavailable { .. } | KernelError::Busy))), _) => {
                return Err(error);
            }
            (Err(failure), _) => {
                tracing::warn!(job = %claim.id, %failure, "job failed");
                Outcome::Failed(JobProblem::from(&failure))
            }
        };
        self.kernel.finish_job(&claim, &outcome, worker.clock.now()).await?;
        tracing::info!(job = %claim.id, "job ended");
        Ok(Some(claim.id))
    }

    async fn in_hands(&self, task: &Task<'_>) -> Result<serde_json::Value, Failure> {
        let hands = self.present_hands(task.claim.hands.clone()).await?;
        let trade = trade(task);
        let unknown = || KernelError::Interrupted { reason: format!("tâche « {} »", task.claim.kind) };
        trade.ok_or_else(unknown)?.work(&self.acting_for(hands), task).await
    }

    /// Who asked, as they are now: with the roles of now, within the scopes of then.
    async fn present_hands(&self, asked: Snapshot) -> Result<Principal, Failure> {
        let Some(user) = asked.user else { return Ok(Principal::from(asked)) };
        let present = self.accounts.identify_user(user).await?.ok_or(JobError::AskerGone {})?;
        Ok(match asked.scopes {
            Some(scopes) => present.within(scopes),
            None => present,
        })
    }

    /// Forgets the jobs that ended more than thirty days ago, and the files of rehearsals of more than a day ago;
    /// answers how many jobs.
    pub async fn forget_old_jobs(&self, clock: &dyn Clock) -> Result<u64, KernelError> {
        let before = |age: i64| values::Timestamp::from_micros(clock.now().micros() - age);
        self.kernel.forget_job_files(before(DAY)).await?;
        self.kernel.forget_jobs(before(KEPT)).await
    }
}
