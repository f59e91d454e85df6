//! `GET /assemblies/{assembly_id}/plan`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::PlanSheetDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The plan of an assembly; once the members are called, as it then was.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = PlanSheetDto, example = json!(PlanSheetDto::sample())))
)]
#[get("/assemblies/{assembly_id}/plan")]
pub(super) async fn read_plan(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<PlanSheetDto>, Problem> {
    Ok(Single(office.assemblies.planned(path.into_inner()).await?.into()))
}
