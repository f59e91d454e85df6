//! `GET /share-movements`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::MovementRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The register of movements of shares.
///
/// In the order of recording unless another is asked (C. com., art. R228-9).
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<MovementRowDto>, example = json!(PageOf::<MovementRowDto>::sample())))
)]
#[get("/share-movements")]
pub(super) async fn list_movements(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<MovementRowDto, _, _>(async move |page| {
        office.members.movements(moment.as_of, moment.known_at, &page).await
    })
    .await
}
