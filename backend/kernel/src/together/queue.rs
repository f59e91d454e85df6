//! Who waits for which stream, and who leads the queue.
//!
//! A queue exists as long as somebody leads it: whoever finds none makes it and leads, whoever finds one joins. What can
//! never happen: a queue without a leader. A leader that ends before its time (its runtime is shut down, it panics)
//! hands the orders it has not begun back to their callers, one of whom leads next.

use std::any::Any;
use std::collections::{HashMap, VecDeque};
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use values::Day;

use super::Queued;
use crate::Context;
use crate::access::Principal;
use crate::event::Recorded;
use crate::kernel::Kernel;
use crate::refusal::Failure;
use crate::remembered::{Key, key};

/// Orders committed together at most: enough to share one write to the disk, few enough for a short transaction.
const TOGETHER: usize = 64;

/// What somebody asks of a stream.
pub(super) struct Order<A: Queued> {
    pub(super) context: Context,
    pub(super) on: Day,
    pub(super) command: A::Command,
}

impl<A: Queued> Clone for Order<A> {
    fn clone(&self) -> Self {
        Self { context: self.context.clone(), on: self.on, command: self.command.clone() }
    }
}

/// What a caller hears.
pub(super) enum Reply<A: Queued> {
    /// The order was accepted, refused or failed.
    Settled(Result<Vec<Recorded>, Failure>),
    /// Nobody has begun it: here it is again.
    Untouched(Order<A>),
}

/// An order and its caller.
pub(super) struct Waiting<A: Queued> {
    pub(super) order: Order<A>,
    pub(super) answer: oneshot::Sender<Reply<A>>,
}

impl<A: Queued> Waiting<A> {
    /// Tells the caller, if it still listens.
    pub(super) fn settle(self, outcome: Result<Vec<Recorded>, Failure>) {
        let _ = self.answer.send(Reply::Settled(outcome));
    }

    fn hand_back(self) {
        let _ = self.answer.send(Reply::Untouched(self.order));
    }
}

type Queue<A> = VecDeque<Waiting<A>>;

/// The queues of this process, one a stream.
#[derive(Default)]
pub(crate) struct Queues(Mutex<HashMap<Key, Box<dyn Any + Send>>>);

impl Queues {
    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Box<dyn Any + Send>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whoever empties the queue of one stream, until nobody waits.
pub(super) struct Leader<A: Queued> {
    /// In nobody's hands: each order was signed by its own caller.
    pub(super) kernel: Kernel,
    pub(super) id: String,
    ended: bool,
    of: PhantomData<fn() -> A>,
}

impl<A: Queued> Leader<A> {
    /// Joins the queue of a stream; answers its leader when there was no queue yet.
    pub(super) fn join(kernel: &Kernel, id: &str, waiting: Waiting<A>) -> Option<Self> {
        let mut queues = kernel.inner.queues.lock();
        if let Some(queue) = queues.get_mut(&key::<A>(id)).and_then(|queue| queue.downcast_mut::<Queue<A>>())
        {
            queue.push_back(waiting);
            return None;
        }
        queues.insert(key::<A>(id), Box::new(Queue::from([waiting])));
        let kernel = Kernel { inner: Arc::clone(&kernel.inner), principal: Arc::new(Principal::nobody()) };
        Some(Self { kernel, id: id.to_owned(), ended: false, of: PhantomData })
    }

    /// Carries out all orders, those that come meanwhile too.
    pub(super) async fn lead(mut self) {
        self.read_ahead().await;
        loop {
            let batch = self.next();
            if batch.is_empty() {
                return;
            }
            self.carry_out(batch).await;
        }
    }

    /// The next orders; when there are none, the queue ends here.
    fn next(&mut self) -> Vec<Waiting<A>> {
        let mut queues = self.kernel.inner.queues.lock();
        let queue = queues.get_mut(&key::<A>(&self.id)).and_then(|queue| queue.downcast_mut::<Queue<A>>());
        let batch: Vec<_> = queue.map_or_else(Vec::new, |queue| {
            let count = queue.len().min(TOGETHER);
            queue.drain(..count).collect()
        });
        if batch.is_empty() {
            queues.remove(&key::<A>(&self.id));
            self.ended = true;
        }
        batch
    }
}

impl<A: Queued> Drop for Leader<A> {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        let left = self.kernel.inner.queues.lock().remove(&key::<A>(&self.id));
        if let Some(left) = left.and_then(|queue| queue.downcast::<Queue<A>>().ok()) {
            left.into_iter().for_each(Waiting::hand_back);
        }
    }
}
