//! `POST /venues`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::RegisterVenue;
use office::partners::public::VenueId;
use office::values::{Day, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{VenueDescriptionDto, VenueIdDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A venue that no list names.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RegisterVenueRequest {
    /// What is known of it.
    pub description: VenueDescriptionDto,
    /// From when it is known.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for RegisterVenueRequest {
    fn sample() -> Self {
        Self { description: VenueDescriptionDto::sample(), on: sample::parsed("2014-10-01") }
    }
}

/// Make a venue known that no list names.
///
/// A concert hall, a youth centre, an Institut français; libraries come from the official list.
#[utoipa::path(
    tag = "partners",
    request_body(content = RegisterVenueRequest, example = json!(RegisterVenueRequest::sample())),
    responses((status = 201, description = "Registered.", body = VenueIdDto, example = json!(VenueIdDto::sample())))
)]
#[post("/venues")]
pub(super) async fn register_venue(
    office: Desk,
    body: Body<RegisterVenueRequest>,
) -> Result<HttpResponse, Problem> {
    let RegisterVenueRequest { description, on } = body.value;
    let order = RegisterVenue { id: VenueId::new(Uuid::now_v7()), description: description.into(), on };
    let id = office.partners.register_venue(&body.context, order).await?;
    Ok(created(&format!("/api/v1/venues/{id}"), &VenueIdDto { venue_id: id }))
}
