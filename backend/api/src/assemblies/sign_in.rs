//! `POST /assemblies/{assembly_id}/sign-in`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::AssemblyRowDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Sign in at a distance, oneself.
///
/// The member is the one that the caller's account is linked to: nobody signs in for another, an administrator neither (C. com.,
/// art. L225-107, II).
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "Present.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/sign-in")]
pub(super) async fn sign_in(
    office: Desk,
    path: Path<AssemblyId>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let member = office.assemblies.caller()?;
    let sheet = office.assemblies.sign_in(&caller.context, assembly, member).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
