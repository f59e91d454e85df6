//! `GET /members`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::MemberRowDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The register of members.
///
/// Those who are members on the day, as known at a moment.
#[utoipa::path(
    tag = "members",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<MemberRowDto>, example = json!(PageOf::<MemberRowDto>::sample())))
)]
#[get("/members")]
pub(super) async fn list_members(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<MemberRowDto, _, _>(async move |page| {
        office.members.register(moment.as_of, moment.known_at, &page).await
    })
    .await
}
