//! Why a count of the team is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// Refusals of the team's counts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamError {
    /// The day is counted already: correct it instead.
    #[error("L'équipe est déjà comptée au {on} : corrigez ce relevé au lieu d'en ajouter un.")]
    AlreadyCounted {
        /// The day.
        on: Day,
    },
    /// There is nothing to correct on that day.
    #[error("L'équipe n'est pas comptée au {on} : rien à corriger.")]
    NotCounted {
        /// The day.
        on: Day,
    },
    /// A correction changes nothing.
    #[error("Ce relevé de l'équipe est identique à celui qui est enregistré au {on}.")]
    NothingToCorrect {
        /// The day.
        on: Day,
    },
    /// A correction does not say why.
    #[error("Une correction dit pourquoi : le motif est vide.")]
    ReasonMissing,
    /// A site or department has no name.
    #[error("Un site ou un pôle n'a pas de nom.")]
    NameMissing,
    /// A site or department is written twice.
    #[error("« {name} » figure deux fois.")]
    NameTwice {
        /// The name.
        name: String,
    },
}

refusals! { TeamError in "reports" {
    AlreadyCounted = "team-already-counted" : Conflict,
    NotCounted = "team-not-counted" : NotFound,
    NothingToCorrect = "team-nothing-to-correct" : Conflict,
    ReasonMissing = "team-reason-missing" : Invalid,
    NameMissing = "team-name-missing" : Invalid,
    NameTwice = "team-name-twice" : Invalid,
} }
