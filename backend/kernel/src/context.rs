//! Who asks, when, and under which key: what travels with a command so that decisions never touch the world.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use values::Timestamp;

use crate::expected::Expected;

/// Who is answerable for an act: a person, a machine client or the system itself, e.g. `staff:7c0…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor(String);

impl Actor {
    /// An actor under the name that the events will carry for ever.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A key chosen by the caller so that a repeated request is answered, not executed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idempotency {
    /// Unique per actor; 1 to 255 characters.
    pub key: String,
    /// SHA-256 of what was asked (method, path and body); the same key with another fingerprint is refused.
    pub fingerprint: Vec<u8>,
}

/// The circumstances of one command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    /// Who asks.
    pub actor: Actor,
    /// When the machine records it.
    pub at: Timestamp,
    /// Under which key, if any.
    pub idempotency: Option<Idempotency>,
    /// What ties all events of one request together; also the request id in the logs.
    pub correlation: Uuid,
    /// The id of the event or request that caused this one, if any.
    pub causation: Option<Uuid>,
    /// On what the order rests, if the caller says so.
    pub expected: Option<Expected>,
}

impl Context {
    /// A context without an idempotency key and without a cause.
    pub fn new(actor: Actor, at: Timestamp, correlation: Uuid) -> Self {
        Self { actor, at, idempotency: None, correlation, causation: None, expected: None }
    }

    /// The same circumstances under an idempotency key.
    #[must_use]
    pub fn with_key(mut self, key: impl Into<String>, fingerprint: Vec<u8>) -> Self {
        self.idempotency = Some(Idempotency { key: key.into(), fingerprint });
        self
    }

    /// The same circumstances for an order that rests on what the caller has seen.
    #[must_use]
    pub fn expecting(mut self, expected: Option<Expected>) -> Self {
        self.expected = expected;
        self
    }

    /// The same circumstances without the key and without what was expected, for a step of a longer job.
    #[must_use]
    pub fn without_key(mut self) -> Self {
        self.idempotency = None;
        self.expected = None;
        self
    }
}

/// Where the present comes from.
pub trait Clock: Send + Sync {
    /// The present moment, UTC.
    fn now(&self) -> Timestamp;
}

/// The machine's clock. The only ambient clock of the house.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(chrono::Utc::now().timestamp_micros())
    }
}
