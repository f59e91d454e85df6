//! `POST /contracts/{contract_id}/venues`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::{ContractId, ServedVenue};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{ContractIdDto, ServedVenueDto, at_least_one};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// More places for a contract.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ServeVenuesRequest {
    /// The places.
    #[serde(deserialize_with = "at_least_one")]
    #[schema(min_items = 1)]
    pub venues: Vec<ServedVenueDto>,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
}

impl Sample for ServeVenuesRequest {
    fn sample() -> Self {
        Self { venues: vec![ServedVenueDto::sample()], from: sample::parsed("2015-06-01") }
    }
}

/// Serve more places from a day on.
///
/// A place is served once at a time.
#[utoipa::path(
    tag = "billing",
    params(("contract_id" = String, Path, format = Uuid, description = "The contract.")),
    request_body(content = ServeVenuesRequest, example = json!(ServeVenuesRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ContractIdDto, example = json!(ContractIdDto::sample())))
)]
#[post("/contracts/{contract_id}/venues")]
pub(super) async fn serve_venues(
    office: Desk,
    contract_id: Path<ContractId>,
    body: Body<ServeVenuesRequest>,
) -> Result<HttpResponse, Problem> {
    let id = contract_id.into_inner();
    let venues: Vec<ServedVenue> = body.value.venues.into_iter().map(Into::into).collect();
    office.serve_venues(&body.context, id, venues, body.value.from).await?;
    Ok(created(&format!("/api/v1/contracts/{id}"), &ContractIdDto { contract_id: id }))
}
