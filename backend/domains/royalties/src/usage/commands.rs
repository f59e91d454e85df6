//! Orders that the count of a period and source understands.

use crate::code::Code;
use crate::period::Period;
use crate::rules::counting::UsageTotals;
use serde::{Deserialize, Serialize};
use values::Day;

/// What can be asked of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum UsageCommand {
    /// Record the first count.
    Report {
        /// Period counted.
        period: Period,
        /// Where the count comes from.
        source: Code,
        /// What was counted.
        totals: UsageTotals,
        /// Day of the count, the period's last day at the earliest.
        counted_on: Day,
    },
    /// Replace the count by a better one.
    Correct {
        /// What the period really counts.
        totals: UsageTotals,
        /// Day of the new count, never before the one it corrects.
        counted_on: Day,
        /// Why the first count was wrong.
        reason: String,
    },
}
