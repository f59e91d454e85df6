//! `GET /distribution-pots`

use actix_web::{HttpResponse, get};
use door::Desk;

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
pub(super) async fn list_pots(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<PotRowDto, _, _>(async move |page| office.royalties.pots(&page).await).await
}
