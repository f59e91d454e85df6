//! `/associe/factures/{id}.pdf`: the paper of a bill of the organisation that one represents.

use actix_web::http::header::{self, ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpResponse, web};
use door::Entering;
use office::billing::public::InvoiceId;
use office::kernel::Failure;

use crate::visitor::Reader;

/// `GET /associe/factures/{id}.pdf`. Whether it is the reader's is the office's question.
pub(crate) async fn show(reader: Reader, attempt: Entering, id: web::Path<InvoiceId>) -> HttpResponse {
    let answer = paper(&reader, &attempt, *id).await;
    reader.settle(answer)
}

async fn paper(reader: &Reader, attempt: &Entering, id: InvoiceId) -> Result<HttpResponse, Failure> {
    let desk = &reader.desk;
    let paper = desk.invoice_paper(&desk.context(attempt.0.correlation), id).await?;
    let shown = ContentDisposition {
        disposition: DispositionType::Inline,
        parameters: vec![DispositionParam::Filename(paper.file_name)],
    };
    Ok(HttpResponse::Ok()
        .content_type(paper.media_type)
        .insert_header(shown)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .body(paper.bytes))
}
