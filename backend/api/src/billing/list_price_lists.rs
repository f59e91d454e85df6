//! `GET /price-lists`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::PriceListRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Price lists.
///
/// Filter and sort by `title`, `from_day`, `to_day`, `items`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<PriceListRowDto>, example = json!(PageOf::<PriceListRowDto>::sample())))
)]
#[get("/price-lists")]
pub(super) async fn list_price_lists(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<PriceListRowDto, _, _>(async move |page| office.billing.price_lists(&page).await).await
}
