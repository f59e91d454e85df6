//! `POST /organisations/{organisation_id}/venues`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::partners::public::{OrganisationId, VenueId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::VenuesMovedDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Venues that an organisation will pay for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EntrustVenuesRequest {
    /// Which, each once.
    #[schema(value_type = Vec<String>, min_items = 1, example = json!([sample::OTHER_ID]))]
    pub venues: Vec<VenueId>,
    /// From when.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
}

impl Sample for EntrustVenuesRequest {
    fn sample() -> Self {
        Self { venues: vec![VenueId::new(sample::OTHER_ID)], on: sample::parsed("2015-01-01") }
    }
}

/// Let an organisation pay for venues from a day on, in place of any other.
///
/// All the venues, or none.
#[utoipa::path(
    tag = "partners",
    params(("organisation_id" = String, Path, format = Uuid, description = "The organisation that pays.")),
    request_body(content = EntrustVenuesRequest, example = json!(EntrustVenuesRequest::sample())),
    responses((status = 201, description = "Entrusted.", body = VenuesMovedDto, example = json!(VenuesMovedDto::sample())))
)]
#[post("/organisations/{organisation_id}/venues")]
pub(super) async fn entrust_venues(
    office: Desk,
    organisation_id: Path<OrganisationId>,
    body: Body<EntrustVenuesRequest>,
) -> Result<HttpResponse, Problem> {
    let id = organisation_id.into_inner();
    let EntrustVenuesRequest { venues, on } = body.value;
    let venues = office.partners.entrust_venues(&body.context, id, &venues, on).await?;
    Ok(created(&format!("/api/v1/organisations/{id}/venues"), &VenuesMovedDto { venues }))
}
