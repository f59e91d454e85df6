//! `POST /assemblies/{assembly_id}/roll`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::AssemblyRowDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Freeze and seal the roll: the members as of the record day.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "Frozen.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/roll")]
pub(super) async fn freeze_roll(
    office: Desk,
    path: Path<AssemblyId>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let sheet = office.freeze_roll(&caller.context, assembly).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
