//! Facts about the statutes.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::StatutesVersion;

/// What has happened to the statutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StatutesEvent {
    /// A version was adopted; it is the rule from its day of effect until the next version's.
    Adopted(Box<StatutesVersion>),
}

stored_events! { StatutesEvent in "assemblies.statutes" { Adopted = "adopted" @ 1 } }
