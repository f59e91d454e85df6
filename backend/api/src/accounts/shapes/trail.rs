//! The audit trail.

use office::accounts::public::{Method, TrailKind, TrailRow, UserId};
use office::values::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::accounts::words;
use crate::sample::{self, Sample};

/// An entry of the audit trail.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TrailDto {
    /// Identifier, in the order of recording within a request.
    pub entry_id: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The request (`X-Request-Id`).
    pub correlation: String,
    /// Who acted: `user:<id>`, `nobody`, or a part of the program.
    pub actor: String,
    /// What it says.
    #[schema(value_type = words::TrailKind)]
    pub kind: TrailKind,
    /// Whom it is about, where it is somebody.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub user_id: Option<UserId>,
    /// By what, for an attempt to enter.
    #[schema(value_type = Option<words::EntryMethod>)]
    pub method: Option<Method>,
    /// A stable word: why it was refused or ended; of a sign-in, the second factor; of a lock, until when.
    pub reason: String,
    /// Sessions ended, or failures before a lock; 1 otherwise.
    pub count: u64,
    /// The network it came from, never a full address.
    pub network: String,
    /// For an address that nobody has: a keyed fingerprint, the same for the same address; empty otherwise.
    pub mark: String,
    /// Method and path of the request; empty for an attempt to enter.
    pub path: String,
    /// `read …` for each right under which personal data were read, `refused …` for each that was not granted.
    pub permissions: Vec<String>,
    /// Whose data, where one was named: `member:<id>`, `organisation:<id>`, `user:<id>`.
    pub owners: Vec<String>,
}

impl From<TrailRow> for TrailDto {
    fn from(row: TrailRow) -> Self {
        let TrailRow {
            entry_id,
            at,
            correlation,
            actor,
            kind,
            user,
            method,
            reason,
            count,
            network,
            mark,
            path,
            permissions,
            owners,
        } = row;
        Self {
            entry_id,
            at,
            correlation,
            actor,
            kind,
            user_id: user,
            method,
            reason,
            count,
            network,
            mark,
            path,
            permissions,
            owners,
        }
    }
}

impl Sample for TrailDto {
    fn sample() -> Self {
        Self {
            entry_id: format!("{}/00000001", sample::OTHER_ID),
            at: sample::parsed("2015-03-02T09:00:00.000000Z"),
            correlation: sample::OTHER_ID.to_string(),
            actor: format!("user:{}", sample::ID),
            kind: TrailKind::Exercised,
            user_id: Some(UserId::new(sample::ID)),
            method: Some(Method::Password),
            reason: "wrong-password".to_owned(),
            count: 1,
            network: "192.0.2.0/24".to_owned(),
            mark: "0f3a9c125d7b".to_owned(),
            path: format!("GET /api/v1/members/{}", sample::OTHER_ID),
            permissions: vec!["read members.file.read".to_owned()],
            owners: vec![format!("member:{}", sample::OTHER_ID)],
        }
    }
}
