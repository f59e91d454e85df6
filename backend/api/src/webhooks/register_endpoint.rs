//! `POST /webhooks/endpoints`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::values::Uuid;
use office::webhooks::public::{EndpointId, EndpointUrl, EventFilter, RegisterEndpoint};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::NewSecretDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An endpoint to be told.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RegisterEndpointRequest {
    /// Where it is: https, without name, password or fragment, at most 2000 characters; http on this machine only.
    #[schema(value_type = String, format = "uri")]
    pub url: EndpointUrl,
    /// What it hears of, 1 to 100: types of events, `room.thing.*`, `room.*` or `*`.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 100)]
    pub events: Vec<EventFilter>,
    /// Whose it is and what for, at most 500 characters.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub description: String,
}

impl Sample for RegisterEndpointRequest {
    fn sample() -> Self {
        Self {
            url: sample::parsed("https://hooks.example.org/quintette"),
            events: vec![sample::parsed("billing.invoice.issued"), sample::parsed("members.*")],
            description: "Site web".to_owned(),
        }
    }
}

/// Register an endpoint.
///
/// It is told of what is recorded from now on. The answer shows its secret, once.
#[utoipa::path(
    tag = "webhooks",
    request_body(content = RegisterEndpointRequest, example = json!(RegisterEndpointRequest::sample())),
    responses((status = 201, description = "Registered.", body = NewSecretDto, example = json!(NewSecretDto::sample())))
)]
#[post("/webhooks/endpoints")]
pub(super) async fn register_endpoint(
    office: Desk,
    body: Body<RegisterEndpointRequest>,
) -> Result<HttpResponse, Problem> {
    let RegisterEndpointRequest { url, events, description } = body.value;
    let order = RegisterEndpoint { id: EndpointId::new(Uuid::now_v7()), url, events, description };
    let made = NewSecretDto::from(office.webhooks.register(&body.context, order).await?);
    Ok(created(&format!("/api/v1/webhooks/endpoints/{}", made.endpoint.endpoint_id), &made))
}
