//! `POST /users/{user_id}/disable`

use actix_web::web::Path;
use actix_web::{HttpResponse, post};
use door::Desk;
use office::accounts::public::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UserIdDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// Why they are kept out.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DisableUserRequest {
    /// In words, 1 to 300 characters; personal data, sealed under the user's key.
    #[schema(min_length = 1, max_length = 300)]
    pub reason: String,
}

impl Sample for DisableUserRequest {
    fn sample() -> Self {
        Self { reason: "A quitté la maison".to_owned() }
    }
}

/// Keep a user out.
///
/// Every session ends, links and sign-ins that wait work no more, tokens stop at once. The last administrator stays.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    request_body(content = DisableUserRequest, example = json!(DisableUserRequest::sample())),
    responses((status = 200, description = "Kept out.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[post("/users/{user_id}/disable")]
pub(super) async fn disable_user(
    office: Desk,
    user_id: Path<UserId>,
    body: Body<DisableUserRequest>,
) -> Result<HttpResponse, Problem> {
    let DisableUserRequest { reason } = body.value;
    office.accounts.disable_user(&body.context, *user_id, reason).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
