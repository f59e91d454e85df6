//! `GET /users`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::UserDto;
use crate::as_of::AsOf;
use crate::paging::{ListQuery, PageOf, RegisterQuery};
use crate::problem::Problem;
use crate::sample::Sample;

/// The register of users.
///
/// Persons and programs as they were on the day, as known at a moment. Filter and sort by `search` (name, case and
/// accents aside), `name`, `email`, `kind`, `state`, `roles` (with `contains`), `member_id`, `organisation_id`,
/// `second_factor`, `created_on`.
#[utoipa::path(
    tag = "accounts",
    params(ListQuery, AsOf),
    responses((status = 200, description = "A page.", body = PageOf<UserDto>, example = json!(PageOf::<UserDto>::sample())))
)]
#[get("/users")]
pub(super) async fn list_users(office: Desk, query: RegisterQuery) -> Result<HttpResponse, Problem> {
    let RegisterQuery { list, moment } = query;
    list.answer::<UserDto, _, _>(async move |page| {
        office.accounts.users(moment.as_of, moment.known_at, &page).await
    })
    .await
}
