//! `GET /assemblies/{assembly_id}/result`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::ResultDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The result: participation, and each resolution in exact fractions.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = ResultDto, example = json!(ResultDto::sample())))
)]
#[get("/assemblies/{assembly_id}/result")]
pub(super) async fn read_result(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<ResultDto>, Problem> {
    let assembly = path.into_inner();
    Ok(Single(office.assembly_result(assembly).await?.into()))
}
