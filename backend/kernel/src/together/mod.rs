//! Orders of many callers to one stream, committed together.
//!
//! Why it exists: in a general assembly everybody votes at once, and the votes are one stream. One transaction for each
//! vote would be one write to the disk for each, and of those that decide at the same time all but one would lose the
//! race. Here orders queue by stream; a task takes some of them, decides one after another, and commits what they add in
//! one transaction. Each fact keeps the actor, the time and the correlation of its own order.
//!
//! The queue is no state that another process must know: each order in it has a caller who waits for an answer and has
//! got none. Processes take turns at the stream (PostgreSQL's advisory lock); an order given through
//! [`Kernel::run`] may come in between, and then the one that lost the race decides again.
//!
//! What can never happen: an answer before the commit; a refused order that leaves a trace or holds up another; an order
//! half carried out, whatever becomes of its caller; a queue that nobody empties. A program that closes still answers
//! what it has let in.

mod deciding;
mod queue;

use std::fmt::Display;

use cqrs_es::Aggregate;
use tokio::sync::oneshot;
use values::Day;

pub(crate) use self::queue::Queues;
use self::queue::{Leader, Order, Reply, Waiting};
use crate::event::{Recorded, StoredEvents};
use crate::kernel::{ATTEMPTS, Kernel};
use crate::refusal::{Failure, Refusal};
use crate::{Context, KernelError};

/// An aggregate whose orders can be committed together. Its clone should be cheap (persistent maps): each order is
/// decided on one, so that a refusal leaves nothing behind.
pub trait Queued:
    Aggregate<Services = (), Command: Clone + Send + 'static, Event: StoredEvents, Error: Refusal>
    + Clone
    + Send
    + Sync
    + 'static
{
}

impl<A> Queued for A where
    A: Aggregate<Services = (), Command: Clone + Send + 'static, Event: StoredEvents, Error: Refusal>
        + Clone
        + Send
        + Sync
        + 'static
{
}

impl Kernel {
    /// Carries out one order on one stream, with effect from `on`, in one transaction with the orders that others give to
    /// the same stream meanwhile; answers its own recorded facts once they are committed. The state is remembered as by
    /// [`UnitOfWork::load_remembered`](crate::UnitOfWork::load_remembered).
    ///
    /// An order that was begun is carried out even when its caller goes away. There is no idempotency key: a context with
    /// one is answered [`KernelError::Interrupted`], and the aggregate itself must recognise an order that is repeated (a
    /// receipt among its facts). What the context expects is compared with the stream as it stands when the order's turn
    /// comes, the orders before it included.
    ///
    /// A race lost to others as often as in [`Self::run`] is [`KernelError::Conflict`]; a failure of the machine is that of
    /// every order in the transaction. One that may come from what a single order holds has each of them tried by itself, so
    /// that it fails alone. [`KernelError::Unanswered`] means that the thread which carried the order out has ended.
    pub async fn run_together<A: Queued>(
        &self,
        context: &Context,
        id: impl Display,
        on: Day,
        command: A::Command,
    ) -> Result<Vec<Recorded>, Failure> {
        self.principal.sign(&context.actor)?;
        if let Some(idempotency) = &context.idempotency {
            let reason = format!("la clé « {} » ne se garde pas pour un ordre commun", idempotency.key);
            return Err(KernelError::Interrupted { reason }.into());
        }
        let id = id.to_string();
        let mut order = Order::<A> { context: context.clone(), on, command };
        for _ in 0..ATTEMPTS {
            let (answer, answered) = oneshot::channel();
            if let Some(leader) = Leader::join(self, &id, Waiting { order, answer }) {
                // A task of its own: the caller may go away, the others still wait.
                tokio::spawn(leader.lead());
            }
            match answered.await {
                Ok(Reply::Settled(outcome)) => return outcome,
                Ok(Reply::Untouched(back)) => order = back,
                Err(_) => return Err(KernelError::Unanswered.into()),
            }
        }
        let reason = format!("{}/{id} : personne n'a pu prendre l'ordre", A::TYPE);
        Err(KernelError::Interrupted { reason }.into())
    }
}
