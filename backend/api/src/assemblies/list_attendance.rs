//! `GET /assemblies/{assembly_id}/attendance`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::AttendanceRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The attendance sheet.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<AttendanceRowDto>, example = json!(PageOf::<AttendanceRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/attendance")]
pub(super) async fn list_attendance(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    office.assemblies.assembly(assembly).await?; // an assembly that does not exist is refused, not empty
    query
        .answer::<AttendanceRowDto, _, _>(async move |page| {
            office.assemblies.attendance(assembly, &page).await
        })
        .await
}
