//! `POST /assemblies/{assembly_id}/resolutions/{number}/mandate-end`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::ResolutionSheetDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// End the mandate that a resolution ended.
///
/// On the day of the assembly, once (C. com., art. L225-18).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    responses((status = 200, description = "Ended.", body = ResolutionSheetDto, example = json!(ResolutionSheetDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/mandate-end")]
pub(super) async fn end_decided_mandate(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let sheet = office.assemblies.end_decided_mandate(&caller.context, assembly, number).await?;
    Ok(done(&ResolutionSheetDto::from(sheet)))
}
