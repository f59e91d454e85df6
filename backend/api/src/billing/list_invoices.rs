//! `GET /invoices`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::InvoiceRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Issued invoices and credit notes.
///
/// Filter and sort by `number`, `series`, `kind`, `customer_id`, `customer_name`, `contract_id`,
/// `contract_reference`, `issue_day`, `due_day`, `year`, `net_cents`, `vat_cents`, `gross_cents`, `paid_cents`,
/// `left_cents`, `status`, `preceding_id`, `paper_sha256`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<InvoiceRowDto>, example = json!(PageOf::<InvoiceRowDto>::sample())))
)]
#[get("/invoices")]
pub(super) async fn list_invoices(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<InvoiceRowDto, _, _>(async move |page| office.billing.invoices(&page).await).await
}
