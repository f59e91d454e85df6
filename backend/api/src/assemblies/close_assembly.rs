//! `POST /assemblies/{assembly_id}/close`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::AssemblyRowDto;
use crate::context::Caller;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// End the votes still open, and the session.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "Closed.", body = AssemblyRowDto, example = json!(AssemblyRowDto::sample())))
)]
#[post("/assemblies/{assembly_id}/close")]
pub(super) async fn close_assembly(
    office: Desk,
    path: Path<AssemblyId>,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    let sheet = office.assemblies.close(&caller.context, assembly).await?;
    Ok(done(&AssemblyRowDto::from(sheet.row)))
}
