//! `GET /member-import-mappings`

use actix_web::{HttpResponse, get};
use door::Desk;

use crate::members::shapes::MappingRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The sources of which is remembered how their tables are understood.
#[utoipa::path(
    tag = "members",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<MappingRowDto>, example = json!(PageOf::<MappingRowDto>::sample())))
)]
#[get("/member-import-mappings")]
pub(super) async fn list_import_mappings(office: Desk, list: ListQuery) -> Result<HttpResponse, Problem> {
    list.answer::<MappingRowDto, _, _>(async move |page| office.members.import_mappings(&page).await).await
}
