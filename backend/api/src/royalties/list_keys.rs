//! `GET /cct-keys`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::KeyRowDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The pots of all key sets: past, present and future.
///
/// Filter and sort by `from_day`, `code`, `name`, `basis_points`, `beneficiary`, `place`.
#[utoipa::path(
    tag = "royalties",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<KeyRowDto>, example = json!(PageOf::<KeyRowDto>::sample())))
)]
#[get("/cct-keys")]
pub(super) async fn list_keys(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    query.answer::<KeyRowDto, _, _>(async move |page| office.royalties.keys(&page).await).await
}
