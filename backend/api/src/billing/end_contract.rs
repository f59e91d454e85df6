//! `POST /contracts/{contract_id}/end`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::billing::public::{ContractId, Ending};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::ContractIdDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// An early end.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct EndContractRequest {
    /// Last day of the contract.
    #[schema(value_type = String, format = Date)]
    pub last_day: Day,
    /// Why.
    pub reason: String,
}

impl Sample for EndContractRequest {
    fn sample() -> Self {
        Self { last_day: sample::parsed("2016-12-31"), reason: "Résiliation par la commune".to_owned() }
    }
}

/// End a contract.
///
/// Periods already billed are corrected by a credit note.
#[utoipa::path(
    tag = "billing",
    params(("contract_id" = String, Path, format = Uuid, description = "The contract.")),
    request_body(content = EndContractRequest, example = json!(EndContractRequest::sample())),
    responses((status = 201, description = "Recorded.", body = ContractIdDto, example = json!(ContractIdDto::sample())))
)]
#[post("/contracts/{contract_id}/end")]
pub(super) async fn end_contract(
    office: Desk,
    contract_id: Path<ContractId>,
    body: Body<EndContractRequest>,
) -> Result<HttpResponse, Problem> {
    let id = contract_id.into_inner();
    let EndContractRequest { last_day, reason } = body.value;
    office.billing.end_contract(&body.context, id, Ending { last_day, reason }).await?;
    Ok(created(&format!("/api/v1/contracts/{id}"), &ContractIdDto { contract_id: id }))
}
