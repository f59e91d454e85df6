//! `GET /minutes`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::MinutesRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The register of minutes, latest first.
///
/// Numbered without a gap, each with the hash of the paper that was signed (C. com., art. R225-106).
#[utoipa::path(
    tag = "assemblies",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<MinutesRowDto>, example = json!(PageOf::<MinutesRowDto>::sample())))
)]
#[get("/minutes")]
pub(super) async fn list_minutes(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<MinutesRowDto, _, _>(async move |page| office.assemblies.minutes(&page).await).await
}
