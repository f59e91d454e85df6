//! `GET /share-calls`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::CallRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// What the board called of what was not paid.
///
/// Call by call and member by member.
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<CallRowDto>, example = json!(PageOf::<CallRowDto>::sample())))
)]
#[get("/share-calls")]
pub(super) async fn list_calls(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<CallRowDto, _, _>(async move |page| {
        office.members.calls(moment.as_of, moment.known_at, &page).await
    })
    .await
}
