//! Facts about the size of the catalogue.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// How large the catalogue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueTotals {
    /// Titles (morceaux, games, books, films).
    pub titles: u64,
    /// Artists.
    pub artists: u64,
    /// Countries the artists come from.
    pub countries: u64,
}

/// What happened to the totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldingsEvent {
    /// The catalogue was counted.
    Counted {
        /// Day on which it was so large.
        on: Day,
        /// What was counted.
        totals: CatalogueTotals,
    },
    /// A better count of the same day replaced it.
    Corrected {
        /// Day on which it was so large.
        on: Day,
        /// How large it really was.
        totals: CatalogueTotals,
        /// Why.
        reason: String,
    },
}

stored_events! { HoldingsEvent in "reports.catalogue_totals" {
    Counted = "counted" @ 1,
    Corrected = "corrected" @ 1,
} }
