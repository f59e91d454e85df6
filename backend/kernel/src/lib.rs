//! The event-sourcing kernel: the one room that everything else stands on.
//!
//! A command is one database transaction. In it the stream is loaded, the aggregate decides, events are
//! appended with two times and a hash chained to the stream's previous event, inline views are updated,
//! outgoing notes are written and the answer is kept under its idempotency key — or nothing at all happens.
//!
//! What can never happen here: a view that lags behind a promise, a number skipped in a gapless series, an
//! event that is edited, a command answered twice with two effects.

pub mod access;
mod append;
mod context;
mod error;
mod event;
mod expected;
mod kernel;
mod keys;
mod ordering;
mod personal;
mod refusal;
mod remembered;
mod store;
mod together;
mod unit_of_work;
mod vault;

pub mod baseline;
pub mod database;
mod file;
mod follower;
pub mod jobs;
pub mod kept;
pub mod listing;
pub mod outbox;
pub mod projector;
mod reaction;
pub mod rebuild;
#[cfg(feature = "testing")]
pub mod testing;
pub mod two_times;
pub mod verify;

pub use crate::context::{Actor, Clock, Context, Idempotency, SystemClock};
pub use crate::error::KernelError;
pub use crate::event::{FactNames, Recorded, StoredEvents, write_all};
pub use crate::expected::Expected;
pub use crate::kernel::Kernel;
pub use crate::keys::KeySource;
pub use crate::personal::Personal;
pub use crate::reaction::{FactsFrom, Reaction};
pub use crate::refusal::{Failure, Refusal, RefusalKind};
pub use crate::store::{GENESIS, chain_hash};
pub use crate::together::Queued;
pub use crate::unit_of_work::{Loaded, UnitOfWork};
pub use crate::vault::Vault;
pub use cqrs_es::persist::{EventUpcaster, SerializedEvent};

/// What a domain names of the kernel; the only door to cqrs-es for the other rooms.
pub mod prelude {
    pub use crate::access::{AccessError, Owner, Permission, Principal, Reach, Role};
    pub use crate::context::{Actor, Context, Idempotency};
    pub use crate::error::KernelError;
    pub use crate::event::{FactNames, Recorded, StoredEvents, write_all};
    pub use crate::kernel::Kernel;
    pub use crate::listing::{Field, Listing, Page, PageRequest};
    pub use crate::outbox::{Attachment, Outgoing};
    pub use crate::personal::Personal;
    pub use crate::projector::{ProjectionError, Projector, Timing};
    pub use crate::refusal::{Failure, Refusal, RefusalKind};
    pub use crate::unit_of_work::{Loaded, UnitOfWork};
    pub use crate::{permissions, refusals, stored_events};
    pub use cqrs_es::event_sink::EventSink;
    pub use cqrs_es::{Aggregate, DomainEvent};
}
