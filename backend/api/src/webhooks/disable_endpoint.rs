//! `POST /webhooks/endpoints/{endpoint_id}/disable`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::webhooks::public::EndpointId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::EndpointDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why it is told nothing any more.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DisableEndpointRequest {
    /// In words, at most 500 characters.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Sample for DisableEndpointRequest {
    fn sample() -> Self {
        Self { reason: "Migration".to_owned() }
    }
}

/// Tell an endpoint nothing any more.
///
/// What waits for it is parked.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    request_body(content = DisableEndpointRequest, example = json!(DisableEndpointRequest::sample())),
    responses((status = 200, description = "Disabled.", body = EndpointDto, example = json!(EndpointDto::sample())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/disable")]
pub(super) async fn disable_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    body: Body<DisableEndpointRequest>,
) -> Result<HttpResponse, Problem> {
    let row = office.webhooks.disable(&body.context, *endpoint_id, body.value.reason).await?;
    Ok(done(&EndpointDto::from(row)))
}
