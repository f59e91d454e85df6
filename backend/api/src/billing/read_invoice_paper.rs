//! `GET /invoices/{invoice_id}/paper`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use door::Desk;
use office::billing::public::InvoiceId;

use crate::context::context;
use crate::etag::file;
use crate::parameters::NoParameters;
use crate::problem::Problem;

/// The paper of an issued invoice or credit note.
///
/// The bytes fixed for ever when they were first made; made now when there are none yet, and then a mail to the
/// customer's contact waits to be sent.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The invoice or credit note.")),
    responses((status = 200, description = "The paper.", content_type = "application/pdf"))
)]
#[get("/invoices/{invoice_id}/paper")]
pub(super) async fn read_invoice_paper(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    request: HttpRequest,
    _: NoParameters,
) -> Result<HttpResponse, Problem> {
    let context = context(&request, b"")?.without_key();
    let paper = office.invoice_paper(&context, *invoice_id).await?;
    Ok(file(&request, paper))
}
