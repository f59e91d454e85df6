//! `GET /assemblies/{assembly_id}/recount`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::RecountsDto;
use crate::context::Caller;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Every closed result, computed again from the roll, the votes and the clauses of the day.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "Stored and computed again.", body = RecountsDto, example = json!(RecountsDto::sample())))
)]
#[get("/assemblies/{assembly_id}/recount")]
pub(super) async fn read_recount(
    office: Desk,
    path: Path<AssemblyId>,
    caller: Caller,
    _: NoParameters,
) -> Result<Single<RecountsDto>, Problem> {
    Ok(Single(office.assemblies.recount(&caller.context, path.into_inner()).await?.into()))
}
