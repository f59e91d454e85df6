//! `GET /users/{user_id}/sessions`

use actix_web::web::Path;
use actix_web::{HttpResponse, get};
use door::Desk;
use office::accounts::public::UserId;

use super::shapes::SessionDto;
use crate::paging::{ListQuery, PageOf};
use crate::problem::Problem;
use crate::sample::Sample;

/// The sessions of a user that live, the last used first.
///
/// Filter and sort by `network`, `agent`, `started_at`, `seen_at`, `authenticated_at`, `expires_at` (microseconds since
/// 1970).
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user."), ListQuery),
    responses((status = 200, description = "A page.", body = PageOf<SessionDto>, example = json!(PageOf::<SessionDto>::sample())))
)]
#[get("/users/{user_id}/sessions")]
pub(super) async fn list_sessions(
    office: Desk,
    user_id: Path<UserId>,
    query: ListQuery,
) -> Result<HttpResponse, Problem> {
    let (user, now) = (*user_id, office.now());
    query
        .answer::<SessionDto, _, _>(async move |page| office.accounts.session_page(user, now, &page).await)
        .await
}
