//! `POST /assemblies/{assembly_id}/proxies/{member_id}/release`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;

use super::shapes::AssemblyRowDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Release the proxy of an absent member.
///
/// For whoever of its college is there; where the statutes know released proxies. The member itself may, too.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("member_id" = String, Path, format = Uuid, description = "Who gives it.")),
    responses((status = 200, description = "Released.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/proxies/{member_id}/release")]
pub(super) async fn release_proxy(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let (assembly, member) = path.into_inner();
    let sheet = office.assemblies.release_proxy(&caller.context, assembly, member).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
