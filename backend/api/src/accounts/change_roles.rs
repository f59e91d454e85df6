//! `PUT /users/{user_id}/roles`

use actix_web::web::Path;
use actix_web::{HttpResponse, put};
use door::Desk;
use office::accounts::public::UserId;
use office::kernel::access::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UserIdDto;
use super::words;
use crate::body::Body;
use crate::etag::done;
use crate::problem::Problem;
use crate::sample::Sample;

/// All roles from now on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeRolesRequest {
    /// One role at least.
    #[schema(value_type = Vec<words::Role>, min_items = 1)]
    pub roles: Vec<Role>,
}

impl Sample for ChangeRolesRequest {
    fn sample() -> Self {
        Self { roles: vec![Role::Staff, Role::Sales] }
    }
}

/// Change what a user is in the house.
///
/// Their sessions end, so that nobody goes on with what they were. The last administrator keeps the role.
#[utoipa::path(
    tag = "accounts",
    params(("user_id" = String, Path, format = Uuid, description = "The user.")),
    request_body(content = ChangeRolesRequest, example = json!(ChangeRolesRequest::sample())),
    responses((status = 200, description = "So it is now.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[put("/users/{user_id}/roles")]
pub(super) async fn change_roles(
    office: Desk,
    user_id: Path<UserId>,
    body: Body<ChangeRolesRequest>,
) -> Result<HttpResponse, Problem> {
    let ChangeRolesRequest { roles } = body.value;
    office.accounts.change_roles(&body.context, *user_id, roles).await?;
    Ok(done(&UserIdDto { user_id: *user_id }))
}
