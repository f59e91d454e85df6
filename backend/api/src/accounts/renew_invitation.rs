//! `POST /users/{user_id}/invitation`

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::accounts::public::UserId;

use super::invite_user::welcome;
use super::shapes::UserIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Send an invitation again.
///
/// To somebody who has not come yet: another seven days; the link before works no more.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    responses((status = 200, description = "Sent.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[post("/users/{user_id}/invitation")]
pub(super) async fn renew_invitation(
    office: Desk,
    request: HttpRequest,
    user_id: Path<UserId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.accounts.renew_invitation(&caller.context, *user_id, &welcome(&request)).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
