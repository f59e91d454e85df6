//! `GET /usage`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::UsageRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The counts by period and source, as they stood on a day.
///
/// Filter and sort by `period`, `source`, `users`, `listens`, `corrections`, `counted_on`.
#[utoipa::path(
    tag = "royalties",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<UsageRowDto>, example = json!(PageOf::<UsageRowDto>::sample())))
)]
#[get("/usage")]
pub(super) async fn list_usage(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<UsageRowDto, _, _>(async move |page| {
        office.royalties.usage(moment.as_of, moment.known_at, &page).await
    })
    .await
}
