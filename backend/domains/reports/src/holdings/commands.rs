//! Orders that the catalogue's totals understand.

use super::CatalogueTotals;
use serde::{Deserialize, Serialize};
use values::Day;

/// What can be asked of the catalogue's totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum HoldingsCommand {
    /// Record the totals of a day.
    Count {
        /// Day on which the catalogue was so large.
        on: Day,
        /// What was counted.
        totals: CatalogueTotals,
    },
    /// Replace the totals of a day.
    Correct {
        /// Day already counted.
        on: Day,
        /// How large the catalogue really was.
        totals: CatalogueTotals,
        /// Why the count was wrong.
        reason: String,
    },
}
