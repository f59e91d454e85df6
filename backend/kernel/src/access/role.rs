//! The roles of users: what somebody is in the house.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What a user is in the house; a user may be several things at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Manages users and the program; may all that staff and sales may.
    Administrator,
    /// Members, billing, assemblies, royalties, reports.
    Staff,
    /// Partners and prospects.
    Sales,
    /// What is one's own: one's data, one's votes, the bills of the organisation that one represents.
    Member,
    /// Reads everything, writes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Administrator, Self::Staff, Self::Sales, Self::Member, Self::Auditor];

    /// The word as stored and as the API writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Staff => "staff",
            Self::Sales => "sales",
            Self::Member => "member",
            Self::Auditor => "auditor",
        }
    }

    /// The word on a page.
    pub fn french(self) -> &'static str {
        match self {
            Self::Administrator => "administration",
            Self::Staff => "gestion",
            Self::Sales => "commercial",
            Self::Member => "associé",
            Self::Auditor => "audit",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {0} » n'est pas un rôle (administrator, staff, sales, member, auditor)")]
pub struct UnknownRole(pub String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(word: &str) -> Result<Self, UnknownRole> {
        Self::ALL.into_iter().find(|role| role.as_str() == word).ok_or_else(|| UnknownRole(word.to_owned()))
    }
}
