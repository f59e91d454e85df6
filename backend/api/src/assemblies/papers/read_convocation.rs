//! `GET /assemblies/{assembly_id}/convocations/{member_id}.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;

use crate::as_of::AsOf;
use crate::etag::file;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The convocation of a member (PDF): the notice, the drafts of the resolutions, the proxy and the postal form.
///
/// With the code and the QR code of this member where the statutes know votes from a distance, so that it is read like the
/// code itself (`read_voting_code`).
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("member_id" = String, Path, format = Uuid, description = "Whose convocation."),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the register that gives name and address; today when absent.", example = "2016-06-06"),
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/convocations/{member_id}.pdf")]
pub(super) async fn read_convocation(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["as_of"])?;
    let ((assembly, member), on) = (path.into_inner(), AsOf::from(&parameters, &request)?.as_of);
    Ok(file(&request, office.convocation_paper(assembly, member, on).await?))
}
