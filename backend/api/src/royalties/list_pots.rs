//! `GET /distribution-pots`

use actix_web::web::Data;
use actix_web::{HttpResponse, get};
use office::Office;

use super::shapes::PotRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The pots of all splits.
///
/// Filter and sort by `period`, `place`, `code`, `name`, `basis_points`, `beneficiary`, `cents`.
#[utoipa::path(
    tag = "royalties",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<PotRowDto>, example = json!(PageOf::<PotRowDto>::sample())))
)]
#[get("/distribution-pots")]
pub(super) async fn list_pots(office: Data<Office>, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<PotRowDto, _, _>(async move |page| office.royalties.pots(&page).await).await
}
