//! `POST /contracts/{contract_id}/buyer`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::ContractId;
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::{BuyerDto, BuyerReferencesDto, ContractIdDto};
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// The buyer as the next bills name it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectBuyerRequest {
    /// Day of the correction.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Who pays, as printed.
    pub buyer: BuyerDto,
    /// What the buyer wants to read on its bills.
    pub references: BuyerReferencesDto,
}

impl Sample for CorrectBuyerRequest {
    fn sample() -> Self {
        Self {
            on: sample::parsed("2015-03-02"),
            buyer: BuyerDto::sample(),
            references: BuyerReferencesDto::sample(),
        }
    }
}

/// Mend what the next bills say of the buyer.
///
/// Bills already issued do not change.
#[utoipa::path(
    tag = "billing",
    params(("contract_id" = String, Path, format = Uuid, description = "The contract.")),
    request_body(content = CorrectBuyerRequest, example = json!(CorrectBuyerRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ContractIdDto, example = json!(ContractIdDto::sample())))
)]
#[post("/contracts/{contract_id}/buyer")]
pub(super) async fn correct_buyer(
    office: Desk,
    contract_id: Path<ContractId>,
    body: Body<CorrectBuyerRequest>,
) -> Result<HttpResponse, Problem> {
    let id = contract_id.into_inner();
    let CorrectBuyerRequest { on, buyer, references } = body.value;
    office.billing.correct_buyer(&body.context, id, on, buyer.into(), references.into()).await?;
    Ok(created(&format!("/api/v1/contracts/{id}"), &ContractIdDto { contract_id: id }))
}
