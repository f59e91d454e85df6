//! The size of the catalogue.

use office::reports::public::{CatalogueOnDay, CatalogueTotals};
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use super::filled;
use crate::sample::{self, Sample};

/// The size of the catalogue as counted on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CatalogueDto {
    /// Day of the count.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Titles (music, games, books, films).
    pub titles: u64,
    /// Artists.
    pub artists: u64,
    /// Countries the artists come from.
    pub countries: u64,
    /// Why it was corrected; absent for a first count.
    pub correction: Option<String>,
}

impl From<CatalogueOnDay> for CatalogueDto {
    fn from(found: CatalogueOnDay) -> Self {
        let CatalogueOnDay { on, totals: CatalogueTotals { titles, artists, countries }, reason } = found;
        Self { on, titles, artists, countries, correction: filled(reason) }
    }
}

impl Sample for CatalogueDto {
    fn sample() -> Self {
        Self {
            on: sample::parsed("2015-12-31"),
            titles: 1_000_000,
            artists: 50_000,
            countries: 93,
            correction: Some("Doublons retirés".to_owned()),
        }
    }
}
