//! `PATCH /webhooks/endpoints/{endpoint_id}`

use actix_web::web::Path;
use actix_web::{HttpResponse, patch};
use door::Desk;
use office::webhooks::public::{ChangeEndpoint, EndpointId, EndpointUrl, EventFilter};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::EndpointDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// What is otherwise from now on; what is left out stays.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeEndpointRequest {
    /// Where it is.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uri")]
    pub url: Option<EndpointUrl>,
    /// What it hears of, 1 to 100.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>, min_items = 1, max_items = 100)]
    pub events: Option<Vec<EventFilter>>,
    /// Whose it is and what for, at most 500 characters.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub description: Option<String>,
}

impl Sample for ChangeEndpointRequest {
    fn sample() -> Self {
        Self {
            url: Some(sample::parsed("https://hooks.example.org/quintette/v2")),
            events: Some(vec![sample::parsed("billing.*")]),
            description: Some("Comptabilité".to_owned()),
        }
    }
}

/// Change an endpoint: its address, its events, its description.
///
/// Messages that wait go to the new address.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    request_body(content = ChangeEndpointRequest, example = json!(ChangeEndpointRequest::sample())),
    responses((status = 200, description = "As it is now.", body = EndpointDto, example = json!(EndpointDto::sample())))
)]
#[patch("/webhooks/endpoints/{endpoint_id}")]
pub(super) async fn change_endpoint(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    body: Body<ChangeEndpointRequest>,
) -> Result<HttpResponse, Problem> {
    let ChangeEndpointRequest { url, events, description } = body.value;
    let order = ChangeEndpoint { url, events, description };
    Ok(done(&EndpointDto::from(office.webhooks.change(&body.context, *endpoint_id, order).await?)))
}
