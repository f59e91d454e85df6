//! `GET /assemblies/{assembly_id}/resolutions/{number}/votes`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::VoteRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The votes by name on one resolution.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ("number" = u32, Path, minimum = 1, description = "Number of the resolution on the agenda."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<VoteRowDto>, example = json!(PageOf::<VoteRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/resolutions/{number}/votes")]
pub(super) async fn list_votes(
    office: Desk,
    path: Path<(AssemblyId, u32)>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let (assembly, number) = path.into_inner();
    office.assemblies.resolution(assembly, number).await?; // one that does not exist is refused, not empty
    query
        .answer::<VoteRowDto, _, _>(async move |page| office.assemblies.votes(assembly, number, &page).await)
        .await
}
