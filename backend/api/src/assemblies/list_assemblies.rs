//! `GET /assemblies`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::AssemblyRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The assemblies, latest first.
#[utoipa::path(
    tag = "assemblies",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<AssemblyRowDto>, example = json!(PageOf::<AssemblyRowDto>::sample())))
)]
#[get("/assemblies")]
pub(super) async fn list_assemblies(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<AssemblyRowDto, _, _>(async move |page| office.assemblies.assemblies(&page).await).await
}
