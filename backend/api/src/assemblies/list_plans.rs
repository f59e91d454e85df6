//! `GET /assembly-plans`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::PlanRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The assemblies that are or were prepared, the next first.
#[utoipa::path(
    tag = "assemblies",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<PlanRowDto>, example = json!(PageOf::<PlanRowDto>::sample())))
)]
#[get("/assembly-plans")]
pub(super) async fn list_plans(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<PlanRowDto, _, _>(async move |page| office.assemblies.plans(&page).await).await
}
