//! Orders to the statutes.

use serde::{Deserialize, Serialize};
use values::Day;

use super::StatutesDocument;

/// What the cooperative may do with its statutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StatutesCommand {
    /// Adopts a version: the whole document, not a difference, so that each version can be read alone.
    Adopt {
        /// Day of the decision (the signature of the first statutes, or the extraordinary assembly).
        adopted_on: Day,
        /// Day from which it is the rule; never before the decision.
        effective_on: Day,
        /// The clauses.
        document: Box<StatutesDocument>,
    },
}
