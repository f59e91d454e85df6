//! `GET /share-movements/register.pdf`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use crate::etag::tagged;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The register of movements recorded in a period (PDF; C. com., art. R228-8 and R228-9).
#[utoipa::path(
    tag = "members",
    params(
        ("from" = String, Query, format = Date, description = "First day of recording.", example = "2015-01-01"),
        ("until" = String, Query, format = Date, description = "Last day of recording.", example = "2015-12-31"),
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/share-movements/register.pdf")]
pub(super) async fn read_movements_paper(
    office: Desk,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["from", "until"])?;
    let paper = office.movements_paper(parameters.required("from")?, parameters.required("until")?).await?;
    Ok(tagged(&request, &paper.media_type, paper.bytes))
}
