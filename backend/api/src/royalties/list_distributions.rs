//! `GET /distributions`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::DistributionRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// All splits, latest period first.
///
/// Filter and sort by `period`, `on_day`, `recognised_cents`, `base_cents`, `rights_holders_cents`, `listens`.
#[utoipa::path(
    tag = "royalties",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<DistributionRowDto>, example = json!(PageOf::<DistributionRowDto>::sample())))
)]
#[get("/distributions")]
pub(super) async fn list_distributions(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query
        .answer::<DistributionRowDto, _, _>(async move |page| office.royalties.distributions(&page).await)
        .await
}
