//! `GET /invoices/{invoice_id}/draft`

use actix_web::get;
use actix_web::web::Path;
use door::Desk;
use office::billing::invoice::error::InvoiceError;
use office::billing::public::InvoiceId;
use office::kernel::Failure;

use super::shapes::InvoiceContentDto;
use crate::etag::Single;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// One draft, not issued yet.
#[utoipa::path(
    tag = "billing",
    params(("invoice_id" = String, Path, format = Uuid, description = "The draft.")),
    responses((status = 200, description = "Found.", body = InvoiceContentDto, example = json!(InvoiceContentDto::sample())))
)]
#[get("/invoices/{invoice_id}/draft")]
pub(super) async fn read_draft(
    office: Desk,
    invoice_id: Path<InvoiceId>,
    _: NoParameters,
) -> Result<Single<InvoiceContentDto>, Problem> {
    let found = office.billing.draft(*invoice_id).await?;
    Ok(Single(found.ok_or(InvoiceError::NotFound).map_err(Failure::from)?.into()))
}
