//! `GET /years/{year}/reports/{report}/chart.svg`

use actix_web::http::StatusCode;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::reports::public::{ChartBody, ChartError, Size};

use super::known::{figures_of, nothing_to_show, report_of};
use crate::etag::tagged;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// A report of a year as a drawing (SVG).
///
/// It names itself and tells its figures to those who cannot see it.
#[utoipa::path(
    tag = "reports",
    params(
        ("year" = i32, Path, description = "Calendar year.", example = 2015),
        ("report" = String, Path, description = "A report of the catalogue.", example = "members_by_college"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
        ("width" = Option<u16>, Query, minimum = 0, maximum = 65535, description = "Width in points; as much as the chart needs when absent.", example = 900),
        ("height" = Option<u16>, Query, minimum = 0, maximum = 65535, description = "Height in points; as much as the chart needs when absent.", example = 300),
    ),
    responses((status = 200, description = "The drawing.", body = String, content_type = "image/svg+xml"))
)]
#[get("/years/{year}/reports/{report}/chart.svg")]
pub(super) async fn read_report_chart(
    office: Desk,
    path: Path<(i32, String)>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["known_at", "width", "height"])?;
    let (year, code) = path.into_inner();
    let report = report_of(&code)?;
    let (width, height) = (parameters.parse("width")?, parameters.parse("height")?);
    let figures = figures_of(&office, year, parameters.parse("known_at")?).await?;
    let chart = report.chart(&figures).ok_or_else(|| nothing_to_show(report, year))?;
    let roomy = roomy(&chart.body);
    let size = Size { width: width.unwrap_or(roomy.width), height: height.unwrap_or(roomy.height) };
    let drawing = chart.draw(size).map_err(|error| not_drawn(&error))?;
    Ok(tagged(&request, "image/svg+xml", drawing.svg().into_bytes()))
}

/// A size in which everything is read: a pair of bars has a place of its own, a lying bar a line of its own.
fn roomy(body: &ChartBody) -> Size {
    let many = |count: usize, each: u16| u16::try_from(count).unwrap_or(u16::MAX).saturating_mul(each);
    match body {
        ChartBody::Growth { pairs, .. } => Size { width: many(pairs.len(), 150), height: 180 },
        ChartBody::Bars { bars, .. } => {
            Size { width: 1_100, height: many(bars.len(), 36).saturating_add(18) }
        }
    }
}

fn not_drawn(error: &ChartError) -> Problem {
    let title = format!("Dessin impossible : {error}.");
    match error {
        ChartError::TooSmall { .. } => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "reports/chart-too-small", title)
        }
        ChartError::Empty { .. } | ChartError::NotDrawable { .. } => {
            Problem::new(StatusCode::CONFLICT, "reports/chart-not-drawable", title)
        }
        ChartError::Drawing(_) => Problem::internal(error),
    }
}
