//! `DELETE /sessions/{session_id}`

use actix_web::web::Path;
use actix_web::{HttpResponse, delete};
use door::Desk;
use office::accounts::public::SessionId;

use super::shapes::SessionIdDto;
use crate::context::Caller;
use crate::etag::done;
use crate::parameters::NoParameters;
use crate::problem::Problem;
use crate::sample::Sample;

/// End a session.
#[utoipa::path(
    tag = "accounts",
    params(("session_id" = String, Path, format = Uuid, description = "The session.")),
    responses((status = 200, description = "Ended.", body = SessionIdDto, example = json!(SessionIdDto::sample())))
)]
#[delete("/sessions/{session_id}")]
pub(super) async fn end_session(
    office: Desk,
    session_id: Path<SessionId>,
    _: NoParameters,
    caller: Caller,
) -> Result<HttpResponse, Problem> {
    office.accounts.end_session(&caller.context, *session_id).await?;
    Ok(done(&SessionIdDto { session_id: *session_id }))
}
