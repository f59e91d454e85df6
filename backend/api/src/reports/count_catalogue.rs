//! `POST /catalogue-counts`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::reports::public::{CatalogueTotals, CountCatalogue};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::CatalogueDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// The size of the catalogue on a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CountCatalogueRequest {
    /// Day on which the catalogue was so large.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Titles (music, games, books, films).
    pub titles: u64,
    /// Artists.
    pub artists: u64,
    /// Countries the artists come from.
    pub countries: u64,
}

impl Sample for CountCatalogueRequest {
    fn sample() -> Self {
        let CatalogueDto { on, titles, artists, countries, .. } = CatalogueDto::sample();
        Self { on, titles, artists, countries }
    }
}

/// Count the catalogue.
///
/// Once a day; a wrong count is corrected.
#[utoipa::path(
    tag = "reports",
    request_body(content = CountCatalogueRequest, example = json!(CountCatalogueRequest::sample())),
    responses((status = 201, description = "Recorded.", body = CatalogueDto, example = json!(CatalogueDto::sample())))
)]
#[post("/catalogue-counts")]
pub(super) async fn count_catalogue(
    office: Desk,
    body: Body<CountCatalogueRequest>,
) -> Result<HttpResponse, Problem> {
    let CountCatalogueRequest { on, titles, artists, countries } = body.value;
    let order = CountCatalogue { on, totals: CatalogueTotals { titles, artists, countries } };
    let catalogue = CatalogueDto::from(office.reports.count_catalogue(&body.context, order).await?);
    Ok(created(&format!("/api/v1/catalogue?as_of={on}"), &catalogue))
}
