//! `POST /webhooks/endpoints/{endpoint_id}/ping`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::webhooks::public::EndpointId;

use crate::context::Caller;
use crate::etag::created;
use crate::outbox::shapes::NoteDto;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// Send an endpoint a message of type `webhooks.ping`, for a test.
///
/// It leaves at once, signed like any other; `Location` is where its attempts can be read.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    responses((status = 201, description = "Written.", body = NoteDto, example = json!(NoteDto::sample_of_webhook())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/ping")]
pub(super) async fn ping_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let note = NoteDto::from(office.webhooks.ping(&caller.context, *endpoint_id).await?);
    let location = format!("/api/v1/webhooks/endpoints/{endpoint_id}/deliveries/{}", note.note_id);
    Ok(created(&location, &note))
}
