//! Tokens of programs.

use office::accounts::public::{NewToken, TokenId, TokenRow, TokenState, UserId};
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::words;
use crate::sample::{self, Sample};

/// A token, without its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenDto {
    /// Identifier; nobody enters with it.
    #[schema(value_type = String, format = Uuid)]
    pub token_id: TokenId,
    /// Whose.
    #[schema(value_type = String, format = Uuid)]
    pub user_id: UserId,
    /// The owner's name.
    pub user_name: String,
    /// What it is for.
    pub name: String,
    /// What it is limited to.
    pub scopes: Vec<String>,
    /// Whether it works today.
    #[schema(value_type = words::TokenState)]
    pub state: TokenState,
    /// Day of its creation.
    #[schema(value_type = String, format = Date)]
    pub created_on: Day,
    /// Last day on which it works.
    #[schema(value_type = String, format = Date)]
    pub expires_on: Day,
    /// Day on which it was revoked, if it was.
    #[schema(value_type = Option<String>, format = Date)]
    pub revoked_on: Option<Day>,
    /// Day on which it was last used, if ever.
    #[schema(value_type = Option<String>, format = Date)]
    pub last_used_on: Option<Day>,
}

/// A token as it stands on a day.
pub(crate) struct OnDay(pub(crate) TokenRow, pub(crate) Day);

impl From<OnDay> for TokenDto {
    fn from(OnDay(row, today): OnDay) -> Self {
        let state = row.state(today);
        let TokenRow { id, user, user_name, name, scopes, created_on, expires_on, revoked_on, last_used_on } =
            row;
        Self {
            token_id: id,
            user_id: user,
            user_name,
            name,
            scopes,
            state,
            created_on,
            expires_on,
            revoked_on,
            last_used_on,
        }
    }
}

impl Sample for TokenDto {
    fn sample() -> Self {
        Self {
            token_id: TokenId::new(sample::OTHER_ID),
            user_id: UserId::new(sample::ID),
            user_name: "Site web".to_owned(),
            name: "Vitrine".to_owned(),
            scopes: vec!["partners:read".to_owned(), "members.member.admit".to_owned()],
            state: TokenState::Revoked,
            created_on: sample::parsed("2015-01-05"),
            expires_on: sample::parsed("2015-04-05"),
            revoked_on: Some(sample::parsed("2015-03-02")),
            last_used_on: Some(sample::parsed("2015-03-01")),
        }
    }
}

/// A token that has been created.
#[derive(Clone, Serialize, ToSchema)]
pub struct NewTokenDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub token_id: TokenId,
    /// Its text, shown here and nowhere else: the `Authorization: Bearer …` of the program. Null when a request is
    /// repeated under its idempotency key, since nobody has the text any more: revoke the token and create another.
    pub token: Option<String>,
    /// Last day on which it works.
    #[schema(value_type = String, format = Date)]
    pub expires_on: Day,
}

impl From<NewToken> for NewTokenDto {
    fn from(new: NewToken) -> Self {
        let NewToken { id, secret, expires_on } = new;
        Self { token_id: id, token: secret.map(|secret| secret.as_str().to_owned()), expires_on }
    }
}

impl Sample for NewTokenDto {
    fn sample() -> Self {
        Self {
            token_id: TokenId::new(sample::OTHER_ID),
            token: Some("qt_bW9kw6hsZS1kZS1qZXRvbi1wb3VyLWxhLWRvYy0wMDA".to_owned()),
            expires_on: sample::parsed("2015-04-05"),
        }
    }
}

/// A token that was revoked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenIdDto {
    /// The token.
    #[schema(value_type = String, format = Uuid)]
    pub token_id: TokenId,
}

impl Sample for TokenIdDto {
    fn sample() -> Self {
        Self { token_id: TokenId::new(sample::OTHER_ID) }
    }
}
