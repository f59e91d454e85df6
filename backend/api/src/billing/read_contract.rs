//! `GET /contracts/{contract_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::billing::contract::error::ContractError;
use office::billing::public::ContractId;
use office::kernel::Failure;

use super::shapes::ContractDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One contract, whole.
#[utoipa::path(
    tag = "billing",
    params(("contract_id" = String, Path, format = Uuid, description = "The contract.")),
    responses((status = 200, description = "Found.", body = ContractDto, example = json!(ContractDto::sample())))
)]
#[get("/contracts/{contract_id}")]
pub(super) async fn read_contract(
    office: Desk,
    contract_id: Path<ContractId>,
    _: NoParameters,
) -> Result<Single<ContractDto>, Problem> {
    let found = office.billing.contract(*contract_id).await?;
    Ok(Single(found.ok_or(ContractError::NotFound).map_err(Failure::from)?.into()))
}
