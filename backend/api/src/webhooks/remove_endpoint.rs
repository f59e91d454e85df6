//! `DELETE /webhooks/endpoints/{endpoint_id}`

use actix_web::web::Path;
use actix_web::{HttpResponse, delete};
use door::Desk;
use office::webhooks::public::EndpointId;

use super::shapes::EndpointIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Remove an endpoint.
///
/// Its secrets are destroyed, and what waits for it is parked. What it was told stays listed.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    responses((status = 200, description = "Removed.", body = EndpointIdDto, example = json!(EndpointIdDto::sample())))
)]
#[delete("/webhooks/endpoints/{endpoint_id}")]
pub(super) async fn remove_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.webhooks.remove(&caller.context, *endpoint_id).await?;
    Ok(done(&EndpointIdDto { endpoint_id: *endpoint_id }))
}
