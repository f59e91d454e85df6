//! Users.

use office::accounts::public::{SecondFactorState, UserFile, UserId, UserKind, UserRow, UserState};
use office::kernel::access::Role;
use office::values::{Day, Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::words;
use crate::sample::{self, Sample};

/// A user: a person or a program.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UserDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub user_id: UserId,
    /// Person or program.
    #[schema(value_type = words::UserKind)]
    pub kind: UserKind,
    /// Name as shown.
    pub name: String,
    /// What a person signs in with; empty for a program.
    pub email: String,
    /// What they are in the house.
    #[schema(value_type = Vec<words::Role>)]
    pub roles: Vec<Role>,
    /// How far they are.
    #[schema(value_type = words::UserState)]
    pub state: UserState,
    /// The member that they are, if any.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub member_id: Option<Uuid>,
    /// The organisation that they represent, if any.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub organisation_id: Option<Uuid>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Day of the invitation, or of the creation of a program.
    #[schema(value_type = String, format = Date)]
    pub created_on: Day,
    /// Number of the last fact about them.
    pub version: u64,
}

impl From<UserRow> for UserDto {
    fn from(row: UserRow) -> Self {
        let UserRow {
            id,
            kind,
            name,
            email,
            roles,
            state,
            member,
            organisation,
            second_factor,
            created_on,
            version,
        } = row;
        Self {
            user_id: id,
            kind,
            name,
            email,
            roles,
            state,
            member_id: member,
            organisation_id: organisation,
            second_factor,
            created_on,
            version,
        }
    }
}

impl Sample for UserDto {
    fn sample() -> Self {
        Self {
            user_id: UserId::new(sample::ID),
            kind: UserKind::Person,
            name: "Zoé Exemple".to_owned(),
            email: "zoe@example.org".to_owned(),
            roles: vec![Role::Staff, Role::Member],
            state: UserState::Active,
            member_id: Some(sample::OTHER_ID),
            organisation_id: Some(sample::OTHER_ID),
            second_factor: true,
            created_on: sample::parsed("2015-01-05"),
            version: 4,
        }
    }
}

/// A user with how they enter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UserFileDto {
    /// As in the register.
    #[serde(flatten)]
    pub user: UserDto,
    /// Whether a password is set.
    pub has_password: bool,
    /// Whether one of the roles requires a second factor.
    pub second_factor_required: bool,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u64,
    /// Identity providers by which the user has entered.
    pub issuers: Vec<String>,
    /// When the user was last seen with a session that is still kept.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub seen_at: Option<Timestamp>,
}

impl From<UserFile> for UserFileDto {
    fn from(file: UserFile) -> Self {
        let UserFile { row, has_password, second_factor, issuers, seen_at } = file;
        let SecondFactorState { enabled: _, required, recovery_codes_left } = second_factor; // enabled: in the row
        Self {
            user: row.into(),
            has_password,
            second_factor_required: required,
            recovery_codes_left,
            issuers,
            seen_at,
        }
    }
}

impl Sample for UserFileDto {
    fn sample() -> Self {
        Self {
            user: UserDto::sample(),
            has_password: true,
            second_factor_required: true,
            recovery_codes_left: 9,
            issuers: vec!["https://id.example.org".to_owned()],
            seen_at: Some(sample::parsed("2015-03-02T09:00:00.000000Z")),
        }
    }
}

/// Which user it was about.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UserIdDto {
    /// The user.
    #[schema(value_type = String, format = Uuid)]
    pub user_id: UserId,
}

impl Sample for UserIdDto {
    fn sample() -> Self {
        Self { user_id: UserId::new(sample::ID) }
    }
}
