//! `GET /reports`

use actix_web::get;
use door::Desk;

use super::shapes::ReportsDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// The catalogue of reports.
///
/// Each is served for every year for which it has something to show, as JSON, CSV and chart.
#[utoipa::path(
    tag = "reports",
    responses((status = 200, description = "The catalogue.", body = ReportsDto, example = json!(ReportsDto::sample())))
)]
#[get("/reports")]
pub(super) async fn list_reports(office: Desk, _: NoParameters) -> Result<Single<ReportsDto>, Problem> {
    Ok(Single(ReportsDto::of(office.reports.known()?)))
}
