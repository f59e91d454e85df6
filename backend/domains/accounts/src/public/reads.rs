//! What is shown of users, sessions, tokens and the audit trail. No secret, and no hash of one, is among it.

use kernel::access::Role;
use serde::{Deserialize, Serialize};
use values::{Day, Timestamp, Uuid};

use super::{Method, SessionId, TokenId, TokenState, TrailKind, UserId, UserKind, UserState};

/// A user in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserRow {
    /// Who.
    pub id: UserId,
    /// Person or machine.
    pub kind: UserKind,
    /// Name as shown.
    pub name: String,
    /// Address of mail; empty for a machine client.
    pub email: String,
    /// Roles, in their order.
    pub roles: Vec<Role>,
    /// How far.
    pub state: UserState,
    /// The member that the user is.
    pub member: Option<Uuid>,
    /// The organisation that the user represents.
    pub organisation: Option<Uuid>,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Day of the invitation or creation.
    pub created_on: Day,
    /// Facts of its stream so far.
    pub version: u64,
}

/// A user with what its page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserFile {
    /// As in the register.
    pub row: UserRow,
    /// Whether a password is set.
    pub has_password: bool,
    /// The second factor.
    pub second_factor: SecondFactorState,
    /// Issuers of the identities that let the user in.
    pub issuers: Vec<String>,
    /// When the user was last seen with a session that still lives.
    pub seen_at: Option<Timestamp>,
}

/// How a user stands with the second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SecondFactorState {
    /// Set up.
    pub enabled: bool,
    /// Required by one of the roles.
    pub required: bool,
    /// Recovery codes not used yet.
    pub recovery_codes_left: u64,
}

/// A session that lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SessionRow {
    /// Which.
    pub id: SessionId,
    /// Whose.
    pub user: UserId,
    /// When it began.
    pub started_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// When the password or the second factor was last given.
    pub authenticated_at: Timestamp,
    /// When it ends at the latest.
    pub expires_at: Timestamp,
    /// From which network it began.
    pub network: String,
    /// The browser in a few words.
    pub agent: String,
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenRow {
    /// Which.
    pub id: TokenId,
    /// Whose.
    pub user: UserId,
    /// The owner's name.
    pub user_name: String,
    /// What it is for.
    pub name: String,
    /// What it is limited to.
    pub scopes: Vec<String>,
    /// Day of creation.
    pub created_on: Day,
    /// Last day on which it is valid.
    pub expires_on: Day,
    /// Day on which it was revoked.
    pub revoked_on: Option<Day>,
    /// Day on which it was last used.
    pub last_used_on: Option<Day>,
}

impl TokenRow {
    /// Whether it works on a day.
    pub fn state(&self, on: Day) -> TokenState {
        match self.revoked_on {
            Some(_) => TokenState::Revoked,
            None if self.expires_on < on => TokenState::Expired,
            None => TokenState::Valid,
        }
    }
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailRow {
    /// Unique, in the order of recording within a request.
    pub entry_id: String,
    /// When.
    pub at: Timestamp,
    /// The request.
    pub correlation: String,
    /// Who acted, as facts are signed: `user:<id>`, `nobody`, …
    pub actor: String,
    /// What it says.
    pub kind: TrailKind,
    /// Whom it is about.
    pub user: Option<UserId>,
    /// By what, for an attempt to enter.
    pub method: Option<Method>,
    /// A stable word: why it was refused or ended; of a sign-in, the second factor that was given; of a lock, until
    /// when. Empty otherwise.
    pub reason: String,
    /// Sessions ended, or failures before a lock; 1 otherwise.
    pub count: u64,
    /// The network it came from.
    pub network: String,
    /// For an address that nobody has: a keyed fingerprint, the same for the same address; empty otherwise.
    pub mark: String,
    /// Method and path of the request, without its query; empty for an attempt to enter.
    pub path: String,
    /// Permissions under which personal data were read (`read …`), and those that were refused (`refused …`).
    pub permissions: Vec<String>,
    /// Whose data, where one was named: `member:<id>`, `organisation:<id>`, `user:<id>`.
    pub owners: Vec<String>,
}
