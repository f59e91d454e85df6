//! Facts about endpoints.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Timestamp;

use crate::public::DisablingCause;
use crate::rules::address::EndpointUrl;
use crate::rules::filter::EventFilter;

/// What happened to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndpointEvent {
    /// It hears from now on.
    Registered {
        /// Where it is.
        url: EndpointUrl,
        /// What it hears of.
        events: Vec<EventFilter>,
        /// Whose it is and what for.
        description: String,
    },
    /// It is elsewhere now.
    Moved {
        /// Where.
        url: EndpointUrl,
    },
    /// It hears of other events now.
    EventsChosen {
        /// Which.
        events: Vec<EventFilter>,
    },
    /// It is described otherwise now.
    Described {
        /// How.
        description: String,
    },
    /// It has a new secret.
    SecretRotated {
        /// Until when the old one signs too.
        old_until: Timestamp,
    },
    /// It is told nothing any more.
    Disabled {
        /// Why.
        because: DisabledBecause,
    },
    /// It is told again of what happens from now on.
    Enabled {},
    /// It is no more.
    Removed {},
}

/// Why an endpoint is disabled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisabledBecause {
    /// Somebody wanted it.
    ByHand {
        /// In their words.
        reason: String,
    },
    /// It answered 410 Gone.
    Gone {},
    /// Every attempt has failed for too long.
    Failing {
        /// Since when.
        since: Timestamp,
    },
}

impl DisabledBecause {
    /// The same in one word.
    pub fn cause(&self) -> DisablingCause {
        match self {
            Self::ByHand { .. } => DisablingCause::ByHand,
            Self::Gone {} => DisablingCause::Gone,
            Self::Failing { .. } => DisablingCause::Failing,
        }
    }
}

stored_events! { EndpointEvent in "webhooks.endpoint" {
    Registered = "registered" @ 1,
    Moved = "moved" @ 1,
    EventsChosen = "events_chosen" @ 1,
    Described = "described" @ 1,
    SecretRotated = "secret_rotated" @ 1,
    Disabled = "disabled" @ 1,
    Enabled = "enabled" @ 1,
    Removed = "removed" @ 1,
} }
