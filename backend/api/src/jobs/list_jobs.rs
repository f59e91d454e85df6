//! `GET /jobs`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::JobDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Jobs, the youngest first.
///
/// One's own; all of them for those who may read everything. A job is forgotten thirty days after its end.
#[utoipa::path(
    tag = "jobs",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<JobDto>, example = json!(PageOf::<JobDto>::sample())))
)]
#[get("/jobs")]
pub(super) async fn list_jobs(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    let jobs = office.jobs();
    query.answer::<JobDto, _, _>(async move |page| jobs.list(&page).await).await
}
