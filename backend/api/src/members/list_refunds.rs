//! `GET /share-refunds`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::ClaimRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// What is owed to those who left.
///
/// In the order of the exits unless another is asked: the queue in which the floor of the capital lets it go.
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<ClaimRowDto>, example = json!(PageOf::<ClaimRowDto>::sample())))
)]
#[get("/share-refunds")]
pub(super) async fn list_refunds(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<ClaimRowDto, _, _>(async move |page| {
        office.members.refunds(moment.as_of, moment.known_at, &page).await
    })
    .await
}
