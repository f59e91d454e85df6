//! What the assembly may do with the result of a year (loi 47-1775, art. 14 to 16 and 19 nonies): the least that goes
//! to the reserves and the most that may be served as interest, step by step, as the report to the assembly prints it.
//!
//! Each euro of the result is either kept in a reserve or served as interest; only what remains of a loss is carried
//! forward, never a profit. Reserves above their minimum are the assembly's free choice.
//!
//! What can never happen: a proposal that passes without making the result to the cent; interest in a year of loss,
//! above the cap of its rate, or out of subsidies; a minimum rounded down or a ceiling rounded up. A ristourne
//! (art. 15) and an incorporation of reserves into the capital (art. 16, al. 3 and 4) have no field here: a SCIC is
//! forbidden both (art. 19 nonies).

use serde::{Deserialize, Serialize};
use values::{Fraction, Money, french};

use crate::public::InterestBase;

/// Three twentieths: the legal reserve's part of the base (art. 16).
const LEGAL_PART: (i128, i128) = (3, 20);

/// What the statutes say about the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationClauses {
    /// Statutory reserve's part of what the legal reserve leaves, ½ to 1 (art. 19 nonies).
    pub statutory_reserve: Fraction,
    /// How subsidies are kept out of the interest.
    pub interest_base: InterestBase,
}

/// The year to allocate, in euro to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationInput {
    /// Result of the year after tax; a loss is negative.
    pub result: Money,
    /// Losses of former years not yet made good (report à nouveau débiteur), as a positive amount.
    pub prior_losses: Money,
    /// All reserves together before this allocation.
    pub reserves: Money,
    /// Share capital, subscribed.
    pub capital: Money,
    /// Subsidies of public bodies and associations within the result.
    pub subsidies: Money,
    /// Paid-up capital that bears interest; weighted by its days when shares were paid within the year.
    pub paid_up: Money,
    /// Highest rate of the interest (art. 14), e.g. 1/50.
    pub rate_cap: Fraction,
    /// The statutes.
    pub clauses: AllocationClauses,
}

/// Each bound in the order in which it is computed; none is negative but a base of loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationBounds {
    /// Result less prior losses (art. 16); negative or zero when there is nothing to allocate.
    pub base: Money,
    /// Least to the legal reserve: 15 % of the base, to the cent above, while all reserves are below the capital.
    pub legal_reserve: Money,
    /// Base less the legal reserve.
    pub remainder: Money,
    /// Least to the statutory reserve: its part of the remainder, to the cent above (art. 19 nonies).
    pub statutory_reserve: Money,
    /// What both reserves leave at least.
    pub left: Money,
    /// What may be served once subsidies are out, to the cent below.
    pub distributable: Money,
    /// The highest rate on the paid-up capital, to the cent below (art. 14).
    pub interest_by_rate: Money,
    /// Most interest: the smaller of both.
    pub interest: Money,
}

/// What the board proposes to the assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// To the legal reserve.
    pub legal_reserve: Money,
    /// To the statutory reserve (fonds de développement).
    pub statutory_reserve: Money,
    /// To the members, as interest on their shares.
    pub interest: Money,
    /// Carried forward: the base of a year of loss, negative; else zero.
    pub carry_forward: Money,
}

impl Proposal {
    /// The proposal that serves this interest, keeps the legal minimum, and gives all the rest to the statutory
    /// reserve.
    pub fn serving(input: &AllocationInput, interest: Money) -> Self {
        let bounds = bounds(input);
        if bounds.base <= Money::ZERO {
            let none = Money::ZERO;
            return Self {
                legal_reserve: none,
                statutory_reserve: none,
                interest,
                carry_forward: bounds.base,
            };
        }
        let statutory_reserve = bounds.remainder - interest;
        Self { legal_reserve: bounds.legal_reserve, statutory_reserve, interest, carry_forward: Money::ZERO }
    }

    fn total(&self) -> Money {
        self.legal_reserve + self.statutory_reserve + self.interest + self.carry_forward
    }
}

