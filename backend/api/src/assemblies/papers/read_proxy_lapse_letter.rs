//! `GET /assemblies/{assembly_id}/proxies/{member_id}/lapse.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;

use crate::as_of::AsOf;
use crate::etag::file;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::signature::{self, Signature};

/// The letter to a member whose proxy lapsed, since who held it has left the cooperative (PDF).
///
/// It says what the member can still do. 404 when the member gave no proxy by name, or its holder is a member still.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("member_id" = String, Path, format = Uuid, description = "Who gave the proxy."),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the letter; today when absent.", example = "2016-06-20"),
        Signature,
    ),
    responses((status = 200, description = "The letter.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/proxies/{member_id}/lapse.pdf")]
pub(super) async fn read_proxy_lapse_letter(
    office: Desk,
    path: Path<(AssemblyId, MemberId)>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&[["as_of"].as_slice(), &signature::NAMES].concat())?;
    let (assembly, member) = path.into_inner();
    let on = AsOf::from(&parameters, &request)?.as_of;
    let signed = Signature::from(&parameters)?.into();
    Ok(file(&request, office.proxy_lapse_paper(assembly, member, (on, &signed)).await?))
}
