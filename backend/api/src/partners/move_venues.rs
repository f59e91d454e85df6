//! `POST /venue-steps`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::VenueId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{StepOfVenueDto, VenuesMovedDto};
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// One step of some venues.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveVenuesRequest {
    /// Which, each once.
    #[schema(value_type = Vec<String>, min_items = 1, example = json!([sample::OTHER_ID]))]
    pub venues: Vec<VenueId>,
    /// Where to.
    pub step: StepOfVenueDto,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for MoveVenuesRequest {
    fn sample() -> Self {
        let venues = vec![VenueId::new(sample::ID), VenueId::new(sample::OTHER_ID)];
        Self { venues, step: StepOfVenueDto::sample(), on: sample::parsed("2015-03-02") }
    }
}

/// Move venues one step along the stages.
///
/// Forward, skipping allowed; a loss ends the way and only a fresh approach reopens it. All the venues, or none.
#[utoipa::path(
    tag = "partners",
    request_body(content = MoveVenuesRequest, example = json!(MoveVenuesRequest::sample())),
    responses((status = 200, description = "Moved.", body = VenuesMovedDto, example = json!(VenuesMovedDto::sample())))
)]
#[post("/venue-steps")]
pub(super) async fn move_venues(
    office: Desk,
    body: Body<MoveVenuesRequest>,
) -> Result<HttpResponse, Problem> {
    let MoveVenuesRequest { venues, step, on } = body.value;
    let venues = office.partners.move_venues(&body.context, &venues, step.into(), on).await?;
    Ok(done(&VenuesMovedDto { venues }))
}
