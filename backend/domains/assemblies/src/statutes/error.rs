//! Why statutes are refused; each sentence names the text that forbids the clause.

use kernel::prelude::*;
use members::public::{ClauseError, College};
use serde::Serialize;
use values::{Day, Fraction, Money};

use crate::rules::majority::{Decision, Majority};
use crate::rules::notice::Convocation;
use crate::rules::percent::Percent;

/// A refusal about the statutes.
#[derive(Debug, Clone, PartialEq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StatutesError {
    /// No version had taken effect yet.
    #[error("Aucun statut n'était en vigueur le {}.", on.french())]
    NoneInForce {
        /// The day asked for.
        on: Day,
    },
    /// The effect would precede the decision.
    #[error("Des statuts adoptés le {} ne peuvent pas prendre effet le {}.", adopted_on.french(), effective_on.french())]
    EffectBeforeAdoption {
        /// Day of the decision.
        adopted_on: Day,
        /// Day of effect asked for.
        effective_on: Day,
    },
    /// A version with the same day of effect or a later one exists.
    #[error("Une version des statuts prend déjà effet le {} : la suivante doit prendre effet après.", latest.french())]
    EffectNotAfterLatest {
        /// Day of effect of the latest version.
        latest: Day,
        /// Day of effect asked for.
        effective_on: Day,
    },
    /// Colleges, but fewer than three.
    #[error(
        "Il faut au moins {fewest} collèges, ou aucun : {given} donnés (loi du 10 septembre 1947, art. 19 octies)."
    )]
    TooFewColleges {
        /// As given.
        given: usize,
        /// The fewest.
        fewest: usize,
    },
    /// The same college twice.
    #[error("Le collège « {} » est donné deux fois.", college.french())]
    CollegeTwice {
        /// Which one.
        college: College,
    },
    /// A weight outside the law's bounds.
    #[error(
        "Le collège « {} » pèserait {weight} % : chaque collège pèse de {lightest} à {heaviest} % (loi du 10 septembre 1947, art. 19 octies).",
        college.french()
    )]
    WeightOutOfBounds {
        /// Which one.
        college: College,
        /// As given.
        weight: Percent,
        /// The least.
        lightest: Percent,
        /// The most.
        heaviest: Percent,
    },
    /// The weights do not add up.
    #[error(
        "Les poids des collèges font {total} % au lieu de 100 % (loi du 10 septembre 1947, art. 19 octies)."
    )]
    WeightsNotHundred {
        /// Their sum.
        total: Percent,
    },
    /// A weighted quorum without weights.
    #[error("Un quorum pondéré par collège suppose des collèges.")]
    QuorumNeedsColleges,
    /// A quorum under the law's.
    #[error(
        "Quorum {} sur {} : {given} est inférieur au minimum légal de {floor} (C. com., art. L225-96 et L225-98).",
        decision.french(), convocation.french()
    )]
    QuorumBelowLaw {
        /// Kind of decision.
        decision: Decision,
        /// First or second call.
        convocation: Convocation,
        /// As given.
        given: Fraction,
        /// The law's.
        floor: Fraction,
    },
    /// A quorum beyond everybody.
    #[error("Quorum {} sur {} : {given} dépasse l'ensemble des associés.", decision.french(), convocation.french())]
    QuorumAboveWhole {
        /// Kind of decision.
        decision: Decision,
        /// First or second call.
        convocation: Convocation,
        /// As given.
        given: Fraction,
    },
    /// A majority under the law's.
    #[error(
        "Majorité {} : « {} » est inférieure au minimum légal, « {} » (C. com., art. L225-96 et L225-98).",
        decision.french(), given.french(), floor.french()
    )]
    MajorityBelowLaw {
        /// Kind of decision.
        decision: Decision,
        /// As given.
        given: Majority,
        /// The law's.
        floor: Majority,
    },
    /// A majority that even unanimity would miss.
    #[error("Majorité {} : « {} » ne peut pas être atteinte, même à l'unanimité.", decision.french(), given.french())]
    MajorityOutOfReach {
        /// Kind of decision.
        decision: Decision,
        /// As given.
        given: Majority,
    },
    /// A ceiling of no proxy at all.
    #[error("Les statuts ne peuvent pas interdire de se faire représenter (C. com., art. L225-106).")]
    ProxiesForbidden,
    /// The same category twice.
    #[error("La catégorie « {code} » est donnée deux fois.")]
    CategoryTwice {
        /// Its code.
        code: String,
    },
    /// A nominal that is not positive or not the same for all.
    #[error("Catégorie « {code} » : la valeur nominale {} doit être positive et la même pour toutes les parts.", nominal.french())]
    CategoryNominal {
        /// Its code.
        code: String,
        /// As given.
        nominal: Money,
    },
    /// A minimum that is not a whole number of shares.
    #[error("Catégorie « {code} » : le minimum de {} n'est pas un nombre entier de parts de {}.", minimum.french(), nominal.french())]
    CategoryMinimum {
        /// Its code.
        code: String,
        /// As given.
        minimum: Money,
        /// One share.
        nominal: Money,
    },
    /// A category whose college has no weight.
    #[error("Catégorie « {code} » : le collège « {} » n'a pas de poids dans ces statuts.", college.french())]
    CategoryCollege {
        /// Its code.
        code: String,
        /// Its college.
        college: College,
    },
    /// A year that closes on no day.
    #[error(
        "L'exercice ne peut pas se clore le {day:02}/{month:02} : ce jour n'existe pas (C. com., art. L123-12)."
    )]
    YearEndNotADay {
        /// As given.
        month: u8,
        /// As given.
        day: u8,
    },
    /// Paper forms asked for earlier than the law allows.
    #[error(
        "Les statuts ne peuvent pas exiger les formulaires papier plus de {most} jours avant l'assemblée (donné : {days} ; C. com., art. R225-77)."
    )]
    FormsTooEarly {
        /// As given.
        days: u32,
        /// The most.
        most: u32,
    },
    /// A clause about members or shares that is softer than the law.
    #[error("{clause}")]
    Membership {
        /// Which, and why.
        clause: ClauseError,
    },
}

refusals! { StatutesError in "assemblies" {
    NoneInForce = "no-statutes-in-force" : NotFound,
    EffectBeforeAdoption = "effect-before-adoption" : Invalid,
    EffectNotAfterLatest = "effect-not-after-latest" : Conflict,
    TooFewColleges = "too-few-colleges" : Invalid,
    CollegeTwice = "college-twice" : Invalid,
    WeightOutOfBounds = "weight-out-of-bounds" : Invalid,
    WeightsNotHundred = "weights-not-hundred" : Invalid,
    QuorumNeedsColleges = "quorum-needs-colleges" : Invalid,
    QuorumBelowLaw = "quorum-below-law" : Invalid,
    QuorumAboveWhole = "quorum-above-whole" : Invalid,
    MajorityBelowLaw = "majority-below-law" : Invalid,
    MajorityOutOfReach = "majority-out-of-reach" : Invalid,
    ProxiesForbidden = "proxies-forbidden" : Invalid,
    CategoryTwice = "category-twice" : Invalid,
    CategoryNominal = "category-nominal" : Invalid,
    CategoryMinimum = "category-minimum" : Invalid,
    CategoryCollege = "category-college" : Invalid,
    Membership = "membership-clause" : Invalid,
    YearEndNotADay = "year-end-not-a-day" : Invalid,
    FormsTooEarly = "forms-too-early" : Invalid,
} }
