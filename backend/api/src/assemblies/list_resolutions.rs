//! `GET /assemblies/{assembly_id}/resolutions`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::ResolutionSheetDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The agenda, each resolution with its result once its vote is closed.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<ResolutionSheetDto>, example = json!(PageOf::<ResolutionSheetDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/resolutions")]
pub(super) async fn list_resolutions(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    office.assemblies.assembly(assembly).await?; // an assembly that does not exist is refused, not empty
    query
        .answer::<ResolutionSheetDto, _, _>(async move |page| {
            office.assemblies.resolutions(assembly, &page).await
        })
        .await
}
