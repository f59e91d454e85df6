//! `GET /assemblies/{assembly_id}/convocations.zip`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::as_of::AsOf;
use crate::etag::file;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The convocations of those whom no notice has reached yet, to be printed and posted: a ZIP of PDF files.
///
/// Five hundred a page, in the order of the register; 404 after the last page, or when everybody was reached. Note them with
/// `record_dispatch` once they are posted.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("page" = Option<u32>, Query, minimum = 1, maximum = 1_000_000, description = "Which page; the first when absent.", example = 1),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the register; today when absent.", example = "2016-06-06"),
    ),
    responses((status = 200, description = "The papers.", content_type = "application/zip"))
)]
#[get("/assemblies/{assembly_id}/convocations.zip")]
pub(super) async fn read_convocations(
    office: Desk,
    path: Path<AssemblyId>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["page", "as_of"])?;
    let page = parameters.parse("page")?.unwrap_or(1);
    let on = AsOf::from(&parameters, &request)?.as_of;
    Ok(file(&request, office.convocations_zip(path.into_inner(), page, on).await?))
}
