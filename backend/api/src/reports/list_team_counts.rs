//! `GET /team-counts`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use super::shapes::TeamRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The counts of the team that stand, latest first.
///
/// Filter and sort by `on_day`, `people`, `fte_hundredths`, `sites` (how many).
#[utoipa::path(
    tag = "reports",
    params(ListQuery, ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z")),
    responses((status = 200, description = "A page.", body = PageOf<TeamRowDto>, example = json!(PageOf::<TeamRowDto>::sample())))
)]
#[get("/team-counts")]
pub(super) async fn list_team_counts(office: Desk, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let (query, parameters) = ListQuery::with(&request, &["known_at"])?;
    let known_at = parameters.parse("known_at")?;
    query
        .answer::<TeamRowDto, _, _>(async move |page| office.reports.team_counts(known_at, &page).await)
        .await
}
