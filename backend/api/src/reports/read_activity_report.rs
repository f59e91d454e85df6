//! `GET /years/{year}/activity-report.pdf`

use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;

use super::known::figures_of;
use crate::context::today;
use crate::etag::tagged;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The activity report of a year as a paper (PDF).
///
/// The same figures as `/years/{year}/key-figures`, laid out and dated today.
#[utoipa::path(
    tag = "reports",
    params(
        ("year" = i32, Path, description = "Calendar year.", example = 2015),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
    ),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/years/{year}/activity-report.pdf")]
pub(super) async fn read_activity_report(
    office: Desk,
    year: Path<i32>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["known_at"])?;
    let known_at = parameters.parse("known_at")?;
    figures_of(&office, *year, known_at).await?; // a year without figures is refused, not an empty paper
    let paper = office.activity_report(*year, today(&request)?, known_at).await?;
    let mut response = tagged(&request, &paper.media_type, paper.bytes);
    if let Ok(value) = header::HeaderValue::from_str(&format!("inline; filename=\"{}\"", paper.file_name)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
