//! `DELETE /users/{user_id}/second-factor`

use actix_web::web::Path;
use actix_web::{HttpResponse, delete};
use door::Desk;
use office::accounts::public::UserId;

use super::shapes::UserIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// Take away a lost second factor.
///
/// See the person first. Their sessions end, recovery codes work no more; who must have a second factor sets up another
/// at the next sign-in.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    responses((status = 200, description = "Taken away.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[delete("/users/{user_id}/second-factor")]
pub(super) async fn reset_second_factor(
    office: Desk,
    user_id: Path<UserId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.accounts.reset_second_factor(&caller.context, *user_id).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
