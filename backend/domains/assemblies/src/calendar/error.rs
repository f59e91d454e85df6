//! What is refused about the duties of a year.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

/// A refusal about the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarError {
    /// No year closes on that day.
    #[error("Aucun exercice ne se clôt le {} d'après les statuts en vigueur ce jour-là.", on.french())]
    NotAClosingDay {
        /// As given.
        on: Day,
    },
    /// The law knows no such duty.
    #[error("« {code} » n'est pas une échéance de l'exercice.")]
    UnknownDuty {
        /// As given.
        code: String,
    },
    /// A day that has not come.
    #[error("Une échéance ne peut pas être faite le {}, un jour à venir.", on.french())]
    DoneInFuture {
        /// As given.
        on: Day,
    },
    /// It is done already.
    #[error("Cette échéance est déjà faite, le {}.", on.french())]
    AlreadyDone {
        /// When.
        on: Day,
    },
    /// It was not done.
    #[error("Cette échéance n'est pas notée comme faite.")]
    NotDone {},
}

refusals! { CalendarError in "assemblies" {
    NotAClosingDay = "not-a-closing-day" : NotFound,
    UnknownDuty = "unknown-duty" : NotFound,
    DoneInFuture = "done-in-future" : Invalid,
    AlreadyDone = "duty-already-done" : Conflict,
    NotDone = "duty-not-done" : Conflict,
} }
