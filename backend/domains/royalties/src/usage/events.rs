//! Facts about the count of one period and source.

use crate::code::Code;
use crate::period::Period;
use crate::rules::counting::UsageTotals;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// What happened to a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsageEvent {
    /// The period was counted for the first time.
    Reported {
        /// Period counted.
        period: Period,
        /// Where the count comes from.
        source: Code,
        /// What was counted.
        totals: UsageTotals,
        /// Day of the count.
        counted_on: Day,
    },
    /// A better count replaced it.
    Corrected {
        /// Period counted.
        period: Period,
        /// Where the count comes from.
        source: Code,
        /// What stood until then.
        previous: UsageTotals,
        /// What stands from now on.
        totals: UsageTotals,
        /// Day of the new count.
        counted_on: Day,
        /// Why.
        reason: String,
    },
}

stored_events! { UsageEvent in "royalties.usage" { Reported = "reported" @ 1, Corrected = "corrected" @ 1 } }
