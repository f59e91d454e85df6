//! Orders that the team's counts understand.

use super::TeamCount;
use serde::{Deserialize, Serialize};
use values::Day;

/// What can be asked of the team's counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TeamCommand {
    /// Record the count of a day.
    Count {
        /// Day on which the team was so.
        on: Day,
        /// What was counted.
        count: TeamCount,
    },
    /// Replace the count of a day.
    Correct {
        /// Day already counted.
        on: Day,
        /// What the team really was.
        count: TeamCount,
        /// Why the count was wrong.
        reason: String,
    },
}
