//! When something has happened, something else is due: a reaction reads facts by checkpoint and acts on them, in the
//! transaction that moves its checkpoint.
//!
//! Why it is no view: a rebuild replays views from the first fact, and what a reaction does (a message that leaves the
//! house, a command) must not be done again. What can never happen: a fact that a reaction misses while others write,
//! or reacts to twice; a rebuild that sets a reaction back.

use async_trait::async_trait;
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Order};
use sea_orm::{ConnectionTrait, DatabaseTransaction};
use std::sync::Arc;
use values::Timestamp;

use crate::event::Recorded;
use crate::follower::{checkpoint, move_checkpoint};
use crate::kernel::{Kernel, begin_write};
use crate::ordering::{Cursor, of_streams, settled};
use crate::personal::Keys;
use crate::refusal::Failure;
use crate::unit_of_work::UnitOfWork;
use crate::{Actor, Context, KernelError, ordering, store};

/// Facts per transaction.
const BATCH: u64 = 500;

/// One "when this, then that".
#[async_trait]
pub trait Reaction: Send + Sync {
    /// Stable name, `room.reaction`: that of its checkpoint and, after `system:`, of who signs what it does.
    fn name(&self) -> &'static str;
    /// Types of streams whose facts it reads.
    fn streams(&self) -> Vec<&'static str>;
    /// Acts on some facts, in reading order. What it writes is kept together with its checkpoint, or not at all.
    async fn react(&self, work: &mut UnitOfWork, facts: &[Recorded]) -> Result<(), Failure>;
}

/// Where to begin to read facts again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactsFrom {
    /// After this position.
    Position(i64),
    /// Recorded at this moment or later.
    Moment(Timestamp),
}

impl Kernel {
    /// Lets a reaction take what is settled, at a moment; answers how many facts it took. Another process that runs the
    /// same reaction waits for its turn.
    pub async fn react(&self, reaction: &dyn Reaction, now: Timestamp) -> Result<u64, Failure> {
        let mut taken = 0;
        loop {
            let batch = self.react_to_batch(reaction, now).await?;
            taken += batch;
            if batch < BATCH {
                return Ok(taken);
            }
        }
    }

    async fn react_to_batch(&self, reaction: &dyn Reaction, now: Timestamp) -> Result<u64, Failure> {
        let _turn = self.turn().await;
        self.check_place().await?;
        let tx = begin_write(self.reader()).await?;
        let name = format!("reaction:{}", reaction.name());
        let from = checkpoint(&tx, &name).await?;
        let condition = Condition::all()
            .add(from.after(tx.get_database_backend()))
            .add(settled(tx.get_database_backend()))
            .add(of_streams(reaction.streams()));
        let raws = store::read(&tx, condition, BATCH).await?;
        let Some(last) = raws.last().map(|raw| Cursor { xid: raw.xid, position: raw.position }) else {
            tx.rollback().await?;
            return Ok(0);
        };
        let facts = store::open(&tx, raws, &mut Keys::new(), &self.inner.upcasters).await?;
        let correlation = facts.last().map(|fact| fact.correlation).unwrap_or_default();
        let context = Context::new(Actor::new(format!("system:{}", reaction.name())), now, correlation);
        let mut work = UnitOfWork::new(Arc::clone(&self.inner), tx, context);
        match reaction.react(&mut work, &facts).await {
            Ok(()) => {
                move_checkpoint(&work.tx, &name, last).await?;
                work.tx.commit().await?;
                self.inner.committed.notify_waiters();
                Ok(facts.len() as u64)
            }
            Err(failure) => {
                work.tx.rollback().await?;
                Err(failure)
            }
        }
    }
}

impl UnitOfWork {
    /// From here on, what is done follows from this fact: it bears the correlation of its request.
    pub fn caused_by(&mut self, fact: &Recorded) {
        self.set_correlation(fact.correlation);
    }

    /// Whether the transaction of a fact ([`Recorded::xid`]) and all that began before it have ended: what [`Self::facts`]
    /// then reads up to there is all that there ever will be.
    pub async fn has_settled(&self, xid: i64) -> Result<bool, Failure> {
        Ok(ordering::has_settled(&self.tx, xid).await?)
    }

    /// Facts of some types of streams in the order of their positions, at most `limit`; never one that a running
    /// transaction could still precede.
    pub async fn facts(
        &self,
        streams: Vec<&'static str>,
        from: FactsFrom,
        limit: u64,
    ) -> Result<Vec<Recorded>, Failure> {
        let begin = match from {
            FactsFrom::Position(position) => Expr::col(Alias::new("position")).gt(position),
            FactsFrom::Moment(at) => Expr::col(Alias::new("recorded_at")).gte(at.micros()),
        };
        let condition =
            Condition::all().add(begin).add(settled(self.tx.get_database_backend())).add(of_streams(streams));
        let raws = by_position(&self.tx, condition, limit).await?;
        Ok(store::open(&self.tx, raws, &mut Keys::new(), &self.inner.upcasters).await?)
    }
}

async fn by_position(
    tx: &DatabaseTransaction,
    condition: Condition,
    limit: u64,
) -> Result<Vec<store::Raw>, KernelError> {
    let query = store::select()
        .cond_where(condition)
        .order_by(Alias::new("position"), Order::Asc)
        .limit(limit)
        .to_owned();
    tx.query_all(&query).await?.iter().map(store::Raw::from_row).collect()
}
