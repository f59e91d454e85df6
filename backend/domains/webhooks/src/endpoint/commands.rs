//! Orders that an endpoint understands.

use serde::{Deserialize, Serialize};
use values::Timestamp;

use super::DisabledBecause;
use crate::rules::address::EndpointUrl;
use crate::rules::filter::EventFilter;

/// What can be asked of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum EndpointCommand {
    /// Begin.
    Register {
        /// Where it is.
        url: EndpointUrl,
        /// What it hears of.
        events: Vec<EventFilter>,
        /// Whose it is and what for.
        description: String,
    },
    /// Change what is given.
    Change {
        /// Where it is.
        url: Option<EndpointUrl>,
        /// What it hears of.
        events: Option<Vec<EventFilter>>,
        /// Whose it is and what for.
        description: Option<String>,
    },
    /// Take a new secret.
    RotateSecret {
        /// Until when the old one signs too.
        old_until: Timestamp,
    },
    /// Be told nothing any more.
    Disable {
        /// Why.
        because: DisabledBecause,
    },
    /// Be told again.
    Enable,
    /// End.
    Remove,
}
