//! One transaction of several orders: decide each on the state that those before it have made, append what they add,
//! commit, and only then answer.

use cqrs_es::event_sink::EventSink;
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};
use values::Day;

use super::Queued;
use super::queue::{Leader, Order, Waiting};
use crate::append::{self, Facts, Head};
use crate::event::Recorded;
use crate::kernel::{ATTEMPTS, begin_write, pause};
use crate::personal::{self, KeyNames};
use crate::refusal::Failure;
use crate::unit_of_work::Loaded;
use crate::{Context, KernelError, remembered};

/// Why nothing of a transaction was kept.
struct Fault {
    error: KernelError,
    /// Whether it may come from what one of the orders holds: the others may be carried out without it.
    of_an_order: bool,
}

impl<E: Into<KernelError>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self { error: error.into(), of_an_order: false }
    }
}

impl Fault {
    /// A failure to write what the orders add.
    fn writing(error: KernelError) -> Self {
        let of_an_order = matches!(
            error,
            KernelError::Corrupt { .. }
                | KernelError::UnknownEvent { .. }
                | KernelError::TextTooLong
                | KernelError::Format(_)
                | KernelError::Database(_)
        );
        Self { error, of_an_order }
    }
}

/// What one caller is answered.
type Outcome<T> = Result<T, Failure>;

/// What an accepted order adds.
struct Accepted<E> {
    context: Context,
    on: Day,
    events: Vec<E>,
}

/// What is to be committed, and what each order is then answered: how many of the facts are its own.
struct Decided<A> {
    loaded: Loaded<A>,
    recorded: Vec<Recorded>,
    outcomes: Vec<Outcome<usize>>,
}

impl<A: Queued> Leader<A> {
    /// Reads a stream that is not remembered before anybody waits for it: a long one takes seconds, during which a
    /// transaction would hold up other processes.
    pub(super) async fn read_ahead(&self) {
        let inner = &self.kernel.inner;
        if inner.memory.recall::<A>(&self.id).is_some() {
            return;
        }
        if let Err(error) = remembered::load::<A>(inner, &inner.db, &self.id, true).await {
            tracing::debug!(stream = A::TYPE, id = self.id, %error, "could not be read ahead");
        }
    }

    /// Carries out some orders and answers each.
    pub(super) async fn carry_out(&self, batch: Vec<Waiting<A>>) {
        let Err((batch, fault)) = self.try_to(batch).await else { return };
        if batch.len() == 1 || !fault.of_an_order {
            return refuse(batch, &fault.error);
        }
        for alone in batch {
            if let Err((alone, fault)) = self.try_to(vec![alone]).await {
                refuse(alone, &fault.error);
            }
        }
    }

    /// Carries out some orders and answers each, or gives them back with what stands against all of them. Decides again
    /// as often as a race is lost.
    async fn try_to(&self, batch: Vec<Waiting<A>>) -> Result<(), (Vec<Waiting<A>>, Fault)> {
        let mut attempt = 1;
        loop {
            let orders = batch.iter().map(|waiting| waiting.order.clone()).collect();
            match self.attempt(orders).await {
                Ok(outcomes) => {
                    for (waiting, outcome) in batch.into_iter().zip(outcomes) {
                        waiting.settle(outcome);
                    }
                    return Ok(());
                }
                Err(Fault { error, .. }) if error.is_race() && attempt < ATTEMPTS => {
                    tracing::debug!(attempt, %error, "race lost, deciding all of them again");
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
                Err(fault) => return Err((batch, fault)),
            }
        }
    }

    async fn attempt(&self, orders: Vec<Order<A>>) -> Result<Vec<Outcome<Vec<Recorded>>>, Fault> {
        let inner = &self.kernel.inner;
        let _turn = self.kernel.turn().await;
        self.kernel.check_place().await?;
        let tx = begin_write(&inner.db).await?;
        let Decided { loaded, recorded, outcomes } = match self.decide(&tx, orders).await {
            Ok(decided) => decided,
            Err(fault) => {
                tx.rollback().await?;
                return Err(fault);
            }
        };
        if recorded.is_empty() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
            // A state that may have come to hold a personal datum is looked through when it is loaded the next time.
            if !recorded.iter().any(is_personal) {
                inner.memory.keep(&self.id, loaded);
            }
            inner.committed.notify_waiters();
        }
        let mut facts = recorded.into_iter();
        Ok(outcomes
            .into_iter()
            .map(|outcome| outcome.map(|own| facts.by_ref().take(own).collect()))
            .collect())
    }