/// Why an allocation is refused, with its data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AllocationRefusal {
    /// A figure that cannot be negative is.
    #[error("Un montant de l'affectation ne peut être négatif ({field} : {}).", amount.french())]
    NegativeAmount {
        /// Which, in French.
        field: &'static str,
        /// As given.
        amount: Money,
    },
    /// The cap of the rate is negative.
    #[error("Le taux maximal de l'intérêt ne peut être négatif ({}).", percent(*rate))]
    NegativeRate {
        /// As given.
        rate: Fraction,
    },
    /// The statutes may keep half to all of the remainder.
    #[error("La dotation statutaire est de 50 % à 100 % du solde, pas {} (loi 47-1775, art. 19 nonies).", percent(*given))]
    StatutoryPartOutOfLaw {
        /// As given.
        given: Fraction,
    },
    /// The parts do not make the base.
    #[error("L'affectation totalise {} au lieu de {}, résultat diminué des pertes antérieures (loi 47-1775, art. 16).", total.french(), base.french())]
    DoesNotAddUp {
        /// Result less prior losses.
        base: Money,
        /// Sum of the parts.
        total: Money,
    },
    /// Nothing is served in a year of loss.
    #[error("Aucun intérêt ne peut être servi : résultat et pertes antérieures laissent {} (loi 47-1775, art. 14 et 16).", base.french())]
    InterestInYearOfLoss {
        /// Result less prior losses.
        base: Money,
        /// As proposed.
        interest: Money,
    },
    /// Nothing goes to reserves in a year of loss.
    #[error("Aucune réserve ne peut être dotée de {} : résultat et pertes antérieures laissent {} (loi 47-1775, art. 16).", reserves.french(), base.french())]
    ReservesInYearOfLoss {
        /// Result less prior losses.
        base: Money,
        /// Both reserves as proposed.
        reserves: Money,
    },
    /// A profit goes to reserves or interest.
    #[error("Un excédent ne se reporte pas à nouveau ({}) : ce qui n'est pas servi va aux réserves (loi 47-1775, art. 16 et 19 nonies).", carried.french())]
    CarryForwardOfProfit {
        /// As proposed.
        carried: Money,
    },
    /// Too little to the legal reserve.
    #[error("La réserve légale doit recevoir au moins {}, pas {} : 15 % tant que les réserves n'atteignent pas le capital (loi 47-1775, art. 16).", required.french(), given.french())]
    LegalReserveTooLow {
        /// The least.
        required: Money,
        /// As proposed.
        given: Money,
    },
    /// Too little to the statutory reserve.
    #[error("La réserve statutaire doit recevoir au moins {}, pas {} (loi 47-1775, art. 19 nonies).", required.french(), given.french())]
    StatutoryReserveTooLow {
        /// The least.
        required: Money,
        /// As proposed.
        given: Money,
    },
    /// More interest than the reserves and subsidies leave.
    #[error("L'intérêt de {} dépasse les {} distribuables, subventions exclues (loi 47-1775, art. 19 nonies).", given.french(), distributable.french())]
    InterestAboveDistributable {
        /// The most.
        distributable: Money,
        /// As proposed.
        given: Money,
    },
    /// More interest than the rate allows.
    #[error("L'intérêt de {} dépasse {}, soit {} du capital libéré (loi 47-1775, art. 14).", given.french(), ceiling.french(), percent(*rate))]
    InterestAboveRate {
        /// Cap of the rate.
        rate: Fraction,
        /// The most.
        ceiling: Money,
        /// As proposed.
        given: Money,
    },
}

/// `amount · num/den`, to the cent below; `None` beyond what can be counted or of negatives.
fn part(amount: Money, (num, den): (i128, i128)) -> Option<Money> {
    let product = i128::from(amount.as_cents()).checked_mul(num).filter(|product| *product >= 0)?;
    i64::try_from(product.checked_div(den)?).ok().map(Money::cents)
}

/// The most that a part of an amount is; nothing when it cannot be counted.
fn at_most(amount: Money, of: (i128, i128)) -> Money {
    part(amount, of).unwrap_or(Money::ZERO)
}

/// The least that a part (at most all) of an amount is: what the other part, to the cent below, leaves.
fn at_least(amount: Money, (num, den): (i128, i128)) -> Money {
    amount - at_most(amount, (den - num, den))
}

fn not_negative(amount: Money) -> Money {
    Ord::max(amount, Money::ZERO)
}

/// Every bound of the year, at the least legal reserve. Negative figures count as none, and a statutory part outside
/// ½ to 1 as the nearer of both: [`check`] refuses them.
pub(crate) fn bounds(input: &AllocationInput) -> AllocationBounds {
    bounds_after(input, Money::ZERO)
}

