//! `GET /assemblies/{assembly_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::AssemblySheetDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One assembly with its notice, clauses and seal.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "As it stands.", body = AssemblySheetDto, example = json!(AssemblySheetDto::sample())))
)]
#[get("/assemblies/{assembly_id}")]
pub(super) async fn read_assembly(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
) -> Result<Single<AssemblySheetDto>, Problem> {
    let assembly = path.into_inner();
    Ok(Single(office.assemblies.assembly(assembly).await?.into()))
}
