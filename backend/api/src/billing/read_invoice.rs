//! `GET /invoices/{invoice_id}`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::billing::invoice::error::InvoiceError;
use office::billing::public::InvoiceId;
use office::kernel::Failure;

use super::shapes::InvoiceDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One issued invoice or credit note, with what happened since.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The invoice or credit note.")),
    responses((status = 200, description = "Found.", body = InvoiceDto, example = json!(InvoiceDto::sample())))
)]
#[get("/invoices/{invoice_id}")]
pub(super) async fn read_invoice(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    _: NoParameters,
) -> Result<Single<InvoiceDto>, Problem> {
    let found = office.billing.invoice(*invoice_id).await?;
    Ok(Single(found.ok_or(InvoiceError::NotFound).map_err(Failure::from)?.into()))
}
