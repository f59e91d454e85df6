//! `POST /catalogue-counts/{day}/corrections`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::reports::public::{CatalogueTotals, CorrectCatalogue};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::CatalogueDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// A better count of the catalogue.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectCatalogueRequest {
    /// Titles (music, games, books, films).
    pub titles: u64,
    /// Artists.
    pub artists: u64,
    /// Countries the artists come from.
    pub countries: u64,
    /// Why the count was wrong.
    pub reason: String,
}

impl Sample for CorrectCatalogueRequest {
    fn sample() -> Self {
        let CatalogueDto { titles, artists, countries, .. } = CatalogueDto::sample();
        Self { titles, artists, countries, reason: "Doublons retirés".to_owned() }
    }
}

/// Correct a count of the catalogue, saying why.
///
/// All three numbers, not a difference. What stood stays readable with `known_at`.
#[utoipa::path(
    tag = "reports",
    params(("day" = String, Path, format = Date, description = "Day already counted.", example = "2015-12-31")),
    request_body(content = CorrectCatalogueRequest, example = json!(CorrectCatalogueRequest::sample())),
    responses((status = 201, description = "Recorded.", body = CatalogueDto, example = json!(CatalogueDto::sample())))
)]
#[post("/catalogue-counts/{day}/corrections")]
pub(super) async fn correct_catalogue(
    office: Desk,
    day: Path<Day>,
    body: Body<CorrectCatalogueRequest>,
) -> Result<HttpResponse, Problem> {
    let on = day.into_inner();
    let CorrectCatalogueRequest { titles, artists, countries, reason } = body.value;
    let order = CorrectCatalogue { on, totals: CatalogueTotals { titles, artists, countries }, reason };
    let catalogue = CatalogueDto::from(office.reports.correct_catalogue(&body.context, order).await?);
    Ok(created(&format!("/api/v1/catalogue?as_of={on}"), &catalogue))
}
