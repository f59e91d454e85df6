//! `GET /invoice-lines`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::InvoiceLineRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Lines of issued papers.
///
/// Filter and sort by `invoice_id`, `number`, `kind`, `line_number`, `customer_id`, `product`, `family`, `vat_rate`,
/// `net_cents`, `issue_day`, `year`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<InvoiceLineRowDto>, example = json!(PageOf::<InvoiceLineRowDto>::sample())))
)]
#[get("/invoice-lines")]
pub(super) async fn list_invoice_lines(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<InvoiceLineRowDto, _, _>(async move |page| office.billing.invoice_lines(&page).await).await
}
