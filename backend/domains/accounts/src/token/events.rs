//! Facts about tokens, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::public::UserId;

/// What has happened to a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenEvent {
    /// It was created.
    Created {
        /// Whose.
        user: UserId,
        /// What it is for.
        name: String,
        /// What it is limited to.
        scopes: Vec<String>,
        /// Last day on which it is valid.
        expires_on: Day,
    },
    /// It works no more.
    Revoked {},
}

stored_events! {
    TokenEvent in "accounts.token" {
        Created = "created" @ 1,
        Revoked = "revoked" @ 1,
    }
}
