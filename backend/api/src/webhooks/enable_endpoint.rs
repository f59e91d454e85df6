//! `POST /webhooks/endpoints/{endpoint_id}/enable`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::webhooks::public::EndpointId;

use super::shapes::EndpointDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Tell an endpoint again.
///
/// Of what is recorded from now on; a replay tells it of what it missed.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    responses((status = 200, description = "Enabled.", body = EndpointDto, example = json!(EndpointDto::sample())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/enable")]
pub(super) async fn enable_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&EndpointDto::from(office.webhooks.enable(&caller.context, *endpoint_id).await?)))
}
