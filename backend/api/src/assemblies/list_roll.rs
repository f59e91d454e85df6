//! `GET /assemblies/{assembly_id}/roll`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::RollRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The roll: who may vote, as sealed on the record day.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<RollRowDto>, example = json!(PageOf::<RollRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/roll")]
pub(super) async fn list_roll(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    office.assemblies.assembly(assembly).await?; // an assembly that does not exist is refused, not empty
    query.answer::<RollRowDto, _, _>(async move |page| office.assemblies.roll(assembly, &page).await).await
}
