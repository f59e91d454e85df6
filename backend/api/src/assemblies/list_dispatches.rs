//! `GET /assemblies/{assembly_id}/dispatches`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::DispatchRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The proof of sending, member by member.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<DispatchRowDto>, example = json!(PageOf::<DispatchRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/dispatches")]
pub(super) async fn list_dispatches(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    query
        .answer::<DispatchRowDto, _, _>(async move |page| office.assemblies.dispatches(assembly, &page).await)
        .await
}
