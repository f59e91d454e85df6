//! `GET /assemblies/{assembly_id}/resolutions/{number}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::ResolutionSheetDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One resolution, with its result once its vote is closed.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    responses((status = 200, description = "As it stands.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[get("/assemblies/{assembly_id}/resolutions/{number}")]
pub(super) async fn read_resolution(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    _: NoParameters,
) -> Result<Single<ResolutionSheetDto>, Problem> {
    let (assembly, number) = path.into_inner();
    Ok(Single(office.assemblies.resolution(assembly, number).await?.into()))
}
