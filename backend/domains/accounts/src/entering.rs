//! Why somebody is not let in. Each says as little as it can: whether an address is anybody's, whether a password was
//! right, whether an account is locked or disabled stands in the audit trail, and in no answer.

use kernel::prelude::*;
use serde::Serialize;

/// A refusal at the door, with its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnteringError {
    /// Nobody has this address and this password, or they may not enter.
    #[error("Adresse ou mot de passe incorrect.")]
    WrongCredentials {},
    /// The code is none, or was used.
    #[error("Code incorrect, expiré ou déjà utilisé.")]
    WrongCode {},
    /// Too many attempts failed, for this address or from this network.
    #[error("Trop d'essais : attendez {}, puis recommencez.", wait(*retry_after))]
    TooManyAttempts {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// Too many sign in at once.
    #[error("Trop de connexions en même temps : recommencez dans {}.", wait(*retry_after))]
    Busy {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The link was used, is too old, or never was one.
    #[error("Ce lien n'est plus valable : il a déjà servi, ou il est trop ancien. Demandez-en un autre.")]
    LinkOver {},
    /// The step between password and second factor took too long.
    #[error("La connexion a pris trop de temps : recommencez-la.")]
    StepOver {},
    /// The session has ended.
    #[error("Cette session est terminée : identifiez-vous de nouveau.")]
    SessionOver {},
    /// The identity provider knows the person, the house does not.
    #[error(
        "Votre identité est reconnue, mais aucun compte ne vous est ouvert ici : demandez une invitation."
    )]
    NoAccount {},
    /// No such session.
    #[error("Cette session n'existe pas, ou elle est terminée.")]
    UnknownSession {},
}

/// A wait in words: to the second while it is short, else to the minute, rounded up.
fn wait(seconds: u64) -> String {
    match seconds {
        0 | 1 => "1 seconde".to_owned(),
        2..=119 => format!("{seconds} secondes"),
        longer => format!("{} minutes", longer.div_ceil(60)),
    }
}

refusals! {
    EnteringError in "accounts" {
        WrongCredentials = "wrong-credentials" : Unauthenticated,
        WrongCode = "wrong-code" : Unauthenticated,
        TooManyAttempts = "too-many-attempts" : Later,
        Busy = "busy" : Later,
        LinkOver = "link-over" : NotFound,
        StepOver = "step-over" : Unauthenticated,
        SessionOver = "session-over" : Unauthenticated,
        NoAccount = "no-account" : Forbidden,
        UnknownSession = "unknown-session" : NotFound,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_as_people_tell_it() {
        for (seconds, told) in
            [(0, "1 seconde"), (1, "1 seconde"), (64, "64 secondes"), (121, "3 minutes"), (900, "15 minutes")]
        {
            assert_eq!(wait(seconds), told);
        }
        let error = EnteringError::TooManyAttempts { retry_after: 1 };
        assert_eq!(error.to_string(), "Trop d'essais : attendez 1 seconde, puis recommencez.");
    }
}
