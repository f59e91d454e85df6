//! `GET /assemblies/{assembly_id}/minutes.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The minutes (procès-verbal; PDF, C. com., art. R225-106).
///
/// Once they are signed, the bytes that were signed; until then a draft under the number that would come, and the name of
/// the file says so.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/minutes.pdf")]
pub(super) async fn read_minutes_paper(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(file(&request, office.minutes_paper(path.into_inner()).await?))
}
