//! The activity report of a year, as a PDF that the browser shows.

use actix_web::http::header::{self, ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpResponse, web};

use door::Desk;
use office::kernel::Failure;

use crate::figures::key_figures::{has_figures, year_of};
use crate::frame::Frame;
use crate::notices;
use crate::visitor::Reader;

/// `GET /rapports/2015.pdf`.
pub(crate) async fn show(reader: Reader, year: web::Path<String>) -> HttpResponse {
    let answer = paper(&reader.frame, &reader.desk, &year).await;
    reader.settle(answer)
}

async fn paper(frame: &Frame, desk: &Desk, asked: &str) -> Result<HttpResponse, Failure> {
    let Some(latest) = desk.latest_year().await? else {
        return Ok(notices::empty_office::answer(frame));
    };
    let Some(year) = year_of(asked) else { return Ok(notices::no_year::answer(frame, asked, latest)) };
    if !has_figures(&desk.year_figures(year, None).await?) {
        return Ok(notices::no_year::answer(frame, asked, latest));
    }
    let paper = desk.activity_report(year, desk.today()?, None).await?;
    let shown = ContentDisposition {
        disposition: DispositionType::Inline,
        parameters: vec![DispositionParam::Filename(paper.file_name)],
    };
    Ok(HttpResponse::Ok()
        .content_type(paper.media_type)
        .insert_header(shown)
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(paper.bytes))
}
