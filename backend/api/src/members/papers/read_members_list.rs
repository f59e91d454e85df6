//! `GET /assemblies/{assembly_id}/members-list.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::etag::tagged;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The list of members for an assembly (PDF), closed on the sixteenth day before it (C. com., art. R225-90).
#[utoipa::path(
    tag = "members",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly.")),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/members-list.pdf")]
pub(super) async fn read_members_list_paper(
    office: Desk,
    path: Path<AssemblyId>,
    _: NoParameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let paper = office.members_list_paper(path.into_inner()).await?;
    Ok(tagged(&request, &paper.media_type, paper.bytes))
}
