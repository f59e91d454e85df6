//! Papers opened from the pages.

pub(crate) mod activity_report;

use actix_web::HttpResponse;
use actix_web::http::header::{self, ContentDisposition, DispositionParam, DispositionType};
use office::StoredPaper;

/// A paper that the browser shows, or a file that it keeps; no cache keeps either.
pub(crate) fn file(paper: StoredPaper) -> HttpResponse {
    let disposition = if paper.media_type == "application/pdf" {
        DispositionType::Inline
    } else {
        DispositionType::Attachment
    };
    let shown =
        ContentDisposition { disposition, parameters: vec![DispositionParam::Filename(paper.file_name)] };
    HttpResponse::Ok()
        .content_type(paper.media_type)
        .insert_header(shown)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(paper.bytes)
}
