//! `GET /statutes`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::StatutesVersionDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The versions of the statutes, latest first.
#[utoipa::path(
    tag = "assemblies",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<StatutesVersionDto>, example = json!(PageOf::<StatutesVersionDto>::sample())))
)]
#[get("/statutes")]
pub(super) async fn list_statutes(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<StatutesVersionDto, _, _>(async move |page| office.assemblies.statutes(&page).await).await
}
