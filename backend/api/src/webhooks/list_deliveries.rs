//! `GET /webhooks/endpoints/{endpoint_id}/deliveries`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::webhooks::public::EndpointId;

use crate::outbox::shapes::NoteDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// What an endpoint was told, the newest first.
///
/// Also of an endpoint that was removed. `filter=state:eq:parked` is what it never took.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<NoteDto>, example = json!(PageOf::<NoteDto>::sample())))
)]
#[get("/webhooks/endpoints/{endpoint_id}/deliveries")]
pub(super) async fn list_deliveries(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let id = *endpoint_id;
    query.answer::<NoteDto, _, _>(async move |page| office.webhooks.deliveries(id, &page).await).await
}
