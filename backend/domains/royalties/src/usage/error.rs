//! Why a count is refused.

use crate::code::Code;
use crate::period::Period;
use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// Refusals of the count of a period and source.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UsageError {
    /// The period of that source already has a count: correct it instead.
    #[error(
        "La période {period} de la source « {source_code} » est déjà comptée : corrigez ce relevé au lieu d'en ajouter un."
    )]
    AlreadyReported {
        /// Period.
        period: Period,
        /// Source of the count.
        source_code: Code,
    },
    /// There is nothing to correct.
    #[error("Aucun relevé à corriger pour cette période et cette source.")]
    NotReported,
    /// The period was not over on the day of the count.
    #[error("La période {period} n'est pas finie le {counted_on} : elle s'achève le {last_day}.")]
    PeriodNotOver {
        /// Period.
        period: Period,
        /// Day of the count.
        counted_on: Day,
        /// Last day of the period.
        last_day: Day,
    },
    /// A correction is older than what it corrects.
    #[error("Le nouveau relevé, du {counted_on}, est antérieur à celui qu'il corrige, du {last_counted_on}.")]
    BeforeLastCount {
        /// Day of the new count.
        counted_on: Day,
        /// Day of the count in force.
        last_counted_on: Day,
    },
    /// A correction changes nothing.
    #[error("Ce relevé est identique à celui qui est enregistré : rien à corriger.")]
    NothingToCorrect,
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

refusals! { UsageError in "royalties" {
    AlreadyReported = "usage-already-reported" : Conflict,
    NotReported = "usage-not-reported" : NotFound,
    PeriodNotOver = "usage-period-not-over" : Invalid,
    BeforeLastCount = "usage-before-last-count" : Conflict,
    NothingToCorrect = "usage-nothing-to-correct" : Conflict,
    ReasonMissing = "usage-reason-missing" : Invalid,
    TooLarge = "usage-too-large" : Invalid,
} }
