//! Why somebody may not.

use serde::Serialize;

use crate::refusals;

/// Why somebody may not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessError {
    /// Nobody has signed in.
    #[error("Identifiez-vous : cette opération n'est pas publique.")]
    NotSignedIn {
        /// What it takes.
        permission: String,
    },
    /// None of the user's roles holds the permission.
    #[error("Votre rôle ne permet pas cette opération (droit « {permission} »).")]
    Forbidden {
        /// What it takes.
        permission: String,
    },
    /// The permission is held over one's own things only.
    #[error("Vous n'avez accès qu'à ce qui vous concerne (droit « {permission} »).")]
    NotYours {
        /// What it takes.
        permission: String,
    },
    /// The token's scopes leave it out.
    #[error("Ce jeton ne permet pas cette opération (droit « {permission} »).")]
    OutOfScope {
        /// What it takes.
        permission: String,
        /// What the token is limited to.
        scopes: Vec<String>,
    },
    /// It takes another person than the one who asked for it.
    #[error("Cette opération demande l'accord d'une seconde personne (droit « {permission} »).")]
    SecondPersonNeeded {
        /// What it takes.
        permission: String,
    },
    /// An act is signed by somebody else than who acts.
    #[error("Cet acte est signé « {signed} » mais fait par « {acting} ».")]
    WrongSignature {
        /// In the command.
        signed: String,
        /// Behind the handle.
        acting: String,
    },
}

refusals! { AccessError in "access" {
    NotSignedIn = "not-signed-in" : Unauthenticated,
    Forbidden = "forbidden" : Forbidden,
    NotYours = "not-yours" : Forbidden,
    OutOfScope = "out-of-scope" : Forbidden,
    SecondPersonNeeded = "second-person-needed" : Forbidden,
    WrongSignature = "wrong-signature" : Forbidden,
} }
