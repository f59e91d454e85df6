//! `POST /webhooks/endpoints/{endpoint_id}/deliveries/{note_id}/replay`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::webhooks::public::EndpointId;

use crate::context::Caller;
use crate::etag::done;
use crate::outbox::shapes::NoteDto;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// Send a message once more, under the same `webhook-id`.
///
/// Whether it was taken, waits or was given up.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("endpoint_id" = String, Path, format = Uuid, description = "The endpoint."),
        ("note_id" = i64, Path, description = "The message.")
    ),
    responses((status = 200, description = "Due now.", body = NoteDto, example = json!(NoteDto::sample_of_webhook())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/deliveries/{note_id}/replay")]
pub(super) async fn replay_delivery(
    office: Desk,
    place: Path<(EndpointId, i64)>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let (endpoint_id, note_id) = place.into_inner();
    Ok(done(&NoteDto::from(office.webhooks.replay(&caller.context, endpoint_id, note_id).await?)))
}
