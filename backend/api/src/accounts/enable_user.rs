//! `POST /users/{user_id}/enable`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::accounts::public::UserId;

use super::shapes::UserIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Let a user in again.
///
/// Tokens that are neither over nor revoked work again; sessions do not come back.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    responses((status = 200, description = "Let in again.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[post("/users/{user_id}/enable")]
pub(super) async fn enable_user(
    office: Desk,
    user_id: Path<UserId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.accounts.enable_user(&caller.context, *user_id).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
