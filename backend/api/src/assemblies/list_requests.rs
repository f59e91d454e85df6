//! `GET /assemblies/{assembly_id}/requests`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::RequestRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// What members asked to be put on the agenda, in the order of arrival.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<RequestRowDto>, example = json!(PageOf::<RequestRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/requests")]
pub(super) async fn list_requests(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    query
        .answer::<RequestRowDto, _, _>(async move |page| {
            office.assemblies.requests_page(assembly, &page).await
        })
        .await
}
