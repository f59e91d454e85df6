//! Long streams that are asked for again and again: an assembly of a hundred thousand voters is one stream, and replaying
//! it for each vote would end the assembly before the count.
//!
//! This process keeps a few states in memory. It is no state that another process must know, nor one that anybody
//! believes: each time, the query that reads the facts after it also reads the fact it ends with, and the state counts
//! only when that fact still stands there with the same hash. Since hashes are chained, the same head is the same
//! history. Otherwise (a restored backup, another file beneath the same name, a tail that was cut) it is forgotten and
//! the whole stream is read.
//!
//! What can never happen: an answer from memory where the database says otherwise; a remembered fact that was never
//! committed; a personal datum that outlives its key here, since a state that holds one is not remembered. What stays
//! possible: a fact changed by hand below an untouched head is seen by [`Kernel::verify`](crate::Kernel::verify), and
//! by a program that starts anew.

use std::any::{Any, TypeId};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use cqrs_es::Aggregate;
use hashlink::LruCache;
use sea_orm::ConnectionTrait;

use crate::event::StoredEvents;
use crate::kernel::Inner;
use crate::store::{self, Raw};
use crate::unit_of_work::Loaded;
use crate::{Failure, Kernel, KernelError, personal};

/// How many aggregates are remembered: the few that meet on one day, not all that ever met.
const REMEMBERED: usize = 8;

/// Which aggregate, and which of its streams.
pub(crate) type Key = (TypeId, String);

/// The key of one stream of `A`.
pub(crate) fn key<A: 'static>(id: &str) -> Key {
    (TypeId::of::<A>(), id.to_owned())
}

/// The states that this process remembers, the least used of them forgotten first.
pub(crate) struct Memory(Mutex<LruCache<Key, Arc<dyn Any + Send + Sync>>>);

impl Default for Memory {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(REMEMBERED)))
    }
}

impl Memory {
    /// What was remembered, not yet confirmed.
    pub(crate) fn recall<A: Send + Sync + 'static>(&self, id: &str) -> Option<Arc<Loaded<A>>> {
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(states.get(&key::<A>(id))?).downcast().ok()
    }

    /// Remembers a state that is committed; the longer of two that meet.
    pub(crate) fn keep<A: Send + Sync + 'static>(&self, id: &str, loaded: Loaded<A>) {
        if self.recall::<A>(id).is_some_and(|known| known.version >= loaded.version) {
            return;
        }
        let mut states = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let replaced = states.insert(key::<A>(id), Arc::new(loaded));
        drop(states);
        drop(replaced); // which may be long work: not while others wait
    }

    fn forget<A: 'static>(&self, id: &str) {
        let forgotten = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key::<A>(id));
        drop(forgotten);
    }
}

impl Kernel {
    /// As [`UnitOfWork::load_remembered`](crate::UnitOfWork::load_remembered) for who only reads: what is committed, and
    /// nobody who writes waits for it.
    pub async fn remembered<A>(&self, id: impl std::fmt::Display) -> Result<Loaded<A>, Failure>
    where
        A: Aggregate + Clone + Send + Sync + 'static,
        A::Event: StoredEvents,
    {
        Ok(load::<A>(&self.inner, self.reader(), &id.to_string(), true).await?)
    }
}

/// Loads an aggregate from what is remembered of it and the facts after that; `keep` says that all that `db` shows is
/// committed, and may be remembered.
pub(crate) async fn load<A>(
    inner: &Inner,
    db: &impl ConnectionTrait,
    id: &str,
    keep: bool,
) -> Result<Loaded<A>, KernelError>
where
    A: Aggregate + Clone + Send + Sync + 'static,
    A::Event: StoredEvents,
{
    let known = inner.memory.recall::<A>(id);
    let from = known.as_ref().map_or(1, |known| known.version);
    let mut raws = store::stream(db, A::TYPE, id, from).await?;
    let mut loaded = match known {
        None => Loaded::unborn(),
        Some(known) if is_head(&known, &raws) => {
            raws.remove(0);
            (*known).clone()
        }
        Some(known) => {
            tracing::warn!(
                stream = A::TYPE,
                id,
                version = known.version,
                "another history than the remembered one"
            );
            inner.memory.forget::<A>(id);
            raws = store::stream(db, A::TYPE, id, 1).await?;
            Loaded::unborn()
        }
    };
    if raws.is_empty() {
        return Ok(loaded);
    }
    let sealed = raws.iter().any(Raw::is_sealed);
    loaded.advance(db, raws, inner).await?;
    if keep && !(sealed && holds_personal_data(&loaded.state)) {
        inner.memory.keep(id, loaded.clone());
    }
    Ok(loaded)
}

/// Whether the first of these facts is the one that a remembered state ends with.
fn is_head<A>(known: &Loaded<A>, raws: &[Raw]) -> bool {
    raws.first().is_some_and(|head| head.sequence == known.version && head.hash == known.hash)
}

/// Whether a personal datum stands anywhere in a state. One that cannot be looked through counts as if.
fn holds_personal_data<A: Aggregate>(state: &A) -> bool {
    let mut search = Search::default();
    match serde_json::to_writer(&mut search, state) {
        Ok(()) => false,
        Err(_) if search.found => true,
        Err(error) => {
            tracing::warn!(stream = A::TYPE, %error, "a state that cannot be written as JSON is not remembered");
            true
        }
    }
}

/// Looks for the mark of a personal datum in what is written to it, keeps nothing, and refuses more once it was found.
#[derive(Default)]
struct Search {
    /// The end of what was written before: a mark may be written in parts.
    tail: Vec<u8>,
    found: bool,
}

impl Write for Search {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mark = personal::OPEN.as_bytes();
        self.tail.extend_from_slice(bytes);
        self.found = self.tail.windows(mark.len()).any(|window| window == mark);
        if self.found {
            return Err(io::Error::other("a personal datum"));
        }
        self.tail.drain(..self.tail.len().saturating_sub(mark.len() - 1));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Personal;

    fn finds(value: &impl serde::Serialize) -> bool {
        let mut search = Search::default();
        serde_json::to_writer(&mut search, value).is_err() && search.found
    }

    #[test]
    fn a_personal_datum_is_found_wherever_it_stands() {
        assert!(finds(&vec![(1, Some(Personal::new("m1", "identity", "Zoé")))]));
        assert!(!finds(&vec![(1, "$persona", "personal")]));
    }

    #[test]
    fn a_mark_written_in_parts_is_found() {
        for cut in 0..=personal::OPEN.len() {
            let (first, second) = personal::OPEN.split_at(cut);
            let mut search = Search::default();
            let written = [first, second].iter().try_for_each(|part| search.write_all(part.as_bytes()));
            assert!(written.is_err() && search.found, "cut at {cut}");
        }
    }
}
