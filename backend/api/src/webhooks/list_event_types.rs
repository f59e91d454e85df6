//! `GET /webhooks/event-types`

use actix_web::get;
use door::Desk;

use super::shapes::{EventTypeDto, EventTypesDto};
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The types of events that an endpoint can hear of.
#[utoipa::path(
    tag = "webhooks",
    responses((status = 200, description = "All of them.", body = EventTypesDto, example = json!(EventTypesDto::sample())))
)]
#[get("/webhooks/event-types")]
pub(super) async fn list_event_types(
    office: Desk,
    _: NoParameters,
) -> Result<Single<EventTypesDto>, Problem> {
    let items = office.webhooks.event_types()?.iter().map(EventTypeDto::from).collect();
    Ok(Single(EventTypesDto { items }))
}
