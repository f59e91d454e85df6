//! Sessions of browsers.

use office::accounts::public::{SessionId, SessionRow, UserId};
use office::values::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::{self, Sample};

/// A session that lives: a browser whose user has signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionDto {
    /// Identifier; nobody enters with it.
    #[schema(value_type = String, format = Uuid)]
    pub session_id: SessionId,
    /// Whose.
    #[schema(value_type = String, format = Uuid)]
    pub user_id: UserId,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Timestamp,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// When the password or the second factor was last given.
    #[schema(value_type = String, format = DateTime)]
    pub authenticated_at: Timestamp,
    /// When it ends at the latest.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// The network from which it began, never a full address.
    pub network: String,
    /// The browser in a few words.
    pub agent: String,
}

impl From<SessionRow> for SessionDto {
    fn from(row: SessionRow) -> Self {
        let SessionRow { id, user, started_at, seen_at, authenticated_at, expires_at, network, agent } = row;
        Self {
            session_id: id,
            user_id: user,
            started_at,
            seen_at,
            authenticated_at,
            expires_at,
            network,
            agent,
        }
    }
}

impl Sample for SessionDto {
    fn sample() -> Self {
        Self {
            session_id: SessionId::new(sample::OTHER_ID),
            user_id: UserId::new(sample::ID),
            started_at: sample::parsed("2015-03-02T08:00:00.000000Z"),
            seen_at: sample::parsed("2015-03-02T09:00:00.000000Z"),
            authenticated_at: sample::parsed("2015-03-02T08:00:00.000000Z"),
            expires_at: sample::parsed("2015-03-02T20:00:00.000000Z"),
            network: "192.0.2.0/24".to_owned(),
            agent: "Firefox".to_owned(),
        }
    }
}

/// A session that has ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SessionIdDto {
    /// The session.
    #[schema(value_type = String, format = Uuid)]
    pub session_id: SessionId,
}

impl Sample for SessionIdDto {
    fn sample() -> Self {
        Self { session_id: SessionId::new(sample::OTHER_ID) }
    }
}

/// Sessions that have ended.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EndedDto {
    /// How many.
    pub ended: u64,
}

impl Sample for EndedDto {
    fn sample() -> Self {
        Self { ended: 2 }
    }
}
