//! `DELETE /invoices/{invoice_id}/draft`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, delete};
use door::Desk;
use office::billing::public::InvoiceId;

use super::shapes::InvoiceIdDto;
use crate::context::{Caller, today};
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Throw a draft away, today.
///
/// What is issued stays: it is corrected by a credit note.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The draft.")),
    responses((status = 200, description = "Thrown away.", body = InvoiceIdDto, example = json!(InvoiceIdDto::sample())))
)]
#[delete("/invoices/{invoice_id}/draft")]
pub(super) async fn discard_draft(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    request: HttpRequest,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    let id = invoice_id.into_inner();
    office.billing.discard_draft(&caller.context, id, today(&request)?).await?;
    Ok(done(&InvoiceIdDto { invoice_id: id }))
}
