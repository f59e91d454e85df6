//! `POST /venue-releases`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::VenueId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::VenuesMovedDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Venues that nobody will pay for any more.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseVenuesRequest {
    /// Which, each once.
    #[schema(value_type = Vec<String>, min_items = 1, example = json!([sample::OTHER_ID]))]
    pub venues: Vec<VenueId>,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for ReleaseVenuesRequest {
    fn sample() -> Self {
        Self { venues: vec![VenueId::new(sample::OTHER_ID)], on: sample::parsed("2015-12-31") }
    }
}

/// Release venues from whoever pays for them.
///
/// All the venues, or none.
#[utoipa::path(
    tag = "partners",
    request_body(content = ReleaseVenuesRequest, example = json!(ReleaseVenuesRequest::sample())),
    responses((status = 200, description = "Released.", body = VenuesMovedDto, example = json!(VenuesMovedDto::sample())))
)]
#[post("/venue-releases")]
pub(super) async fn release_venues(
    office: Desk,
    body: Body<ReleaseVenuesRequest>,
) -> Result<HttpResponse, Problem> {
    let ReleaseVenuesRequest { venues, on } = body.value;
    let venues = office.partners.release_venues(&body.context, &venues, on).await?;
    Ok(done(&VenuesMovedDto { venues }))
}
