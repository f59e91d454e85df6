//! Why an order about a token is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenError {
    /// No such token.
    #[error("Ce jeton n'existe pas.")]
    Unknown {},
    /// The identifier is taken.
    #[error("Cet identifiant est déjà celui d'un jeton.")]
    AlreadyExists {},
    /// It was revoked already.
    #[error("Ce jeton est déjà révoqué.")]
    AlreadyRevoked {},
    /// A name is missing.
    #[error("Donnez un nom de 1 à {maximum} caractères, qui dise à quoi sert ce jeton.")]
    NameOutOfRange {
        /// The most.
        maximum: usize,
    },
    /// A token that may nothing is of no use, and one without a limit does not exist.
    #[error("Donnez de 1 à {maximum} droits (« * » pour tous ceux de l'utilisateur).")]
    ScopesOutOfRange {
        /// The most.
        maximum: usize,
    },
    /// A scope names nothing.
    #[error(
        "« {scope} » ne désigne aucun droit : « * », « read », une salle, « salle:read » ou le nom d'un droit."
    )]
    UnknownScope {
        /// As asked.
        scope: String,
        /// Rooms there are.
        rooms: Vec<String>,
    },
    /// A token makes no token that may more than itself.
    #[error("Un jeton ne peut pas en créer un qui puisse davantage que lui (« {scope} »).")]
    BeyondOwnScopes {
        /// As asked.
        scope: String,
    },
    /// Its end lies in the past, or too far.
    #[error("Un jeton vaut d'aujourd'hui au {} au plus, pas jusqu'au {}.", latest.french(), expires_on.french())]
    ExpiryOutOfRange {
        /// As asked.
        expires_on: Day,
        /// The latest day possible.
        latest: Day,
    },
}

refusals! {
    TokenError in "accounts" {
        Unknown = "unknown-token" : NotFound,
        AlreadyExists = "token-exists" : Conflict,
        AlreadyRevoked = "token-revoked" : Conflict,
        NameOutOfRange = "token-name-out-of-range" : Invalid,
        ScopesOutOfRange = "scopes-out-of-range" : Invalid,
        UnknownScope = "unknown-scope" : Invalid,
        BeyondOwnScopes = "beyond-own-scopes" : Forbidden,
        ExpiryOutOfRange = "expiry-out-of-range" : Invalid,
    }
}
