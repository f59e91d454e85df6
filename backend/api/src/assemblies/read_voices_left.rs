//! `GET /assemblies/{assembly_id}/resolutions/{number}/voices-left`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::VoicesLeftDto;
use crate::context::Caller;
use crate::etag::Single;
use crate::openapi::Conflict;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// How many voices may still be counted without names on a resolution, college by college.
///
/// Those of whom nothing is in the urn: no more hands may be counted, nor papers of a secret vote.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    responses((status = 200, description = "As it stands.", body = VoicesLeftDto, example = json!(VoicesLeftDto::sample())), (status = 409, response = Conflict))
)]
#[get("/assemblies/{assembly_id}/resolutions/{number}/voices-left")]
pub(super) async fn read_voices_left(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    caller: Caller,
    _: NoParameters,
) -> Result<Single<VoicesLeftDto>, Problem> {
    let (assembly, number) = path.into_inner();
    Ok(Single(office.assemblies.voices_left(&caller.context, assembly, number).await?.into()))
}
