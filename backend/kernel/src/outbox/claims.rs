//! What a process that delivers does: it takes notes that are due, hidden from other processes for a while, and says
//! what came of each attempt.

use std::time::Duration;

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockBehavior, LockType, Order, Query};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult};
use values::Timestamp;

use super::log::{self, Happening, LogLine};
use super::{Outgoing, opened, reading};
use crate::kernel::{Kernel, begin_write};
use crate::{KernelError, Vault};

/// A note claimed for delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Number of the note; stable over attempts.
    pub id: i64,
    /// What to deliver.
    pub note: Outgoing,
    /// 1 for the first attempt.
    pub attempt: i64,
    /// The same, counted from the last time that somebody asked for another try: what the back-off goes by.
    pub try_number: u32,
}

/// What came of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The other end took it.
    Sent,
    /// It is tried again after a while.
    Later {
        /// How long to wait.
        wait: Duration,
    },
    /// It is given up until somebody asks for another try.
    Parked,
}

/// An attempt that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When it ended.
    pub at: Timestamp,
    /// How long it took.
    pub took: Duration,
    /// What came of it.
    pub outcome: Outcome,
    /// What the other end answered: an SMTP code or an HTTP status, when it did.
    pub code: Option<u16>,
    /// Its words, or why there was no answer.
    pub words: String,
}

impl Kernel {
    /// Claims up to `limit` notes of one kind that are due, hidden from other processes for `lease`.
    pub async fn claim_notes(
        &self,
        kind: &str,
        now: Timestamp,
        lease: Duration,
        limit: u64,
    ) -> Result<Vec<Claimed>, KernelError> {
        self.check_place().await?;
        let _turn = self.turn().await;
        let tx = begin_write(self.reader()).await?;
        let mut due = Query::select()
            .columns(["id", "note", "attempts", "retried_after"].map(Alias::new))
            .from(Alias::new("outbox"))
            .cond_where(reading::waiting())
            .and_where(Expr::col(Alias::new("kind")).eq(kind))
            .and_where(Expr::col(Alias::new("next_at")).lte(now.micros()))
            .order_by(Alias::new("id"), Order::Asc)
            .limit(limit)
            .to_owned();
        if tx.get_database_backend() == DbBackend::Postgres {
            due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let mut claimed = Vec::new();
        for row in tx.query_all(&due).await? {
            claimed.push(claimed_from(self.vault(), &row)?);
        }
        let hidden_until = later(now, lease);
        for note in &claimed {
            let update = Query::update()
                .table(Alias::new("outbox"))
                .value(Alias::new("attempts"), note.attempt)
                .value(Alias::new("next_at"), hidden_until)
                .value(Alias::new("leased_until"), hidden_until)
                .and_where(Expr::col(Alias::new("id")).eq(note.id))
                .to_owned();
            tx.execute(&update).await?;
        }
        tx.commit().await?;
        Ok(claimed)
    }

    /// Records what came of an attempt: a line in the log, and where the note stands now. What an attempt says that
    /// outlived its lease counts no more once another process has taken the note, unless it was a success.
    pub async fn note_attempted(&self, note: &Claimed, attempt: &Attempt) -> Result<(), KernelError> {
        let _turn = self.turn().await;
        let tx = begin_write(self.reader()).await?;
        let at = attempt.at.micros();
        let column = Alias::new;
        let mut update = Query::update();
        update
            .table(column("outbox"))
            .value(column("leased_until"), 0_i64)
            .and_where(Expr::col(column("id")).eq(note.id));
        let happening = match attempt.outcome {
            Outcome::Sent => {
                update.value(column("sent_at"), at).value(column("parked_at"), 0_i64);
                update.value(column("last_error"), "");
                Happening::Sent
            }
            Outcome::Later { wait } => {
                update.value(column("next_at"), later(attempt.at, wait));
                Happening::Deferred
            }
            Outcome::Parked => {
                update.value(column("parked_at"), at);
                Happening::Parked
            }
        };
        if happening != Happening::Sent {
            update
                .value(column("last_error"), log::cut(&attempt.words))
                .cond_where(reading::waiting())
                .and_where(Expr::col(column("attempts")).eq(note.attempt));
        }
        tx.execute(&update).await?;
        let line = LogLine {
            attempt: note.attempt,
            at: attempt.at,
            happening,
            code: attempt.code,
            words: attempt.words.clone(),
            took_ms: u64::try_from(attempt.took.as_millis()).unwrap_or(u64::MAX),
        };
        log::write(&tx, note.id, &line).await?;
        Ok(tx.commit().await?)
    }
}

/// A moment after another, in microseconds.
fn later(now: Timestamp, wait: Duration) -> i64 {
    now.micros().saturating_add(i64::try_from(wait.as_micros()).unwrap_or(i64::MAX))
}

fn claimed_from(vault: &Vault, row: &QueryResult) -> Result<Claimed, KernelError> {
    let note: String = row.try_get("", "note")?;
    let (attempts, before): (i64, i64) = (row.try_get("", "attempts")?, row.try_get("", "retried_after")?);
    let attempt = attempts + 1;
    let try_number = u32::try_from(attempt - before).unwrap_or(u32::MAX);
    Ok(Claimed { id: row.try_get("", "id")?, note: opened(vault, &note)?, attempt, try_number })
}
