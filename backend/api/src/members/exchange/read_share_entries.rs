//! `GET /share-movements/accounting`

use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::documents::export::{Dialect, Form};
use office::values::{Day, Timestamp};

use crate::etag::file;
use crate::paging::Format;
use crate::parameters::Parameters;
use crate::problem::Problem;

/// The accountant's list: the movements of shares of a period, as entries that balance.
///
/// Accounts of the plan comptable général: 1011, 1012, 1013 against 109 and 4562; 512 or 4551 for what is paid, 4567 for
/// what is owed to those who left, 119 for the losses that they bear. A transfer changes the holder and no total.
#[utoipa::path(
    tag = "members",
    params(
        ("from" = String, Query, format = Date, description = "First day of effect.", example = "2015-01-01"),
        ("until" = String, Query, format = Date, description = "Last day of effect.", example = "2015-12-31"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Only what had been recorded until then counts; everything when absent.", example = "2016-01-15T09:00:00.000000Z"),
        ("format" = inline(Option<Format>), Query, description = "`csv` unless asked otherwise, `csv-fr` or `xlsx`; `json` answers `csv`."),
    ),
    responses((status = 200, description = "The list.", content(
        (String = "text/csv"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    )))
)]
#[get("/share-movements/accounting")]
pub(super) async fn read_share_entries(
    office: Desk,
    parameters: Parameters,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    parameters.only(&["from", "until", "known_at", "format"])?;
    let (from, until): (Day, Day) = (parameters.required("from")?, parameters.required("until")?);
    let known_at: Option<Timestamp> = parameters.parse("known_at")?;
    let format = parameters.parse("format")?.unwrap_or_else(|| Format::accepted(&request));
    let form = match format {
        Format::Json | Format::Csv => Form::Csv(Dialect::Standard),
        Format::CsvFr => Form::Csv(Dialect::French),
        Format::Xlsx => Form::Xlsx,
    };
    let list = office.share_entries_file((from, until), known_at, form).await?;
    Ok(file(&request, list))
}
