//! `/associe/factures/{id}.pdf`: the paper of a bill of the organisation that one represents.

use actix_web::{HttpResponse, web};
use door::Entering;
use office::billing::public::InvoiceId;
use office::kernel::Failure;

use crate::papers::file;
use crate::visitor::Reader;

/// `GET /associe/factures/{id}.pdf`. Whether it is the reader's is the office's question.
pub(crate) async fn show(reader: Reader, attempt: Entering, id: web::Path<InvoiceId>) -> HttpResponse {
    let answer = paper(&reader, &attempt, *id).await;
    reader.settle(answer)
}

async fn paper(reader: &Reader, attempt: &Entering, id: InvoiceId) -> Result<HttpResponse, Failure> {
    let desk = &reader.desk;
    let paper = desk.invoice_paper(&desk.context(attempt.0.correlation), id).await?;
    Ok(file(paper))
}
