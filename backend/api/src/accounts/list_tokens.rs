//! `GET /tokens`

use actix_web::{HttpResponse, get};
use door::Desk;

use super::shapes::TokenDto;
use super::shapes::tokens::OnDay;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// Tokens, the newest first.
///
/// All of them for who may; one's own for everybody else. Filter and sort by `name`, `user_id`, `user_name`, `scopes`
/// (with `contains`), `created_on`, `expires_on`, `revoked_on`, `created_at`.
#[utoipa::path(
    tag = "accounts",
    params(ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<TokenDto>, example = json!(PageOf::<TokenDto>::sample())))
)]
#[get("/tokens")]
pub(super) async fn list_tokens(office: Desk, query: ListQuery) -> Result<HttpResponse, Problem> {
    let today = office.today()?;
    query
        .answer::<TokenDto, _, _>(async move |page| {
            Ok(office.accounts.tokens(&page).await?.map(|row| OnDay(row, today)))
        })
        .await
}
