//! `GET /payments`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::InvoicePaymentRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Payments received for invoices.
///
/// Filter and sort by `invoice_id`, `amount_cents`, `on_day`, `reference`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<InvoicePaymentRowDto>, example = json!(PageOf::<InvoicePaymentRowDto>::sample())))
)]
#[get("/payments")]
pub(super) async fn list_payments(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<InvoicePaymentRowDto, _, _>(async move |page| office.billing.payments(&page).await).await
}
