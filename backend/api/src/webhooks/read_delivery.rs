//! `GET /webhooks/endpoints/{endpoint_id}/deliveries/{note_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::webhooks::public::EndpointId;

use super::shapes::DeliveryDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One message with every attempt: when, how long, which status, which words.
#[utoipa::path(
    tag = "webhooks",
    params(
        ("endpoint_id" = String, Path, format = Uuid, description = "The endpoint."),
        ("note_id" = i64, Path, description = "The message.")
    ),
    responses((status = 200, description = "The message.", body = DeliveryDto, example = json!(DeliveryDto::sample())))
)]
#[get("/webhooks/endpoints/{endpoint_id}/deliveries/{note_id}")]
pub(super) async fn read_delivery(
    office: Desk,
    place: Path<(EndpointId, i64)>,
    _: NoParameters,
) -> Result<Single<DeliveryDto>, Problem> {
    let (endpoint_id, note_id) = place.into_inner();
    Ok(Single(office.webhooks.delivery(endpoint_id, note_id).await?.into()))
}
