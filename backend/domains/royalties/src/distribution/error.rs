//! Why a split is refused.

use crate::period::Period;
use kernel::prelude::*;
use serde::Serialize;
use values::{Day, Money};

/// Refusals of the splits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DistributionError {
    /// The period is already split.
    #[error("La période {period} est déjà répartie, depuis le {since} : une répartition ne se refait pas.")]
    AlreadyDistributed {
        /// Period asked for.
        period: Period,
        /// Day of the split that exists.
        since: Day,
    },
    /// The period is not after the last one split, or shares days with it.
    #[error(
        "La période {period} ne suit pas la dernière répartie, {last} : les répartitions se font dans l'ordre."
    )]
    NotAfterLast {
        /// Period asked for.
        period: Period,
        /// Last period split.
        last: Period,
    },
    /// The period was not over on the day of the split.
    #[error("La période {period} n'est pas finie le {on} : elle s'achève le {last_day}.")]
    PeriodNotOver {
        /// Period.
        period: Period,
        /// Day of the split.
        on: Day,
        /// Last day of the period.
        last_day: Day,
    },
    /// The lines do not add up to the revenue.
    #[error(
        "Les lignes de chiffre d'affaires font {lines} € et le chiffre d'affaires constaté {recognised} € : chaque centime doit être expliqué."
    )]
    RevenueNotExplained {
        /// Revenue recognised.
        recognised: Money,
        /// What the lines add up to.
        lines: Money,
    },
    /// A line has no label.
    #[error("La ligne {line} du chiffre d'affaires n'a pas de libellé.")]
    LineWithoutLabel {
        /// Its number, from 1.
        line: usize,
    },
    /// The dues are negative.
    #[error("Les droits de la Sacem ne peuvent pas être négatifs : {amount} €.")]
    NegativeDues {
        /// The amount given.
        amount: Money,
    },
    /// The dues do not say which statement they come from.
    #[error("Le relevé de la Sacem n'est pas nommé.")]
    StatementMissing,
    /// The rate of the dues is more than the whole.
    #[error("Le taux de la Sacem, {basis_points} points de base, dépasse 100 %.")]
    RateAboveWhole {
        /// The rate.
        basis_points: u32,
    },
    /// No keys held on the period's last day.
    #[error("Aucune clé de répartition n'est en vigueur le {on}.")]
    NoKeys {
        /// The day.
        on: Day,
    },
    /// The period was not counted.
    #[error("Aucun relevé d'écoutes pour la période {period} : comptez avant de répartir.")]
    NotCounted {
        /// Period.
        period: Period,
    },
    /// An amount is too large to be real.
    #[error("Les montants dépassent ce qui peut être calculé.")]
    TooLarge,
}

refusals! { DistributionError in "royalties" {
    AlreadyDistributed = "already-distributed" : Conflict,
    NotAfterLast = "distribution-not-after-last" : Conflict,
    PeriodNotOver = "distribution-period-not-over" : Invalid,
    RevenueNotExplained = "revenue-not-explained" : Invalid,
    LineWithoutLabel = "revenue-line-without-label" : Invalid,
    NegativeDues = "sacem-negative" : Invalid,
    StatementMissing = "sacem-statement-missing" : Invalid,
    RateAboveWhole = "sacem-rate-above-whole" : Invalid,
    NoKeys = "no-keys-in-force" : Conflict,
    NotCounted = "period-not-counted" : Conflict,
    TooLarge = "distribution-too-large" : Invalid,
} }
