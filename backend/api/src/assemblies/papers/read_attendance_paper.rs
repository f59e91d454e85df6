//! `GET /assemblies/{assembly_id}/attendance.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The attendance sheet (feuille de présence; PDF, C. com., art. R225-95).
///
/// To be signed at the door; with its certification by the bureau once the session is over.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/attendance.pdf")]
pub(super) async fn read_attendance_paper(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(file(&request, office.attendance_paper(path.into_inner()).await?))
}
