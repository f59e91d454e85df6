//! What is refused about a mandate, each with the clause that refuses it.

use kernel::prelude::*;
use serde::Serialize;
use values::Day;

use super::EndReason;
use crate::rules::mandates::MandateKind;

/// A refusal about a mandate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateError {
    /// No such mandate.
    #[error("Ce mandat n'existe pas.")]
    Unknown {},
    /// The same mandate twice.
    #[error("Ce mandat est déjà donné.")]
    AlreadyGiven {},
    /// To nobody.
    #[error("Dites à qui le mandat est donné.")]
    NoHolder,
    /// By nobody.
    #[error("Dites qui a donné ce mandat : l'assemblée ou le conseil, et à quel titre.")]
    NoDecision,
    /// It begins before it was decided.
    #[error("Un mandat décidé le {} ne peut pas commencer le {}.", decided_on.french(), from.french())]
    StartBeforeDecision {
        /// Day of the decision.
        decided_on: Day,
        /// First day as given.
        from: Day,
    },
    /// For no time.
    #[error("Un mandat dure au moins un an.")]
    NoYears,
    /// Longer than the law lets it last.
    #[error("Mandat ({}) : {given} ans demandés, {most} au plus ({}).", kind.french(), kind.article())]
    TooManyYears {
        /// Which.
        kind: MandateKind,
        /// As given.
        given: u8,
        /// The law's most.
        most: u8,
    },
    /// A substitute where there is none.
    #[error(
        "Mandat ({}) : seuls un commissaire aux comptes (C. com., art. L821-40) et un réviseur coopératif (décret 2015-706) ont un suppléant.",
        kind.french()
    )]
    NoSubstitute {
        /// Which.
        kind: MandateKind,
    },
    /// An entity that chairs.
    #[error(
        "La présidence du conseil revient à une personne physique, à peine de nullité (C. com., art. L225-47)."
    )]
    ChairIsEntity,
    /// An entity on the board for which nobody acts.
    #[error(
        "Une personne morale administrateur désigne un représentant permanent : nommez-le (C. com., art. L225-20)."
    )]
    RepresentativeMissing,
    /// A person for whom somebody acts.
    #[error("Seule une personne morale a un représentant permanent (C. com., art. L225-20).")]
    RepresentativeOfPerson,
    /// It is over.
    #[error("Ce mandat a pris fin le {}.", on.french())]
    AlreadyEnded {
        /// Its last day.
        on: Day,
    },
    /// Earlier than what is known already.
    #[error("Le {} vient avant le dernier fait connu de ce mandat, du {}.", on.french(), latest.french())]
    BeforeLatest {
        /// Day of the latest fact, or the first day of the mandate.
        latest: Day,
        /// As given.
        on: Day,
    },
    /// It has ended by itself by then.
    #[error("Ce mandat prend fin de lui-même le {} au plus tard, avant le {}.", ends_on.french(), on.french())]
    AfterTerm {
        /// Its term.
        ends_on: Day,
        /// As given.
        on: Day,
    },
    /// An end that this kind of holder cannot have.
    #[error(
        "« {} » ne peut pas mettre fin au mandat d'une {}.",
        reason.french(), if *entity { "personne morale" } else { "personne physique" }
    )]
    ReasonOfAnother {
        /// As given.
        reason: EndReason,
        /// Whether the holder is an entity.
        entity: bool,
    },
}

refusals! { MandateError in "assemblies" {
    Unknown = "no-such-mandate" : NotFound,
    AlreadyGiven = "mandate-already-given" : Conflict,
    NoHolder = "no-holder" : Invalid,
    NoDecision = "no-decision" : Invalid,
    StartBeforeDecision = "start-before-decision" : Invalid,
    NoYears = "no-years" : Invalid,
    TooManyYears = "too-many-years" : Invalid,
    NoSubstitute = "no-substitute" : Invalid,
    ChairIsEntity = "chair-is-entity" : Invalid,
    RepresentativeMissing = "representative-missing" : Invalid,
    RepresentativeOfPerson = "representative-of-person" : Invalid,
    AlreadyEnded = "mandate-already-ended" : Conflict,
    BeforeLatest = "before-latest-fact" : Conflict,
    AfterTerm = "after-term" : Conflict,
    ReasonOfAnother = "reason-of-another" : Invalid,
} }
