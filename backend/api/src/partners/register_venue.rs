//! `POST /venues`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::Office;
use office::kernel::Context;
use office::kernel::access::Permission;
use office::partners::RegisterVenue;
use office::partners::permissions::VENUE_REGISTER;
use office::partners::public::VenueId;
use office::values::{Day, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{VenueDescriptionDto, VenueIdDto};
use crate::body::Body;
use crate::bulk::{Made, Write, bulk};
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

impl Write for RegisterVenueRequest {
    type Made = VenueIdDto;
    const COLLECTION: &'static str = "venues";
    const PERMISSION: Permission = VENUE_REGISTER;

    async fn write(self, office: &Office, context: &Context) -> Result<Made<VenueIdDto>, Problem> {
        let Self { description, on } = self;
        let order = RegisterVenue { id: VenueId::new(Uuid::now_v7()), description: description.into(), on };
        let id = office.partners.register_venue(context, order).await?;
        Ok(Made { location: format!("/api/v1/venues/{id}"), made: VenueIdDto { venue_id: id } })
    }
}

bulk! {
    /// Make many venues known that no list names.
    ///
    /// Each row is the body of `POST /venues`, done in a transaction of its own: a row that is refused stops no other.
    register_venues(RegisterVenues) "/venues/bulk" [RegisterVenueRequest => VenueIdDto] in "partners"
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
    Ok(body.value.write(&office, &body.context).await?.answer())
}
