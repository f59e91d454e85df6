//! `POST /tokens`

use actix_web::{HttpResponse, post};
use door::Desk;
use office::accounts::public::{CreateToken, UserId};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::NewTokenDto;
use crate::body::Body;
use crate::etag::created;
use crate::problem::Problem;
use crate::sample::{self, Sample};

/// A token to be created.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CreateTokenRequest {
    /// Whose: one's own, or a program's; never another person's.
    #[schema(value_type = String, format = Uuid)]
    pub user_id: UserId,
    /// What it is for, 1 to 100 characters.
    #[schema(min_length = 1, max_length = 100)]
    pub name: String,
    /// What it is limited to, 1 to 50: `*`, `read`, a room, `room:read`, or the name of a right (`x-permission`). A token
    /// makes none that may more than itself.
    #[schema(min_items = 1, max_items = 50)]
    pub scopes: Vec<String>,
    /// Last day on which it works; 90 days from today when absent, a year at most.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub expires_on: Option<Day>,
}

impl Sample for CreateTokenRequest {
    fn sample() -> Self {
        Self {
            user_id: UserId::new(sample::ID),
            name: "Vitrine".to_owned(),
            scopes: vec!["partners:read".to_owned()],
            expires_on: Some(sample::parsed("2015-04-05")),
        }
    }
}

/// Create a token.
///
/// The answer shows its text, once.
#[utoipa::path(
    tag = "accounts",
    request_body(content = CreateTokenRequest, example = json!(CreateTokenRequest::sample())),
    responses((status = 201, description = "Created.", body = NewTokenDto, example = json!(NewTokenDto::sample())))
)]
#[post("/tokens")]
pub(super) async fn create_token(
    office: Desk,
    body: Body<CreateTokenRequest>,
) -> Result<HttpResponse, Problem> {
    let CreateTokenRequest { user_id, name, scopes, expires_on } = body.value;
    let order = CreateToken { user: user_id, name, scopes, expires_on };
    let new = office.accounts.create_token(&body.context, order).await?;
    Ok(created("/api/v1/tokens", &NewTokenDto::from(new)))
}
