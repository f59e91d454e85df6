//! `GET /invoice-runs/preview`

use actix_web::get;
use door::Desk;

use super::shapes::InvoiceRunPreviewDto;
use crate::etag::Single;
use crate::parameters::Parameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// What a run on a day would bill and why.
///
/// With what stands against each bill; nothing is written.
#[utoipa::path(
    tag = "billing",
    params(("on" = String, Query, format = Date, description = "Issue date of the bills.", example = "2015-01-15")),
    responses((status = 200, description = "The plan.", body = InvoiceRunPreviewDto, example = json!(InvoiceRunPreviewDto::sample())))
)]
#[get("/invoice-runs/preview")]
pub(super) async fn preview_invoice_run(
    office: Desk,
    parameters: Parameters,
) -> Result<Single<InvoiceRunPreviewDto>, Problem> {
    parameters.only(&["on"])?;
    let on = parameters.required("on")?;
    let planned = office.billing.run_preview(on).await?;
    Ok(Single(InvoiceRunPreviewDto { on, planned: planned.into_iter().map(Into::into).collect() }))
}
