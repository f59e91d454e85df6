//! The interest on shares, member by member: paid-up capital weighted by its days, the mass voted by the assembly
//! shared by those weights to the cent, and what is withheld of it for the tax office (loi 47-1775, art. 14).
//!
//! What can never happen: shares of interest that do not make the mass exactly; a result that depends on the order in
//! which movements were recorded; a negative interest, tax or net amount; an interest on capital that was not paid.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money, largest_remainder};

/// The financial year that bears the interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestYear {
    /// First day.
    pub first: Day,
    /// Closing day, itself included.
    pub last: Day,
}

impl InterestYear {
    /// Days of the twelve months from its first day, 365 or 366: what a yearly rate is divided by. A first year of
    /// eighteen months so bears one and a half times the rate.
    pub fn days_in_year(self) -> i64 {
        self.first.days_until(self.first.plus_months(12))
    }

    /// Days on which capital bears interest when it is paid on a day: that day and the closing day included.
    fn days_from(self, on: Day) -> i64 {
        on.days_until(self.last) + 1
    }
}

/// Paid-up capital of a member as the year opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opening {
    /// Member number.
    pub key: u64,
    /// Paid-up capital before the first day's movements, in euro.
    pub balance: Money,
}

/// A change of a member's paid-up capital within the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Holding {
    /// Member number.
    pub key: u64,
    /// Day of effect; it bears the new balance already.
    pub on: Day,
    /// Paid-up capital more, or less when negative, in euro.
    pub amount: Money,
}

/// All that the interest of a year is computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InterestRoll {
    /// The year.
    pub year: InterestYear,
    /// Balances as it opens; a member without one opens at nothing.
    pub openings: Vec<Opening>,
    /// Changes within it, in any order.
    pub holdings: Vec<Holding>,
    /// Whether the statutes serve those alone who still hold shares at the end of the closing day.
    pub only_members_at_year_end: bool,
}

/// What a member's capital weighs in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entitlement {
    /// Member number.
    pub key: u64,
    /// Sum over the days of the paid-up capital, in cents; always positive.
    pub cent_days: i128,
    /// Paid-up capital at the end of the closing day.
    pub closing: Money,
}

/// A member's part of the mass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct InterestShare {
    /// Member number.
    pub key: u64,
    /// Before any withholding, in euro.
    pub gross: Money,
}

/// What is withheld of a member's interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Withholding {
    /// Income tax and social contributions: an individual (CGI, art. 117 quater; CSS, art. L136-7).
    #[default]
    Full,
    /// Social contributions alone: an individual who asked in time to be spared the advance (CGI, art. 242 quater).
    SocialOnly,
    /// Nothing: a legal entity established in France.
    Nothing,
}

/// The rates in force from a day of payment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WithholdingRate {
    /// First day of payment.
    pub from: Day,
    /// Advance on the income tax, e.g. 16/125.
    pub income_tax: Fraction,
    /// Social contributions, e.g. 43/250.
    pub social: Fraction,
}

/// What a member is paid, in euro.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Payment {
    /// Member number.
    pub key: u64,
    /// Its part of the mass.
    pub gross: Money,
    /// Advance on the income tax.
    pub income_tax: Money,
    /// Social contributions.
    pub social: Money,
    /// What is transferred.
    pub net: Money,
}

/// Why no interest can be computed, with its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestRefusal {
    /// The year ends before it begins.
    #[error("L'exercice du {} au {} ne compte aucun jour.", year.first.french(), year.last.french())]
    EmptyYear {
        /// As given.
        year: InterestYear,
    },
    /// A movement is of another year.
    #[error("Le mouvement du {} de l'associé n° {key} n'est pas de l'exercice du {} au {}.", on.french(), year.first.french(), year.last.french())]
    OutsideYear {
        /// Member number.
        key: u64,
        /// Day of the movement.
        on: Day,
        /// The year.
        year: InterestYear,
    },
    /// More would have left than was paid.
    #[error("Le capital libéré de l'associé n° {key} serait de {} le {}.", balance.french(), on.french())]
    NegativeBalance {
        /// Member number.
        key: u64,
        /// Day on which it shows.
        on: Day,
        /// What would be held.
        balance: Money,
    },
    /// The mass or the rate is negative.
    #[error("L'intérêt aux parts sociales ne peut être négatif (loi 47-1775, art. 14).")]
    Negative {},
    /// A mass and nobody to serve.
    #[error("{} d'intérêt ne peuvent être répartis : aucun capital libéré n'y donne droit (loi 47-1775, art. 14).", mass.french())]
    NobodyToServe {
        /// The mass.
        mass: Money,
    },
    /// No rate is known on the day of payment.
    #[error("Aucun taux de prélèvement n'est connu pour un paiement le {} (CGI, art. 117 quater).", paid_on.french())]
    NoRateOn {
        /// Day of payment.
        paid_on: Day,
    },
    /// The rates of a day take more than everything, or less than nothing.
    #[error("Les taux de prélèvement en vigueur au {} ne sont pas compris entre 0 et 100 % au total.", from.french())]
    RatesOutOfRange {
        /// First day of the rates.
        from: Day,
    },
    /// Figures beyond what can be counted.
    #[error("Les montants dépassent ce qui peut être compté.")]
    TooLarge {},
}

