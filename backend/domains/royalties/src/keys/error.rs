//! Why a set of keys is refused.

use crate::code::Code;
use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// Refusals of the keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeysError {
    /// The pots do not add up to the whole.
    #[error("Les clés font {sum} points de base : il en faut exactement {whole} (100 %).")]
    NotTheWhole {
        /// What they add up to.
        sum: u64,
        /// What they must add up to.
        whole: u32,
    },
    /// Two pots carry one code.
    #[error("La part « {code} » figure deux fois.")]
    PotTwice {
        /// The code.
        code: Code,
    },
    /// A pot has no name for people.
    #[error("La part « {code} » n'a pas de nom.")]
    PotWithoutName {
        /// The code.
        code: Code,
    },
    /// A set already begins on that day.
    #[error("Des clés prennent déjà effet le {from}.")]
    AlreadySet {
        /// The day.
        from: Day,
    },
    /// It is not said who decided.
    #[error("La décision qui fixe les clés n'est pas nommée.")]
    DecisionMissing,
}

refusals! { KeysError in "royalties" {
    NotTheWhole = "keys-not-the-whole" : Invalid,
    PotTwice = "keys-pot-twice" : Invalid,
    PotWithoutName = "keys-pot-without-name" : Invalid,
    AlreadySet = "keys-already-set" : Conflict,
    DecisionMissing = "keys-decision-missing" : Invalid,
} }