    async fn decide(&self, tx: &DatabaseTransaction, orders: Vec<Order<A>>) -> Result<Decided<A>, Fault> {
        let inner = &self.kernel.inner;
        self.take_turn(tx).await?;
        let mut loaded = remembered::load::<A>(inner, tx, &self.id, true).await?;
        let head = Head { stream_id: &self.id, sequence: loaded.version, hash: loaded.hash.clone() };
        let (mut accepted, mut outcomes) = (Vec::new(), Vec::with_capacity(orders.len()));
        for Order { context, on, command } in orders {
            match self.decide_one(tx, &mut loaded, &context, command).await? {
                Ok(events) => {
                    outcomes.push(Ok(events.len()));
                    accepted.push(Accepted { context, on, events });
                }
                Err(refusal) => outcomes.push(Err(refusal)),
            }
        }
        let facts: Vec<_> = accepted
            .iter()
            .map(|Accepted { context, on, events }| Facts { context, on: *on, events })
            .collect();
        let recorded = append::append(tx, head, &facts, &inner.key_source).await.map_err(Fault::writing)?;
        inner.project(tx, &recorded).await.map_err(Fault::writing)?;
        if let Some(last) = recorded.last() {
            loaded.hash.clone_from(&last.hash);
        }
        Ok(Decided { loaded, recorded, outcomes })
    }

    /// Lets one order be decided on the state as it stands; a refusal leaves that as it was.
    async fn decide_one(
        &self,
        tx: &DatabaseTransaction,
        loaded: &mut Loaded<A>,
        context: &Context,
        command: A::Command,
    ) -> Result<Outcome<Vec<A::Event>>, KernelError> {
        let held = match &context.expected {
            None => Ok(()),
            Some(expected) if expected.is_of(A::TYPE, &self.id) => expected.check(loaded.version),
            Some(expected) => expected.holds(tx).await,
        };
        match held {
            Ok(()) => {}
            Err(moved @ KernelError::Moved { .. }) => return Ok(Err(moved.into())),
            Err(error) => return Err(error),
        }
        let mut state = loaded.state.clone();
        let sink = EventSink::<A>::default();
        if let Err(refusal) = state.handle(command, &(), &sink).await {
            return Ok(Err(refusal.into()));
        }
        let events = sink.collect().await;
        loaded.state = state;
        loaded.version += i64::try_from(events.len()).unwrap_or(i64::MAX);
        Ok(Ok(events))
    }

    /// Waits for the other processes that carry out orders on this stream, so that none works in vain; the unique sequence
    /// alone already keeps them apart. On SQLite the transaction itself is the turn.
    async fn take_turn(&self, tx: &DatabaseTransaction) -> Result<(), KernelError> {
        if tx.get_database_backend() == DbBackend::Postgres {
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
            let stream = format!("{}/{}", A::TYPE, self.id);
            tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, lock, [stream.into()]))
                .await?;
        }
        Ok(())
    }
}

fn is_personal(fact: &Recorded) -> bool {
    let mut names = KeyNames::new();
    personal::key_names(&fact.payload, &mut names);
    !names.is_empty()
}

/// Tells each of some callers the same.
fn refuse<A: Queued>(batch: Vec<Waiting<A>>, error: &KernelError) {
    for waiting in batch {
        waiting.settle(Err(error.clone().into()));
    }
}
