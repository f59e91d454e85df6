//! Why an order about a year is refused.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

use crate::public::AllocationRefusal;
use crate::rules::interest::InterestRefusal;

/// A refusal, with its data.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum YearError {
    /// No such closed year.
    #[error("L'exercice {year} n'est pas clos au registre.")]
    NotFound {
        /// Which.
        year: i32,
    },
    /// The year bears the number of its last day.
    #[error("Un exercice qui finit le {} est l'exercice {}, pas {year}.", closing_day.french(), closing_day.year())]
    OtherYear {
        /// As asked.
        year: i32,
        /// Its last day.
        closing_day: Day,
    },
    /// The year is not closed.
    #[error("L'exercice {year} n'est pas clos : clôturez d'abord le registre des mouvements.")]
    NotClosed {
        /// Which.
        year: i32,
    },
    /// It is closed.
    #[error("L'exercice est déjà clos au {}.", closing_day.french())]
    AlreadyClosed {
        /// Its last day.
        closing_day: Day,
    },
    /// A year is closed after its last day.
    #[error("L'exercice finit le {} : il ne peut être clos le {}.", closing_day.french(), on.french())]
    NotOver {
        /// Its last day.
        closing_day: Day,
        /// As given.
        on: Day,
    },
    /// The year is longer than the law lets one be, or ends before it begins.
    #[error("Un exercice va d'un jour à un autre, dans la limite de 24 mois ; celui-ci va du {} au {}.", opening_day.french(), closing_day.french())]
    Length {
        /// First day.
        opening_day: Day,
        /// Last day.
        closing_day: Day,
    },
    /// Years are closed in their order.
    #[error("Un exercice plus récent est déjà clos au {}.", closed_on.french())]
    OutOfOrder {
        /// The last one closed.
        closed_on: Day,
    },
    /// A year whose result is allocated stays closed.
    #[error("Le résultat de cet exercice est affecté depuis le {} : il ne peut être rouvert.", decided_on.french())]
    AlreadyAllocated {
        /// Day of the assembly.
        decided_on: Day,
    },
    /// The result was not allocated.
    #[error("Le résultat de cet exercice n'est pas encore affecté par l'assemblée.")]
    NotAllocated {},
    /// The assembly rules after the end of the year.
    #[error("L'assemblée du {} ne peut affecter le résultat d'un exercice clos le {}.", decided_on.french(), closing_day.french())]
    DecidedBeforeEnd {
        /// Last day of the year.
        closing_day: Day,
        /// As given.
        decided_on: Day,
    },
    /// The interest is paid already.
    #[error("L'intérêt aux parts de cet exercice est déjà payé, depuis le {}.", on.french())]
    AlreadyPaid {
        /// When.
        on: Day,
    },
    /// No interest was voted.
    #[error("L'assemblée n'a voté aucun intérêt aux parts pour cet exercice.")]
    NoInterest {},
    /// A bound of the law.
    #[error("{refusal}")]
    Allocation {
        /// Which.
        refusal: AllocationRefusal,
    },
    /// The interest cannot be computed.
    #[error("{refusal}")]
    Interest {
        /// Why.
        refusal: InterestRefusal,
    },
    /// No rate is known for the day.
    #[error("Aucun taux n'est connu pour le {} : donnez-le.", on.french())]
    NoRates {
        /// The day.
        on: Day,
    },
    /// A reason is missing.
    #[error("Il manque le motif.")]
    NoReason {},
}

refusals! {
    YearError in "members" {
        NotFound = "year-not-found" : NotFound,
        OtherYear = "other-year" : Invalid,
        NotClosed = "year-not-closed" : Conflict,
        AlreadyClosed = "year-already-closed" : Conflict,
        NotOver = "year-not-over" : Invalid,
        Length = "year-length" : Invalid,
        OutOfOrder = "year-out-of-order" : Conflict,
        AlreadyAllocated = "year-already-allocated" : Conflict,
        NotAllocated = "year-not-allocated" : Conflict,
        DecidedBeforeEnd = "year-decided-before-end" : Invalid,
        AlreadyPaid = "interest-already-paid" : Conflict,
        NoInterest = "no-interest" : Conflict,
        Allocation = "allocation-refused" : Invalid,
        Interest = "interest-refused" : Conflict,
        NoRates = "no-rates" : Invalid,
        NoReason = "no-reason" : Invalid,
    }
}
