//! Orders that the keys understand.

use crate::rules::keys::PotKey;
use serde::{Deserialize, Serialize};
use values::Day;

/// What can be asked of the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum KeysCommand {
    /// Let a set of pots hold from a day on.
    Set {
        /// First day on which it holds.
        from: Day,
        /// The pots, in the order in which they are shown.
        pots: Vec<PotKey>,
        /// Who decided it and when, in words.
        decision: String,
    },
}
