//! Why totals of the catalogue are refused.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// Refusals of the catalogue's totals.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HoldingsError {
    /// The day is counted already: correct it instead.
    #[error("Le catalogue est déjà compté au {on} : corrigez ce relevé au lieu d'en ajouter un.")]
    AlreadyCounted {
        /// The day.
        on: Day,
    },
    /// There is nothing to correct on that day.
    #[error("Le catalogue n'est pas compté au {on} : rien à corriger.")]
    NotCounted {
        /// The day.
        on: Day,
    },
    /// A correction changes nothing.
    #[error("Ces totaux du catalogue sont ceux déjà enregistrés au {on}.")]
    NothingToCorrect {
        /// The day.
        on: Day,
    },
    /// A correction does not say why.
    #[error("Une correction dit pourquoi : le motif est vide.")]
    ReasonMissing,
    /// A number is too large to be real.
    #[error("Le nombre {number} dépasse ce qui peut être enregistré.")]
    TooLarge {
        /// The number.
        number: u64,
    },
}

refusals! { HoldingsError in "reports" {
    AlreadyCounted = "catalogue-already-counted" : Conflict,
    NotCounted = "catalogue-not-counted" : NotFound,
    NothingToCorrect = "catalogue-nothing-to-correct" : Conflict,
    ReasonMissing = "catalogue-reason-missing" : Invalid,
    TooLarge = "catalogue-too-large" : Invalid,
} }
