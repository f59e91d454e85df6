//! `POST /users`

use actix_web::{HttpRequest, HttpResponse, post};
use door::Desk;
use office::accounts::public::{InviteUser, UserId};
use office::kernel::access::Role;
use office::values::{EmailAddress, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UserIdDto;
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A person to be let in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InviteUserRequest {
    /// Name as shown, 1 to 100 characters.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// Where the invitation goes, and what the person signs in with.
    #[schema(value_type = String, format = "email")]
    pub email: EmailAddress,
    /// What they are in the house.
    #[schema(value_type = Vec<words::Role>, min_items = 1)]
    pub roles: Vec<Role>,
    /// The member that they are.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub member_id: Option<Uuid>,
    /// The organisation that they represent.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub organisation_id: Option<Uuid>,
}

impl Sample for InviteUserRequest {
    fn sample() -> Self {
        Self {
            name: "Zoé Exemple".to_owned(),
            email: sample::parsed("zoe@example.org"),
            roles: vec![Role::Staff],
            member_id: Some(sample::OTHER_ID),
            organisation_id: None,
        }
    }
}

/// Invite a person.
///
/// A mail with a one-use link goes out, valid for seven days: there they choose a password and, where a role requires
/// it, set up a second factor.
#[utoipa::path(
    tag = "accounts",
    request_body(content = InviteUserRequest, example = json!(InviteUserRequest::sample())),
    responses((status = 201, description = "Invited.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[post("/users")]
pub(super) async fn invite_user(
    office: Desk,
    request: HttpRequest,
    body: Body<InviteUserRequest>,
) -> Result<HttpResponse, Problem> {
    let InviteUserRequest { name, email, roles, member_id, organisation_id } = body.value;
    let id = UserId::new(Uuid::now_v7());
    let order = InviteUser { id, name, email, roles, member: member_id, organisation: organisation_id };
    let user_id = office.accounts.invite_user(&body.context, order, &welcome(&request)).await?;
    Ok(created(&format!("/api/v1/users/{user_id}"), &UserIdDto { user_id }))
}

/// The address of the page on which an invitation is accepted.
pub(super) fn welcome(request: &HttpRequest) -> impl Fn(&str) -> String + Sync + use<> {
    let begin = door::link(request, "/bienvenue/");
    move |secret| format!("{begin}{secret}")
}
