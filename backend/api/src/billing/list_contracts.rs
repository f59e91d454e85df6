//! `GET /contracts`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::ContractRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Contracts.
///
/// Filter and sort by `reference`, `customer_id`, `customer_name`, `signed_on`, `from_day`, `to_day` and `ended_on`
/// (`9999-12-31` for none), `yearly_cents`, `venues`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<ContractRowDto>, example = json!(PageOf::<ContractRowDto>::sample())))
)]
#[get("/contracts")]
pub(super) async fn list_contracts(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<ContractRowDto, _, _>(async move |page| office.billing.contracts(&page).await).await
}
