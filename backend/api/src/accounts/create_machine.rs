//! `POST /machines`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::accounts::public::{CreateMachine, UserId};
use office::kernel::access::Role;
use office::values::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::UserIdDto;
use super::words;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::Sample;

/// A program to be let in.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateMachineRequest {
    /// What it is, 1 to 100 characters.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// What it may at most; each of its tokens may be limited further.
    #[schema(value_type = Vec<words::Role>, min_items = 1)]
    pub roles: Vec<Role>,
    /// The member in whose name it acts.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub member_id: Option<Uuid>,
    /// The organisation in whose name it acts.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub organisation_id: Option<Uuid>,
}

impl Sample for CreateMachineRequest {
    fn sample() -> Self {
        Self { name: "Site web".to_owned(), roles: vec![Role::Sales], member_id: None, organisation_id: None }
    }
}

/// Create a program.
///
/// It is a user that never signs in: it enters by its tokens (`POST /tokens`).
#[utoipa::path(
    tag = "accounts",
    request_body(content = CreateMachineRequest, example = json!(CreateMachineRequest::sample())),
    responses((status = 201, description = "Created.", body = UserIdDto, example = json!(UserIdDto::sample())))
)]
#[post("/machines")]
pub(super) async fn create_machine(
    office: Desk,
    body: Body<CreateMachineRequest>,
) -> Result<HttpResponse, Problem> {
    let CreateMachineRequest { name, roles, member_id, organisation_id } = body.value;
    let id = UserId::new(Uuid::now_v7());
    let order = CreateMachine { id, name, roles, member: member_id, organisation: organisation_id };
    let user_id = office.accounts.create_machine(&body.context, order).await?;
    Ok(created(&format!("/api/v1/users/{user_id}"), &UserIdDto { user_id }))
}
