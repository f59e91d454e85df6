//! Facts about the keys.

use crate::rules::keys::PotKey;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// What happened to the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeysEvent {
    /// A set of pots holds from a day on, until the next set.
    Set {
        /// First day on which it holds.
        from: Day,
        /// The pots, in the order in which they are shown.
        pots: Vec<PotKey>,
        /// Who decided it and when, in words.
        decision: String,
    },
}

stored_events! { KeysEvent in "royalties.keys" { Set = "set" @ 1 } }
