//! `GET /trail`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::TrailDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The audit trail, the newest first.
///
/// Who came in and who was refused, who looked at whose data, what was not granted. Filter and sort by `on_day`, `at`
/// (microseconds since 1970), `kind`, `actor`, `user_id`, `method`, `reason`, `network`, `mark`, `path`, `permissions`,
/// `owners`, `correlation`; `owners:contains:<id>` tells who looked at somebody's data.
#[utoipa::path(
    tag = "accounts",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<TrailDto>, example = json!(PageOf::<TrailDto>::sample())))
)]
#[get("/trail")]
pub(super) async fn list_trail(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<TrailDto, _, _>(async move |page| office.accounts.trail(&page).await).await
}
