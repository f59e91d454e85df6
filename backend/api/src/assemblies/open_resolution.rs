//! `POST /assemblies/{assembly_id}/resolutions/{number}/opening`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::ResolutionSheetDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Open the vote on one resolution.
///
/// Of an election, on all its candidates. Refused where all votes opened with the session.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    responses((status = 200, description = "Open.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/opening")]
pub(super) async fn open_resolution(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let sheet = office.assemblies.open_resolution(&caller.context, assembly, number).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
