//! Notes that leave the house: written in the command's transaction, delivered afterwards by a wire, at least
//! once, each under a stable id by which a double is recognised.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockBehavior, LockType, Order, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, QueryResult};
use serde::{Deserialize, Serialize};
use values::Timestamp;

use crate::kernel::{Kernel, begin_write};
use crate::{Context, KernelError};

/// A file that goes with a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name that the recipient sees.
    pub name: String,
    /// Media type, e.g. `application/pdf`.
    pub media_type: String,
    /// Where the wire finds the bytes (e.g. `invoice:<id>`); the bytes are read when sending.
    pub source: String,
}

/// A note for a wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Which wire: `mail` for now.
    pub kind: String,
    /// Address of the recipient.
    pub recipient: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Files.
    pub attachments: Vec<Attachment>,
}

/// A note claimed for delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Number of the note; stable over attempts.
    pub id: i64,
    /// What to deliver.
    pub note: Outgoing,
    /// 1 for the first attempt.
    pub attempt: i64,
}

/// What the outbox holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OutboxCounts {
    /// Not sent yet.
    pub waiting: i64,
    /// Sent.
    pub sent: i64,
}

pub(crate) async fn write(
    tx: &DatabaseTransaction,
    context: &Context,
    note: &Outgoing,
) -> Result<(), KernelError> {
    let insert = Query::insert()
        .into_table(Alias::new("outbox"))
        .columns(
            ["kind", "note", "correlation", "created_at", "attempts", "next_at", "sent_at", "last_error"]
                .map(Alias::new),
        )
        .values_panic([
            note.kind.as_str().into(),
            serde_json::to_string(note)?.into(),
            context.correlation.to_string().into(),
            context.at.micros().into(),
            0_i64.into(),
            context.at.micros().into(),
            0_i64.into(),
            "".into(),
        ])
        .to_owned();
    tx.execute(&insert).await?;
    Ok(())
}

impl Kernel {
    /// Claims up to `limit` notes that are due, hidden from other processes for `lease_seconds`.
    pub async fn claim_notes(
        &self,
        now: Timestamp,
        lease_seconds: i64,
        limit: u64,
    ) -> Result<Vec<Claimed>, KernelError> {
        self.check_place().await?;
        let tx = begin_write(self.reader()).await?;
        let mut due = Query::select()
            .columns(["id", "note", "attempts"].map(Alias::new))
            .from(Alias::new("outbox"))
            .and_where(Expr::col(Alias::new("sent_at")).eq(0_i64))
            .and_where(Expr::col(Alias::new("next_at")).lte(now.micros()))
            .order_by(Alias::new("id"), Order::Asc)
            .limit(limit)
            .to_owned();
        if tx.get_database_backend() == DbBackend::Postgres {
            due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let mut claimed = Vec::new();
        for row in tx.query_all(&due).await? {
            claimed.push(claimed_from(&row)?);
        }
        let hidden_until = now.micros().saturating_add(lease_seconds.saturating_mul(1_000_000));
        for note in &claimed {
            let update = Query::update()
                .table(Alias::new("outbox"))
                .value(Alias::new("attempts"), note.attempt)
                .value(Alias::new("next_at"), hidden_until)
                .and_where(Expr::col(Alias::new("id")).eq(note.id))
                .to_owned();
            tx.execute(&update).await?;
        }
        tx.commit().await?;
        Ok(claimed)
    }

    /// Marks a note as delivered.
    pub async fn note_sent(&self, id: i64, now: Timestamp) -> Result<(), KernelError> {
        let update = Query::update()
            .table(Alias::new("outbox"))
            .value(Alias::new("sent_at"), now.micros())
            .and_where(Expr::col(Alias::new("id")).eq(id))
            .to_owned();
        self.reader().execute(&update).await?;
        Ok(())
    }

    /// Keeps a failed delivery for later, with the reason; the wait doubles from one minute to one day.
    pub async fn note_failed(&self, note: &Claimed, now: Timestamp, reason: &str) -> Result<(), KernelError> {
        let minutes = 1_i64 << note.attempt.clamp(1, 11).saturating_sub(1);
        let next = now.micros().saturating_add(Ord::min(minutes, 1440).saturating_mul(60_000_000));
        let update = Query::update()
            .table(Alias::new("outbox"))
            .value(Alias::new("next_at"), next)
            .value(Alias::new("last_error"), reason)
            .and_where(Expr::col(Alias::new("id")).eq(note.id))
            .to_owned();
        self.reader().execute(&update).await?;
        Ok(())
    }

    /// How many notes wait and how many are sent.
    pub async fn outbox_counts(&self) -> Result<OutboxCounts, KernelError> {
        let mut counts = [0_i64; 2];
        for (count, waiting) in counts.iter_mut().zip([true, false]) {
            let sent_at = Expr::col(Alias::new("sent_at"));
            let query = Query::select()
                .expr_as(Expr::cust("COUNT(*)"), Alias::new("n"))
                .from(Alias::new("outbox"))
                .and_where(if waiting { sent_at.eq(0_i64) } else { sent_at.gt(0_i64) })
                .to_owned();
            if let Some(row) = self.reader().query_one(&query).await? {
                *count = row.try_get("", "n")?;
            }
        }
        Ok(OutboxCounts { waiting: counts[0], sent: counts[1] })
    }
}

fn claimed_from(row: &QueryResult) -> Result<Claimed, KernelError> {
    let note: String = row.try_get("", "note")?;
    let attempts: i64 = row.try_get("", "attempts")?;
    Ok(Claimed { id: row.try_get("", "id")?, note: serde_json::from_str(&note)?, attempt: attempts + 1 })
}
