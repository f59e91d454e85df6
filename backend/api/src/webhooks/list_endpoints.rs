//! `GET /webhooks/endpoints`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::EndpointDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Endpoints, the oldest first.
#[utoipa::path(
    tag = "webhooks",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<EndpointDto>, example = json!(PageOf::<EndpointDto>::sample())))
)]
#[get("/webhooks/endpoints")]
pub(super) async fn list_endpoints(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<EndpointDto, _, _>(async move |page| office.webhooks.endpoints(&page).await).await
}
