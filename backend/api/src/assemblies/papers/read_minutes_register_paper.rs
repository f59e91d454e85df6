//! `GET /minutes/register.pdf`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use crate::etag::file;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The register of minutes of a period (PDF; C. com., art. R225-106): each with its number and its fingerprint.
#[utoipa::path(
    tag = "assemblies",
    params(
        ("from" = String, Query, format = Date, description = "First day of the assemblies.", example = "2016-01-01"),
        ("until" = String, Query, format = Date, description = "Last day of the assemblies, and day of the print.", example = "2016-12-31"),
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/minutes/register.pdf")]
pub(super) async fn read_minutes_register_paper(
    office: Desk,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["from", "until"])?;
    let (from, until) = (parameters.required("from")?, parameters.required("until")?);
    Ok(file(&request, office.minutes_register_paper(from, until).await?))
}
