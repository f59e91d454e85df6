//! The shape of a stored fact, and the way from a domain's event to bytes and back.
//!
//! Stored: type `room.aggregate.event`, a version, and a JSON payload without any Rust name in it. A stored
//! version never changes; a new shape is a new version and an upcaster.

use cqrs_es::event_sink::EventSink;
use cqrs_es::{Aggregate, DomainEvent};
use serde_json::{Map, Value};
use uuid::Uuid;
use values::{Day, Timestamp};

use crate::KernelError;

/// The names under which the events of one aggregate are stored. Implement with [`stored_events!`].
pub trait StoredEvents: DomainEvent {
    /// The aggregate's type and the prefix of every event type, e.g. `billing.invoice`.
    const STREAM: &'static str;
    /// `(last part of the type, version)` of every event.
    const TYPES: &'static [(&'static str, u32)];
}

/// The names of one aggregate's facts, for a room that lists what there is and reads none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactNames {
    /// The aggregate's type.
    pub stream: &'static str,
    /// `(last part of the type, version)` of every event.
    pub types: &'static [(&'static str, u32)],
}

impl FactNames {
    /// Those of an aggregate's events.
    pub const fn of<E: StoredEvents>() -> Self {
        Self { stream: E::STREAM, types: E::TYPES }
    }
}

/// Implements [`StoredEvents`] and `DomainEvent`:
/// `stored_events! { E in "room.aggregate" { Variant = "variant" @ 1, … } }`.
/// The enum derives `Serialize`/`Deserialize` with `#[serde(rename_all = "snake_case")]` and the names agree.
#[macro_export]
macro_rules! stored_events {
    ($event:ident in $stream:literal { $($variant:ident = $name:literal @ $version:literal),+ $(,)? }) => {
        impl $crate::StoredEvents for $event {
            const STREAM: &'static str = $stream;
            const TYPES: &'static [(&'static str, u32)] = &[$(($name, $version)),+];
        }
        impl $crate::prelude::DomainEvent for $event {
            fn event_type(&self) -> String {
                match self { $(Self::$variant { .. } => concat!($stream, ".", $name).to_owned()),+ }
            }
            fn event_version(&self) -> String {
                match self { $(Self::$variant { .. } => stringify!($version).to_owned()),+ }
            }
        }
    };
}

/// Writes decided events to the sink, applying each: the body of every `Aggregate::handle`.
pub async fn write_all<A: Aggregate>(
    events: Vec<A::Event>,
    aggregate: &mut A,
    sink: &EventSink<A>,
) -> Result<(), A::Error> {
    for event in events {
        sink.write(event, aggregate).await;
    }
    Ok(())
}

/// A fact as recorded: what projectors, auditors and other rooms read.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Place in the database's order of appending.
    pub position: i64,
    /// Transaction that wrote it (0 on SQLite, where position alone orders commits).
    pub xid: i64,
    /// Aggregate type.
    pub stream_type: String,
    /// Aggregate id.
    pub stream_id: String,
    /// 1 for the first event of the stream.
    pub sequence: i64,
    /// `room.aggregate.event`.
    pub event_type: String,
    /// Version of the payload after upcasting.
    pub event_version: u32,
    /// The payload, upcast and with personal data opened where the key still exists.
    pub payload: Value,
    /// Who.
    pub actor: String,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day from which it has effect.
    pub on: Day,
    /// Request it belongs to.
    pub correlation: Uuid,
    /// What caused it.
    pub causation: Option<Uuid>,
    /// SHA-256 over the previous event's hash and this event's stored bytes.
    pub hash: Vec<u8>,
}

impl Recorded {
    /// The event as `E`, or `None` when it belongs to another aggregate.
    pub fn decode<E: StoredEvents>(&self) -> Result<Option<E>, KernelError> {
        if self.stream_type != E::STREAM {
            return Ok(None);
        }
        let unknown = || KernelError::UnknownEvent {
            event_type: self.event_type.clone(),
            version: i64::from(self.event_version),
        };
        let name = self
            .event_type
            .strip_prefix(E::STREAM)
            .and_then(|rest| rest.strip_prefix('.'))
            .ok_or_else(unknown)?;
        if !E::TYPES.contains(&(name, self.event_version)) {
            return Err(unknown());
        }
        let tagged = match &self.payload {
            Value::Null => Value::String(name.to_owned()),
            payload => Value::Object(Map::from_iter([(name.to_owned(), payload.clone())])),
        };
        serde_json::from_value(tagged).map(Some).map_err(|error| KernelError::Corrupt {
            reason: format!("{} n° {} de « {} » : {error}", self.event_type, self.sequence, self.stream_id),
        })
    }
}

/// The payload of an event, without its variant's name.
pub(crate) fn payload_of<E: DomainEvent>(event: &E) -> Result<Value, KernelError> {
    match serde_json::to_value(event)? {
        Value::Object(tagged) if tagged.len() == 1 => Ok(tagged.into_values().next().unwrap_or(Value::Null)),
        Value::String(_) => Ok(Value::Null),
        other => Err(KernelError::Corrupt { reason: format!("événement sans étiquette : {other}") }),
    }
}
