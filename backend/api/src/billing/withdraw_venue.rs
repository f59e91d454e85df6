//! `POST /contracts/{contract_id}/venue-withdrawals`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::ContractId;
use office::partners::public::VenueId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ContractIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A place that leaves a contract.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WithdrawVenueRequest {
    /// The place.
    #[serde(rename = "venue_id")]
    #[schema(value_type = String, format = Uuid)]
    pub venue: VenueId,
    /// Last day on which it is served.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
}

impl Sample for WithdrawVenueRequest {
    fn sample() -> Self {
        Self { venue: VenueId::new(sample::OTHER_ID), last_day: sample::parsed("2015-12-31") }
    }
}

/// Serve a place no more after a day.
///
/// The other places are still served.
#[utoipa::path(
    tag = "billing",
    params(("contract_id" = String, Path, format = Uuid, description = "The contract.")),
    request_body(content = WithdrawVenueRequest, example = json!(WithdrawVenueRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ContractIdDto, example = json!(ContractIdDto::sample())))
)]
#[post("/contracts/{contract_id}/venue-withdrawals")]
pub(super) async fn withdraw_venue(
    office: Desk,
    contract_id: Path<ContractId>,
    body: Body<WithdrawVenueRequest>,
) -> Result<HttpResponse, Problem> {
    let id = contract_id.into_inner();
    office.billing.withdraw_venue(&body.context, id, body.value.venue, body.value.last_day).await?;
    Ok(created(&format!("/api/v1/contracts/{id}"), &ContractIdDto { contract_id: id }))
}
