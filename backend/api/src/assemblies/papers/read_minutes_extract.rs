//! `GET /assemblies/{assembly_id}/minutes/extract.pdf`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use crate::as_of::AsOf;
use crate::etag::file;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::signature::{self, Signature};

/// An extract of the signed minutes with some resolutions alone, certified (PDF; C. com., art. R225-108).
///
/// An election is named by any of its candidates. 404 as long as the minutes are not signed.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("assembly_id" = String, Path, format = Uuid, description = "The assembly."),
        ("resolution" = Vec<u32>, Query, style = Form, explode, min_items = 1, minimum = 1, maximum = 1_000_000, description = "Number of a resolution on the agenda; repeatable.", example = json!([1])),
        ("purpose" = Option<String>, Query, description = "For whom it is; nothing is said when absent.", example = "Destiné au greffe du tribunal de commerce"),
        ("as_of" = Option<String>, Query, format = Date, description = "Day of the certification; today when absent.", example = "2016-07-04"),
        Signature,
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/assemblies/{assembly_id}/minutes/extract.pdf")]
pub(super) async fn read_minutes_extract(
    office: Desk,
    path: Path<AssemblyId>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&[["resolution", "purpose", "as_of"].as_slice(), &signature::NAMES].concat())?;
    let numbers: Vec<u32> = parameters.several("resolution")?;
    let purpose = parameters.parse("purpose")?.unwrap_or_default();
    let on = AsOf::from(&parameters, &request)?.as_of;
    let signed = Signature::from(&parameters)?.into();
    let extract = office.extract_paper(path.into_inner(), &numbers, purpose, (on, &signed)).await?;
    Ok(file(&request, extract))
}
