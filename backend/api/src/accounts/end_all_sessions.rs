//! `DELETE /users/{user_id}/sessions`

use actix_web::web::Path;
use actix_web::{HttpResponse, delete};
use door::Desk;
use office::accounts::public::UserId;

use super::shapes::EndedDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// End every session of a user.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    responses((status = 200, description = "Ended.", body = EndedDto, example = json!(EndedDto::sample())))
)]
#[delete("/users/{user_id}/sessions")]
pub(super) async fn end_all_sessions(
    office: Desk,
    user_id: Path<UserId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    Ok(done(&EndedDto { ended: office.accounts.end_all_sessions(&caller.context, *user_id).await? }))
}
