//! All that another room may name of webhooks.

use kernel::outbox::NoteFile;
use serde::{Deserialize, Serialize};
use values::Timestamp;

pub use crate::endpoint::{DisabledBecause, EndpointError, EndpointEvent};
pub use crate::rules::address::{EndpointUrl, NotAnAddress};
pub use crate::rules::filter::{EventFilter, NotAFilter};
pub use crate::secret::Secret;

values::define_id! {
    /// Identifies an endpoint.
    EndpointId
}

/// Order: register an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterEndpoint {
    /// Identifier, chosen by the caller.
    pub id: EndpointId,
    /// Where it is.
    pub url: EndpointUrl,
    /// What it hears of; at least one.
    pub events: Vec<EventFilter>,
    /// Whose it is and what for, in words.
    pub description: String,
}

/// Order: change an endpoint; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeEndpoint {
    /// Where it is from now on.
    pub url: Option<EndpointUrl>,
    /// What it hears of from now on.
    pub events: Option<Vec<EventFilter>>,
    /// Whose it is and what for.
    pub description: Option<String>,
}

/// Where an endpoint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndpointState {
    /// It is told.
    Enabled,
    /// It is not, until somebody enables it.
    Disabled,
}

impl EndpointState {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The word as stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "enabled",
            Self::Disabled => "disabled",
        }
    }
}

/// Why an endpoint was disabled, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisablingCause {
    /// Somebody did it.
    ByHand,
    /// It answered 410 Gone.
    Gone,
    /// Every attempt had failed for five days.
    Failing,
}

impl DisablingCause {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::ByHand, Self::Gone, Self::Failing];

    /// The word as stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::Gone => "gone",
            Self::Failing => "failing",
        }
    }
}

/// An endpoint as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointRow {
    /// Identifier.
    pub id: EndpointId,
    /// Where it is.
    pub url: EndpointUrl,
    /// Whose it is and what for.
    pub description: String,
    /// What it hears of.
    pub events: Vec<EventFilter>,
    /// Where it stands.
    pub state: EndpointState,
    /// Why it is disabled, when it is.
    pub cause: Option<DisablingCause>,
    /// The same in somebody's words, when they gave some.
    pub reason: Option<String>,
    /// When it was enabled or disabled last.
    pub switched_at: Timestamp,
    /// When it was registered.
    pub registered_at: Timestamp,
    /// When its secret was made anew, if ever.
    pub rotated_at: Option<Timestamp>,
    /// Since when every attempt has failed; nothing while it answers.
    pub failing_since: Option<Timestamp>,
    /// When it took a message last.
    pub last_success_at: Option<Timestamp>,
    /// Number of its last fact.
    pub version: i64,
}

/// An endpoint with the secret that was just made for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSecret {
    /// The endpoint.
    pub endpoint: EndpointRow,
    /// The secret, shown once; nothing when a repeated request comes after another secret was made.
    pub secret: Option<Secret>,
}

/// Where messages for an endpoint go now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// There, signed with each of these secrets.
    At {
        /// Address.
        url: EndpointUrl,
        /// The newest first; a second one while it is still valid after a rotation.
        secrets: Vec<Secret>,
    },
    /// Nowhere, for this reason, in French.
    Nowhere {
        /// In words.
        reason: &'static str,
    },
}

/// What an endpoint did with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reception {
    /// Took it.
    Taken,
    /// Said that it will take none any more (410 Gone).
    Gone,
    /// Anything else.
    Failed,
}

/// A message for an endpoint with its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Where it stands, and every attempt.
    pub file: NoteFile,
    /// What is sent.
    pub payload: serde_json::Value,
}

/// What a replay of a range came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replayed {
    /// Messages that are due now.
    pub queued: u64,
    /// Position of the last event looked at: where the next request goes on; none, and it begins where this one began.
    pub last_position: Option<i64>,
    /// Whether there is nothing left to look at.
    pub complete: bool,
}