/// The bounds once this much, or the minimum when it is more, is in the legal reserve.
pub(crate) fn bounds_after(input: &AllocationInput, legal_reserve: Money) -> AllocationBounds {
    let base = input.result - not_negative(input.prior_losses);
    let profit = not_negative(base);
    // The law asks the whole fifteen percent as long as the reserves *before* are below the capital, even when less
    // would fill the gap.
    let short = not_negative(input.reserves) < input.capital;
    let least = if short { at_least(profit, LEGAL_PART) } else { Money::ZERO };
    let remainder = profit - Ord::clamp(legal_reserve, least, profit);
    let half = Fraction::new(1, 2).unwrap_or(Fraction::ONE);
    let statutes = Ord::clamp(input.clauses.statutory_reserve, half, Fraction::ONE);
    let statutory_reserve = at_least(remainder, (statutes.num(), statutes.den()));
    let left = remainder - statutory_reserve;
    let subsidies = not_negative(input.subsidies);
    let distributable = match input.clauses.interest_base {
        InterestBase::SubsidiesFromDistributable => not_negative(left - subsidies),
        InterestBase::SubsidiesFromResult => {
            let own = not_negative(profit - subsidies);
            at_most(left, (own.as_cents().into(), profit.as_cents().into()))
        }
    };
    let interest_by_rate = at_most(not_negative(input.paid_up), (input.rate_cap.num(), input.rate_cap.den()));
    AllocationBounds {
        base,
        legal_reserve: least,
        remainder,
        statutory_reserve,
        left,
        distributable,
        interest_by_rate,
        interest: Ord::min(distributable, interest_by_rate),
    }
}

fn check_figures(input: &AllocationInput, proposal: &Proposal) -> Result<(), AllocationRefusal> {
    let amounts = [
        ("pertes antérieures", input.prior_losses),
        ("réserves", input.reserves),
        ("capital", input.capital),
        ("subventions", input.subsidies),
        ("capital libéré", input.paid_up),
        ("réserve légale", proposal.legal_reserve),
        ("réserve statutaire", proposal.statutory_reserve),
        ("intérêt aux parts sociales", proposal.interest),
    ];
    if let Some((field, amount)) = amounts.into_iter().find(|(_, amount)| amount.is_negative()) {
        return Err(AllocationRefusal::NegativeAmount { field, amount });
    }
    if input.rate_cap < Fraction::ZERO {
        return Err(AllocationRefusal::NegativeRate { rate: input.rate_cap });
    }
    let given = input.clauses.statutory_reserve;
    if given > Fraction::ONE || Fraction::new(1, 2).is_none_or(|half| given < half) {
        return Err(AllocationRefusal::StatutoryPartOutOfLaw { given });
    }
    Ok(())
}

/// Whether the assembly may vote the proposal; the first reason why not.
pub(crate) fn check(input: &AllocationInput, proposal: &Proposal) -> Result<(), AllocationRefusal> {
    check_figures(input, proposal)?;
    let bounds = bounds_after(input, proposal.legal_reserve);
    let Proposal { legal_reserve, statutory_reserve, interest, carry_forward } = *proposal;
    let base = bounds.base;
    if base <= Money::ZERO {
        if !interest.is_zero() {
            return Err(AllocationRefusal::InterestInYearOfLoss { base, interest });
        }
        let reserves = legal_reserve + statutory_reserve;
        if !reserves.is_zero() {
            return Err(AllocationRefusal::ReservesInYearOfLoss { base, reserves });
        }
    } else if !carry_forward.is_zero() {
        return Err(AllocationRefusal::CarryForwardOfProfit { carried: carry_forward });
    }
    if proposal.total() != base {
        return Err(AllocationRefusal::DoesNotAddUp { base, total: proposal.total() });
    }
    if legal_reserve < bounds.legal_reserve {
        let required = bounds.legal_reserve;
        return Err(AllocationRefusal::LegalReserveTooLow { required, given: legal_reserve });
    }
    if statutory_reserve < bounds.statutory_reserve {
        let required = bounds.statutory_reserve;
        return Err(AllocationRefusal::StatutoryReserveTooLow { required, given: statutory_reserve });
    }
    if interest > bounds.distributable {
        let distributable = bounds.distributable;
        return Err(AllocationRefusal::InterestAboveDistributable { distributable, given: interest });
    }
    if interest > bounds.interest_by_rate {
        let (rate, ceiling) = (input.rate_cap, bounds.interest_by_rate);
        return Err(AllocationRefusal::InterestAboveRate { rate, ceiling, given: interest });
    }
    Ok(())
}

/// As French people write it, up to four decimals: `57,5 %`.
pub(crate) fn percent(rate: Fraction) -> String {
    let text = rate.percent(4);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{}{}%", french::decimal(text), french::NO_BREAK)
}

#[cfg(test)]
#[path = "allocation_tests.rs"]
mod tests;