/// The weight of each member that is served, by member number.
pub(crate) fn entitlements(roll: &InterestRoll) -> Result<Vec<Entitlement>, InterestRefusal> {
    let year = roll.year;
    if year.last < year.first || year.days_in_year() <= 0 {
        return Err(InterestRefusal::EmptyYear { year });
    }
    let mut members: BTreeMap<u64, Vec<(Day, Money)>> = BTreeMap::new();
    for opening in &roll.openings {
        members.entry(opening.key).or_default().push((year.first, opening.balance));
    }
    for &Holding { key, on, amount } in &roll.holdings {
        if on < year.first || on > year.last {
            return Err(InterestRefusal::OutsideYear { key, on, year });
        }
        members.entry(key).or_default().push((on, amount));
    }
    let mut served = Vec::with_capacity(members.len());
    for (key, changes) in members {
        let entitlement = weigh(year, key, changes)?;
        let still_there = !entitlement.closing.is_zero() || !roll.only_members_at_year_end;
        if still_there && entitlement.cent_days > 0 {
            served.push(entitlement);
        }
    }
    Ok(served)
}

fn weigh(
    year: InterestYear,
    key: u64,
    mut changes: Vec<(Day, Money)>,
) -> Result<Entitlement, InterestRefusal> {
    changes.sort_by_key(|(on, amount)| (*on, *amount));
    let (mut cents, mut cent_days) = (0_i128, 0_i128);
    for day in changes.chunk_by(|one, next| one.0 == next.0) {
        let on = day.first().map_or(year.first, |(on, _)| *on);
        let change: i128 = day.iter().map(|(_, amount)| i128::from(amount.as_cents())).sum();
        cents += change;
        cent_days += change * i128::from(year.days_from(on));
        if cents < 0 {
            return Err(InterestRefusal::NegativeBalance { key, on, balance: counted(cents)? });
        }
    }
    Ok(Entitlement { key, cent_days, closing: counted(cents)? })
}

fn counted(cents: i128) -> Result<Money, InterestRefusal> {
    i64::try_from(cents).map(Money::cents).map_err(|_| InterestRefusal::TooLarge {})
}

/// Exact interest in cents of so many cent-days at a yearly rate.
pub(crate) fn exact_interest(
    year: InterestYear,
    cent_days: i128,
    rate: Fraction,
) -> Result<Fraction, InterestRefusal> {
    let years = Fraction::new(cent_days, year.days_in_year().into());
    years.and_then(|years| years.checked_mul(rate)).ok_or(InterestRefusal::TooLarge {})
}

/// The mass that serves a rate to everybody, to the cent below: the assembly may vote no more than its cap allows.
pub(crate) fn mass_at_rate(roll: &InterestRoll, rate: Fraction) -> Result<Money, InterestRefusal> {
    if rate < Fraction::ZERO {
        return Err(InterestRefusal::Negative {});
    }
    let weights = entitlements(roll)?;
    let whole = weights.iter().try_fold(0_i128, |sum, each| sum.checked_add(each.cent_days));
    let exact = exact_interest(roll.year, whole.ok_or(InterestRefusal::TooLarge {})?, rate)?;
    counted(exact.num() / exact.den())
}

