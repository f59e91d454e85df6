//! `GET /catalogue-counts`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use super::shapes::CatalogueDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The counts of the catalogue that stand, latest first.
///
/// Filter and sort by `on_day`, `titles`, `artists`, `countries`.
#[utoipa::path(
    tag = "reports",
    params(ListQuery, ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z")),
    responses((status = 200, description = "A page.", body = PageOf<CatalogueDto>, example = json!(PageOf::<CatalogueDto>::sample())))
)]
#[get("/catalogue-counts")]
pub(super) async fn list_catalogue_counts(
    office: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (query, parameters) = ListQuery::with(&request, &["known_at"])?;
    let known_at = parameters.parse("known_at")?;
    query
        .answer::<CatalogueDto, _, _>(async move |page| {
            office.reports.catalogue_counts(known_at, &page).await
        })
        .await
}
