//! `GET /assemblies/{assembly_id}/votes.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The votes by name, an annex of the minutes (PDF).
///
/// Of the resolutions whose vote is closed; a secret vote has no names.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/votes.pdf")]
pub(super) async fn read_nominal_votes_paper(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(file(&request, office.nominal_votes_paper(path.into_inner()).await?))
}
