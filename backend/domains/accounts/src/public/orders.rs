//! Orders about users and tokens.

use std::fmt;

use kernel::access::Role;
use serde::{Deserialize, Serialize};
use values::{Day, EmailAddress, Uuid};

use super::{TokenId, UserId};
use crate::secrets::Secret;

/// Order: invite a person; a mail with a one-use link goes out (7 days).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InviteUser {
    /// Identifier, chosen by the caller.
    pub id: UserId,
    /// Name as shown.
    pub name: String,
    /// Where the invitation goes; what the person signs in with.
    pub email: EmailAddress,
    /// One role at least.
    pub roles: Vec<Role>,
    /// The member that the person is.
    pub member: Option<Uuid>,
    /// The organisation that the person represents.
    pub organisation: Option<Uuid>,
}

/// Whom the register of members knows at an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AtAddress {
    /// No member.
    Nobody,
    /// One.
    One {
        /// Which.
        member: Uuid,
        /// Name as the register shows it.
        name: String,
    },
    /// Members who share the address: none of them enters by it.
    Several,
}

/// Order: create a machine client, which enters by tokens alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateMachine {
    /// Identifier, chosen by the caller.
    pub id: UserId,
    /// What it is, e.g. « Site web ».
    pub name: String,
    /// One role at least.
    pub roles: Vec<Role>,
    /// The member in whose name it acts, when it holds the role `member`.
    pub member: Option<Uuid>,
    /// The organisation in whose name it acts.
    pub organisation: Option<Uuid>,
}

/// Order: create a token of the API.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateToken {
    /// Whose: oneself, or a machine client.
    pub user: UserId,
    /// What it is for, in a few words.
    pub name: String,
    /// What it is limited to: `*`, `read`, a room, `room:read`, or the name of a permission; one at least.
    pub scopes: Vec<String>,
    /// Last day on which it is valid; 90 days from today when absent, a year at most.
    pub expires_on: Option<Day>,
}

/// A token that has been created.
#[derive(Clone, PartialEq, Eq)]
pub struct NewToken {
    /// Which.
    pub id: TokenId,
    /// Its text, shown once; `None` when the same request had been answered before.
    pub secret: Option<Secret>,
    /// Last day on which it is valid.
    pub expires_on: Day,
}

impl fmt::Debug for NewToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NewToken {{ id: {}, … }}", self.id)
    }
}
