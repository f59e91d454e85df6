//! `POST /webhooks/endpoints/{endpoint_id}/replays`

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::kernel::FactsFrom;
use office::values::Timestamp;
use office::webhooks::public::EndpointId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ReplayedDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// From where on; one of the two.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplayEventsRequest {
    /// After the event at this position (`data.position` of a message); 0 for all that ever happened.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub after_position: Option<i64>,
    /// From what was recorded at this moment on.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub since: Option<Timestamp>,
}

impl Sample for ReplayEventsRequest {
    fn sample() -> Self {
        Self { after_position: Some(123), since: None }
    }
}

/// Tell an endpoint all that it hears of once more, from a place or a moment on.
///
/// What it was told keeps its `webhook-id`; what happened before it was registered or while it was disabled is told for
/// the first time. Some thousand events at once: ask again with `last_position` until `complete`.
#[utoipa::path(
    tag = "webhooks",
    params(("endpoint_id" = String, Path, format = Uuid, description = "The endpoint.")),
    request_body(content = ReplayEventsRequest, example = json!(ReplayEventsRequest::sample())),
    responses((status = 200, description = "Due now.", body = ReplayedDto, example = json!(ReplayedDto::sample())))
)]
#[post("/webhooks/endpoints/{endpoint_id}/replays")]
pub(super) async fn replay_events(
    office: Desk,
    endpoint_id: Path<EndpointId>,
    body: Body<ReplayEventsRequest>,
) -> Result<HttpResponse, Problem> {
    let from = match (body.value.after_position, body.value.since) {
        (Some(position), None) if position >= 0 => FactsFrom::Position(position),
        (None, Some(moment)) => FactsFrom::Moment(moment),
        _ => {
            let title = "Donnez « after_position » (0 ou plus) ou « since », l'un des deux.";
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "request/unexpected-form", title));
        }
    };
    let replayed = office.webhooks.replay_from(&body.context, *endpoint_id, from).await?;
    Ok(done(&ReplayedDto::from(replayed)))
}
