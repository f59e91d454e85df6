//! `GET /receivables`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::ReceivableRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// What invoices still asked for at the end of a day.
///
/// As known at a moment; settled invoices are left out. Filter and sort by `number`, `customer_id`, `customer_name`,
/// `issue_day`, `due_day`, `gross_cents`, `left_cents`.
#[utoipa::path(
    tag = "billing",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<ReceivableRowDto>, example = json!(PageOf::<ReceivableRowDto>::sample())))
)]
#[get("/receivables")]
pub(super) async fn list_receivables(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<ReceivableRowDto, _, _>(async move |page| {
        office.billing.receivables(moment.as_of, moment.known_at, &page).await
    })
    .await
}