/// Shares the mass in proportion of the days, by largest remainder: each gets the cents below its exact part, and the
/// missing cents go one by one to the largest remainders. Of equal remainders the larger weight comes first, then the
/// lower member number, as everywhere in the house.
pub(crate) fn share_out(roll: &InterestRoll, mass: Money) -> Result<Vec<InterestShare>, InterestRefusal> {
    if mass.is_negative() {
        return Err(InterestRefusal::Negative {});
    }
    let served = entitlements(roll)?;
    if served.is_empty() {
        let nothing = mass.is_zero();
        return if nothing { Ok(Vec::new()) } else { Err(InterestRefusal::NobodyToServe { mass }) };
    }
    let weights: Vec<u128> = served.iter().map(|each| each.cent_days.unsigned_abs()).collect();
    let parts = largest_remainder(mass.as_cents().into(), &weights).ok_or(InterestRefusal::TooLarge {})?;
    let shares = served.iter().zip(parts);
    shares.map(|(each, part)| Ok(InterestShare { key: each.key, gross: counted(part)? })).collect()
}

/// A part of an amount to the cent, half a cent counting for one (CGI, art. 1657 rounds so, to the euro, the total
/// that the form declares).
fn half_up(amount: Money, part: Fraction) -> Result<Money, InterestRefusal> {
    let exact = Fraction::integer(amount.as_cents().into()).checked_mul(part);
    let exact = exact.and_then(|exact| exact.checked_add(Fraction::new(1, 2)?));
    exact.ok_or(InterestRefusal::TooLarge {}).and_then(|exact| counted(exact.num() / exact.den()))
}

/// What a member is paid on a day, by the rates in force on that day. Income tax is rounded first; the social
/// contributions never take more than what it leaves.
pub(crate) fn payment(
    share: InterestShare,
    withholding: Withholding,
    rates: &[WithholdingRate],
    paid_on: Day,
) -> Result<Payment, InterestRefusal> {
    let InterestShare { key, gross } = share;
    if gross.is_negative() {
        return Err(InterestRefusal::Negative {});
    }
    if withholding == Withholding::Nothing {
        return Ok(Payment { key, gross, income_tax: Money::ZERO, social: Money::ZERO, net: gross });
    }
    let in_force = rates.iter().filter(|rate| rate.from <= paid_on).max_by_key(|rate| rate.from);
    let rate = in_force.ok_or(InterestRefusal::NoRateOn { paid_on })?;
    let total = rate.income_tax.checked_add(rate.social);
    let negative = rate.income_tax < Fraction::ZERO || rate.social < Fraction::ZERO;
    if negative || total.is_none_or(|total| total > Fraction::ONE) {
        return Err(InterestRefusal::RatesOutOfRange { from: rate.from });
    }
    let income_tax = match withholding {
        Withholding::Full => half_up(gross, rate.income_tax)?,
        Withholding::SocialOnly | Withholding::Nothing => Money::ZERO,
    };
    let social = Ord::min(half_up(gross, rate.social)?, gross - income_tax);
    Ok(Payment { key, gross, income_tax, social, net: gross - income_tax - social })
}

/// All payments of a day; a member that is not among `withholdings` is an individual, withheld in full.
pub(crate) fn payments(
    shares: &[InterestShare],
    withholdings: &BTreeMap<u64, Withholding>,
    rates: &[WithholdingRate],
    paid_on: Day,
) -> Result<Vec<Payment>, InterestRefusal> {
    let of = |share: &InterestShare| withholdings.get(&share.key).copied().unwrap_or_default();
    shares.iter().map(|share| payment(*share, of(share), rates, paid_on)).collect()
}

/// The highest rate that an assembly may vote on a day (loi 47-1775, art. 14). `tmo_means` are the yearly means of
/// the average yield of private bonds (TMO), oldest first, e.g. 1/100. From 9 December 2016: the mean of the three
/// calendar years and two points; before, the last of the three alone. Never negative; `None` beyond 128 bits.
pub(crate) fn rate_cap(voted_on: Day, tmo_means: [Fraction; 3]) -> Option<Fraction> {
    let [before_last, last, latest] = tmo_means;
    if (voted_on.year(), voted_on.month(), voted_on.day_of_month()) < (2016, 12, 9) {
        return Some(Ord::max(latest, Fraction::ZERO));
    }
    let mean = before_last.checked_add(last)?.checked_add(latest)?.checked_div(Fraction::integer(3))?;
    Some(Ord::max(mean.checked_add(Fraction::new(2, 100)?)?, Fraction::ZERO))
}

#[cfg(test)]
#[path = "interest_tests.rs"]
mod tests;
