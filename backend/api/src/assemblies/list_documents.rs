//! `GET /assemblies/{assembly_id}/documents`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::DocumentRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The documents that lie before an assembly, in the order in which they came; those taken back too.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<DocumentRowDto>, example = json!(PageOf::<DocumentRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/documents")]
pub(super) async fn list_documents(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    query
        .answer::<DocumentRowDto, _, _>(async move |page| {
            office.assemblies.documents_page(assembly, &page).await
        })
        .await
}
