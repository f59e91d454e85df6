//! `GET /years/{year}/reports/{report}`

use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, Responder, get};
use door::Desk;
use office::documents::export::{Dialect, Form};

use super::known::{figures_of, nothing_to_show, report_of};
use super::shapes::ReportTableDto;
use crate::etag::{Single, tagged};
use crate::paging::Format;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// A report of a year as a table.
///
/// As JSON each cell with what people read and the exact number beneath; as CSV numbers where there are numbers.
#[utoipa::path(
    tag = "reports",
    params(
        ("year" = i32, Path, description = "Calendar year.", example = 2015),
        ("report" = String, Path, description = "A report of the catalogue.", example = "key_figures"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
        ("format" = inline(Option<Format>), Query, description = "How it is written; `Accept: text/csv` asks for `csv`."),
    ),
    responses((status = 200, description = "The report.", content(
        (ReportTableDto = "application/json", example = json!(ReportTableDto::sample())),
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )))
)]
#[get("/years/{year}/reports/{report}")]
pub(super) async fn read_report(
    office: Desk,
    path: Path<(i32, String)>,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["known_at", "format"])?;
    let (year, code) = path.into_inner();
    let report = report_of(&code)?;
    let format = parameters.parse("format")?.unwrap_or_else(|| Format::accepted(&request));
    let table = report.table(&figures_of(&office, year, parameters.parse("known_at")?).await?);
    if table.rows.is_empty() {
        return Err(nothing_to_show(report, year));
    }
    let (form, ending) = match format {
        Format::Json => return Ok(Single(ReportTableDto::from(table)).respond_to(&request)),
        Format::Csv => (Form::Csv(Dialect::Standard), "csv"),
        Format::CsvFr => (Form::Csv(Dialect::French), "csv"),
        Format::Xlsx => (Form::Xlsx, "xlsx"),
    };
    let bytes = match form {
        Form::Csv(dialect) => table.csv(dialect),
        Form::Xlsx => table.workbook(),
    };
    let mut response = tagged(&request, form.media_type(), bytes.map_err(Problem::internal)?);
    let name = format!("attachment; filename=\"{code}-{year}.{ending}\"");
    if let Ok(value) = header::HeaderValue::from_str(&name) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
