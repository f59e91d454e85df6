//! Another try, when somebody asks for one: of a note that was given up, or of one that waits too long.

use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, Order, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use super::OutboxError;
use super::log::{self, Happening, LogLine};
use super::reading::{self, NoteRow};
use crate::kernel::Kernel;
use crate::refusal::Failure;
use crate::unit_of_work::UnitOfWork;
use crate::{Context, KernelError};

/// Notes that one request asks to try again at most: the rest stays parked for the next request.
const MOST_AT_ONCE: u64 = 1_000;

impl Kernel {
    /// Makes a note due now, and its back-off begin anew; answers where it stands. Refused when it is sent, or being
    /// sent.
    pub async fn retry_note(&self, context: &Context, id: i64) -> Result<NoteRow, Failure> {
        self.run(context, async |uow: &mut UnitOfWork| {
            again(&uow.tx, uow.context(), id, Sent::Refused).await?;
            reading::note(&uow.tx, id).await
        })
        .await
    }

    /// Makes parked notes due now, the oldest first; answers how many. At most 1 000 at once.
    pub async fn retry_parked_notes(&self, context: &Context) -> Result<u64, Failure> {
        self.run(context, async |uow: &mut UnitOfWork| {
            let query = Query::select()
                .column(Alias::new("id"))
                .from(Alias::new("outbox"))
                .and_where(Expr::col(Alias::new("sent_at")).eq(0_i64))
                .and_where(Expr::col(Alias::new("parked_at")).gt(0_i64))
                .order_by(Alias::new("id"), Order::Asc)
                .limit(MOST_AT_ONCE)
                .to_owned();
            let mut retried = 0;
            for row in uow.tx.query_all(&query).await? {
                let id: i64 = row.try_get("", "id").map_err(KernelError::from)?;
                again(&uow.tx, uow.context(), id, Sent::Refused).await?;
                retried += 1;
            }
            Ok(retried)
        })
        .await
    }
}

/// What to do when the note was sent already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sent {
    /// A mail is not sent twice on purpose.
    Refused,
    /// A message to a machine is, under its old number.
    Again,
}

/// Makes a note due now, and notes who asked.
pub(crate) async fn again(
    tx: &DatabaseTransaction,
    context: &Context,
    id: i64,
    sent: Sent,
) -> Result<(), Failure> {
    let mut query = Query::select()
        .columns(["sent_at", "parked_at", "leased_until", "attempts"].map(Alias::new))
        .from(Alias::new("outbox"))
        .and_where(Expr::col(Alias::new("id")).eq(id))
        .to_owned();
    if tx.get_database_backend() == DbBackend::Postgres {
        query.lock(LockType::Update);
    }
    let row = tx.query_one(&query).await?.ok_or(OutboxError::NoSuchNote { note_id: id })?;
    let number = |name: &str| -> Result<i64, KernelError> { Ok(row.try_get("", name)?) };
    let (now, attempts) = (context.at.micros(), number("attempts")?);
    if number("sent_at")? > 0 && sent == Sent::Refused {
        return Err(OutboxError::AlreadySent { note_id: id }.into());
    }
    if number("sent_at")? == 0 && number("parked_at")? == 0 && number("leased_until")? > now {
        return Err(OutboxError::BeingSent { note_id: id }.into());
    }
    let update = Query::update()
        .table(Alias::new("outbox"))
        .value(Alias::new("sent_at"), 0_i64)
        .value(Alias::new("parked_at"), 0_i64)
        .value(Alias::new("leased_until"), 0_i64)
        .value(Alias::new("next_at"), now)
        .value(Alias::new("retried_after"), attempts)
        .and_where(Expr::col(Alias::new("id")).eq(id))
        .to_owned();
    tx.execute(&update).await?;
    let line = LogLine {
        attempt: attempts,
        at: context.at,
        happening: Happening::Retried,
        code: None,
        words: context.actor.as_str().to_owned(),
        took_ms: 0,
    };
    log::write(tx, id, &line).await?;
    Ok(())
}
