//! Views that follow by checkpoint: the checkpoint moves in the transaction that writes the rows, and never past
//! a fact that a running transaction may still precede. Nothing is lost, nothing is taken twice.

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, LockType, OnConflict, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};

use crate::kernel::{Kernel, begin_write};
use crate::ordering::{Cursor, of_streams, settled};
use crate::personal::Keys;
use crate::projector::{Projector, Timing};
use crate::{KernelError, store};

/// Facts per transaction.
const BATCH: u64 = 500;

impl Kernel {
    /// Lets every follower take what is settled; answers how many facts were taken.
    pub async fn catch_up(&self) -> Result<u64, KernelError> {
        let mut taken = 0;
        for projector in self.inner.projectors.iter().filter(|p| p.timing() == Timing::Follower) {
            loop {
                let batch = self.follow(projector.as_ref()).await?;
                taken += batch;
                if batch < BATCH {
                    break;
                }
            }
        }
        Ok(taken)
    }

    /// Lets one follower take one batch. Another process that follows the same view waits for its turn.
    async fn follow(&self, projector: &dyn Projector) -> Result<u64, KernelError> {
        let sqlite = self.reader().get_database_backend() == DbBackend::Sqlite;
        let _turn = if sqlite { Some(self.inner.writer.lock().await) } else { None };
        let tx = begin_write(self.reader()).await?;
        let from = checkpoint(&tx, projector.name()).await?;
        let condition = Condition::all()
            .add(from.after(tx.get_database_backend()))
            .add(settled(tx.get_database_backend()))
            .add(of_streams(projector.streams().iter().copied()));
        let raws = store::read(&tx, condition, BATCH).await?;
        let Some(last) = raws.last().map(|raw| Cursor { xid: raw.xid, position: raw.position }) else {
            tx.rollback().await?;
            return Ok(0);
        };
        let events = store::open(&tx, raws, &mut Keys::new(), &self.inner.upcasters).await?;
        for event in &events {
            projector.project(&tx, event).await?;
        }
        move_checkpoint(&tx, projector.name(), last).await?;
        tx.commit().await?;
        Ok(events.len() as u64)
    }
}

pub(crate) async fn checkpoint(tx: &DatabaseTransaction, name: &str) -> Result<Cursor, KernelError> {
    let table = Alias::new("checkpoints");
    let insert = Query::insert()
        .into_table(table.clone())
        .columns(["name", "xid", "position"].map(Alias::new))
        .values_panic([name.into(), 0_i64.into(), 0_i64.into()])
        .on_conflict(OnConflict::column(Alias::new("name")).do_nothing().to_owned())
        .to_owned();
    tx.execute(&insert).await?;
    let mut query = Query::select()
        .columns(["xid", "position"].map(Alias::new))
        .from(table)
        .and_where(Expr::col(Alias::new("name")).eq(name))
        .to_owned();
    if tx.get_database_backend() == DbBackend::Postgres {
        query.lock(LockType::Update);
    }
    match tx.query_one(&query).await? {
        Some(row) => Ok(Cursor { xid: row.try_get("", "xid")?, position: row.try_get("", "position")? }),
        None => Ok(Cursor::default()),
    }
}

pub(crate) async fn move_checkpoint(
    tx: &DatabaseTransaction,
    name: &str,
    to: Cursor,
) -> Result<(), KernelError> {
    let insert = Query::insert()
        .into_table(Alias::new("checkpoints"))
        .columns(["name", "xid", "position"].map(Alias::new))
        .values_panic([name.into(), to.xid.into(), to.position.into()])
        .on_conflict(
            OnConflict::column(Alias::new("name"))
                .update_columns(["xid", "position"].map(Alias::new))
                .to_owned(),
        )
        .to_owned();
    tx.execute(&insert).await?;
    Ok(())
}
