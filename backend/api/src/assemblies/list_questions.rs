//! `GET /assemblies/{assembly_id}/questions`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::assemblies::public::AssemblyId;

use super::shapes::QuestionRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The written questions with their answers, in the order of arrival.
#[utoipa::path(
    tag = "assemblies",
    params(("assembly_id" = String, Path, format = Uuid, description = "The assembly."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<QuestionRowDto>, example = json!(PageOf::<QuestionRowDto>::sample())))
)]
#[get("/assemblies/{assembly_id}/questions")]
pub(super) async fn list_questions(
    office: Desk,
    path: Path<AssemblyId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let assembly = path.into_inner();
    query
        .answer::<QuestionRowDto, _, _>(async move |page| {
            office.assemblies.questions_page(assembly, &page).await
        })
        .await
}
