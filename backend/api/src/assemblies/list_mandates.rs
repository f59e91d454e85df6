//! `GET /mandates`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::MandateDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The mandates, the first to end first.
///
/// Those decided by the day, as known at a moment. Those that are over are listed too; `filter=last_day:ge:…` leaves them
/// out.
#[utoipa::path(
    tag = "assemblies",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<MandateDto>, example = json!(PageOf::<MandateDto>::sample())))
)]
#[get("/mandates")]
pub(super) async fn list_mandates(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<MandateDto, _, _>(async move |page| {
        office.assemblies.mandates(moment.as_of, moment.known_at, &page).await
    })
    .await
}
