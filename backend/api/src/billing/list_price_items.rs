//! `GET /price-items`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::PriceItemRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Prices of all lists, one row a band of population.
///
/// Filter and sort by `price_list_id`, `from_day`, `product`, `family`, `designation`, `vat_rate`, `population_from`,
/// `price_cents`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<PriceItemRowDto>, example = json!(PageOf::<PriceItemRowDto>::sample())))
)]
#[get("/price-items")]
pub(super) async fn list_price_items(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<PriceItemRowDto, _, _>(async move |page| office.billing.price_items(&page).await).await
}
