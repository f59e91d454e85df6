//! Why a message was not taken.

use std::time::Duration;

/// A message that was not taken; it is tried again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HookError {
    /// The address lies inside a network that is not the public one.
    #[error(
        "« {address} » est une adresse interne : aucun message n'y est envoyé (réglage « webhooks_allow_private »)"
    )]
    Inside {
        /// Name or address.
        address: String,
    },
    /// The address, or the trust in certificates, cannot be used.
    #[error("destination inutilisable : {reason}")]
    Unusable {
        /// What is wrong.
        reason: String,
    },
    /// No answer in time.
    #[error("pas de réponse en {seconds} s")]
    Late {
        /// How long it was waited for.
        seconds: String,
    },
    /// The line could not be made, or was cut.
    #[error("pas de réponse : {reason}")]
    Broken {
        /// The library's words.
        reason: String,
    },
    /// Any answer but 200 to 299.
    #[error("la destination répond {status}{}", if words.is_empty() { String::new() } else { format!(" : {words}") })]
    Refused {
        /// The status.
        status: u16,
        /// The beginning of what it says.
        words: String,
        /// How long it wants to be left alone (`Retry-After`).
        retry_after: Option<Duration>,
    },
}

impl HookError {
    /// The status, when there was an answer.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether it wants no messages any more (410 Gone).
    pub fn is_gone(&self) -> bool {
        self.status() == Some(410)
    }

    /// How long it wants to be left alone.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}
