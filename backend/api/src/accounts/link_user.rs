//! `PUT /users/{user_id}/links`

use actix_web::web::Path;
use actix_web::{HttpResponse, put};
use door::Desk;
use office::accounts::public::UserId;
use office::values::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UserIdDto;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// Both ties from now on; null, or left out, for none.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkUserRequest {
    /// The member that they are.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub member_id: Option<Uuid>,
    /// The organisation that they represent.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub organisation_id: Option<Uuid>,
}

impl Sample for LinkUserRequest {
    fn sample() -> Self {
        Self { member_id: Some(sample::OTHER_ID), organisation_id: None }
    }
}

/// Tie a user to a member and an organisation, or untie them.
///
/// What is theirs becomes their own: the role `member` reaches that and nothing else.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    request_body(content = LinkUserRequest, example = json!(LinkUserRequest::sample())),
    responses((status = 200, description = "So it is now.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[put("/users/{user_id}/links")]
pub(super) async fn link_user(
    office: Desk,
    user_id: Path<UserId>,
    body: Body<LinkUserRequest>,
) -> Result<HttpResponse, Problem> {
    let LinkUserRequest { member_id, organisation_id } = body.value;
    office.accounts.link_user(&body.context, *user_id, member_id, organisation_id).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
