//! `POST /assemblies/{assembly_id}/resolutions/{number}/close`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::OutcomeDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// End the vote on one resolution; answers what it came to.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda.")),
    responses((status = 200, description = "Closed.", body = OutcomeDto, example = json!(OutcomeDto::sample())))
)]
#[post("/assemblies/{assembly_id}/resolutions/{number}/close")]
pub(super) async fn close_resolution(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    let outcome = office.assemblies.close_resolution(&caller.context, assembly, number).await?;
    Ok(done(&OutcomeDto::from(outcome)))
}
