//! A sign-in between its two halves: what this program remembers while the person is at the provider.

use std::fmt;

use serde::{Deserialize, Serialize};
use values::Timestamp;

/// A sign-in that has begun. Kept for the one browser that began it, sealed, until the browser comes back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// Where the browser goes now.
    pub url: String,
    /// Comes back with the browser; binds the answer to this browser.
    pub state: String,
    /// Comes back inside the identity token; binds it to this question.
    pub nonce: String,
    /// Proves to the provider that whoever exchanges the code has asked for it (RFC 7636).
    pub pkce_verifier: String,
    /// When.
    pub at: Timestamp,
}

impl fmt::Debug for Begun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Begun").field("at", &self.at).finish_non_exhaustive()
    }
}

/// What stands in the address when the browser comes back.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// What is exchanged for the identity.
    pub code: Option<String>,
    /// As it was given.
    pub state: Option<String>,
    /// Who answers (RFC 9207).
    pub iss: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("iss", &self.iss).field("error", &self.error).finish_non_exhaustive()
    }
}
