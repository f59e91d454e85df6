//! `POST /assemblies/{assembly_id}/convocations`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::context::{Caller, today};
use crate::jobs::shapes::{JobDto, accepted};
use crate::problem::Problem;
use crate::sample::Sample;

/// Send the convocations by mail to the members whom no notice has reached yet.
///
/// Always a job: who consented to mails in writing gets one (C. com., art. R225-63), with its convocation and the appointment
/// attached, and the proof of sending is noted; the result counts the others, who are called by post (`read_convocations`).
/// Asked again it writes to nobody twice, except to those whose mail came back.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 202, description = "Left as a job.", body = JobDto, example = json!(JobDto::sample())))
)]
#[post("/assemblies/{assembly_id}/convocations")]
pub(super) async fn send_convocations(
    office: Desk,
    path: Path<AssemblyId>,
    request: HttpRequest,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let on = today(&request)?;
    Ok(accepted(office.leave_convocations(&caller.context, path.into_inner(), on).await?))
}
