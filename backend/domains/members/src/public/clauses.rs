//! What the statutes say of members and shares: dated clauses, edited as a new version, never constants.
//!
//! A version of the statutes that says nothing gets [`MembershipClauses::legal`]: what the law itself asks. What can
//! never happen: a clause softer than the law ([`MembershipClauses::check`]).

use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money};

use super::{CollegeChangeEffect, InterestBase, TransferApproval};

/// Least capital of a société anonyme coopérative (loi 47-1775, art. 27).
pub const LEAST_CAPITAL: Money = Money::cents(1_850_000);
/// Years within which shares must be paid in full, and within which an exit must be repaid.
pub const MOST_YEARS: u8 = 5;

/// The clauses about members and their shares.
#[allow(clippy::struct_excessive_bools)] // each is a clause of its own: no two are states of one thing
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MembershipClauses {
    /// The capital may not fall below this amount: 18 500 € at least (loi 47-1775, art. 27).
    pub capital_floor: Money,
    /// Nor below this part of the highest capital ever reached: a quarter at least (art. 13).
    pub capital_floor_part: Fraction,
    /// What local public bodies may hold together: at most a half (art. 19 septies).
    pub public_part: Fraction,
    /// Years to pay what was not paid at the subscription: at most 5 (art. 12).
    pub release_years: u8,
    /// Whether a member may pay before a call.
    pub early_release: bool,
    /// Years to repay who left: at most 5.
    pub refund_years: u8,
    /// Whether a member may withdraw a part of its shares and stay.
    pub partial_withdrawal: bool,
    /// Months between the notice of a resignation and its effect; 0 for at once.
    pub withdrawal_notice_months: u8,
    /// Who approves transfers.
    pub transfer_approval: TransferApproval,
    /// Whether a current account may be turned into shares.
    pub current_account_conversion: bool,
    /// When a change of college takes effect.
    pub college_change: CollegeChangeEffect,
    /// Part of what remains after the legal reserve that goes to the statutory one: at least a half (art. 19 nonies).
    pub statutory_reserve: Fraction,
    /// How subsidies bear on the interest.
    pub interest_base: InterestBase,
    /// Whether only shares held at the end of the year bear interest.
    pub interest_at_year_end_only: bool,
    /// Whether shares may be revalued at an exit (art. 18, al. 2): off unless the statutes say so.
    pub revaluation: bool,
}

/// Why a clause is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseError {
    /// A floor under the law's.
    #[error("Le capital plancher de {} est inférieur au minimum de {} (loi 47-1775, art. 27).", given.french(), least.french())]
    FloorTooLow {
        /// As given.
        given: Money,
        /// The law's.
        least: Money,
    },
    /// A part of the highest capital outside its bounds.
    #[error(
        "La part {given} du capital le plus élevé doit être comprise entre 1/4 et 1 (loi 47-1775, art. 13)."
    )]
    FloorPart {
        /// As given.
        given: Fraction,
    },
    /// More than the law lets public bodies hold.
    #[error(
        "Les collectivités publiques ne peuvent détenir plus de la moitié du capital, pas {given} (loi 47-1775, art. 19 septies)."
    )]
    PublicPart {
        /// As given.
        given: Fraction,
    },
    /// More years than the law gives, or none.
    #[error(
        "{what} : {given} ans ; la durée doit être comprise entre 1 et {most} ans (loi 47-1775, art. 12 et 18)."
    )]
    Years {
        /// What lasts.
        what: &'static str,
        /// As given.
        given: u8,
        /// The law's.
        most: u8,
    },
    /// Too small a statutory reserve.
    #[error(
        "La réserve statutaire reçoit au moins la moitié du solde, pas {given} (loi 47-1775, art. 19 nonies)."
    )]
    StatutoryReserve {
        /// As given.
        given: Fraction,
    },
    /// Revaluation before the law allows it to a SCIC.
    #[error("Une SCIC ne peut pas prévoir la revalorisation des parts avec effet au {} (loi 47-1775, art. 18, al. 2 et 19 nonies).", effective_on.french())]
    Revaluation {
        /// Day of effect of the statutes.
        effective_on: Day,
    },
}

impl MembershipClauses {
    /// What the law itself asks, where the statutes say nothing.
    pub fn legal() -> Self {
        Self {
            capital_floor: LEAST_CAPITAL,
            capital_floor_part: part(1, 4),
            public_part: part(1, 2),
            release_years: MOST_YEARS,
            early_release: true,
            refund_years: MOST_YEARS,
            partial_withdrawal: true,
            withdrawal_notice_months: 0,
            transfer_approval: TransferApproval::Board,
            current_account_conversion: false,
            college_change: CollegeChangeEffect::AfterAssembly,
            statutory_reserve: part(1, 2),
            interest_base: InterestBase::SubsidiesFromDistributable,
            interest_at_year_end_only: false,
            revaluation: false,
        }
    }

    /// Refuses the first clause that the law forbids on the day from which it is to hold.
    pub fn check(&self, effective_on: Day) -> Result<(), ClauseError> {
        if self.capital_floor < LEAST_CAPITAL {
            return Err(ClauseError::FloorTooLow { given: self.capital_floor, least: LEAST_CAPITAL });
        }
        if self.capital_floor_part < part(1, 4) || self.capital_floor_part > Fraction::ONE {
            return Err(ClauseError::FloorPart { given: self.capital_floor_part });
        }
        if self.public_part < Fraction::ZERO || self.public_part > part(1, 2) {
            return Err(ClauseError::PublicPart { given: self.public_part });
        }
        for (what, given) in
            [("Libération des parts", self.release_years), ("Remboursement des parts", self.refund_years)]
        {
            if given == 0 || given > MOST_YEARS {
                return Err(ClauseError::Years { what, given, most: MOST_YEARS });
            }
        }
        if self.statutory_reserve < part(1, 2) || self.statutory_reserve > Fraction::ONE {
            return Err(ClauseError::StatutoryReserve { given: self.statutory_reserve });
        }
        match Day::ymd(2024, 6, 15) {
            Some(lifted) if self.revaluation && effective_on < lifted => {
                Err(ClauseError::Revaluation { effective_on })
            }
            _ => Ok(()),
        }
    }
}

impl Default for MembershipClauses {
    fn default() -> Self {
        Self::legal()
    }
}

/// A constant part.
fn part(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap_or(Fraction::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on() -> Day {
        Day::ymd(2015, 1, 1).unwrap()
    }

    #[test]
    fn the_law_itself_is_accepted() {
        assert_eq!(MembershipClauses::legal().check(on()), Ok(()));
    }

    #[test]
    fn a_clause_softer_than_the_law_is_refused() {
        let refused = |change: fn(&mut MembershipClauses)| {
            let mut clauses = MembershipClauses::legal();
            change(&mut clauses);
            clauses.check(on()).unwrap_err()
        };
        let low = refused(|of| of.capital_floor = Money::euros(1_000));
        assert!(matches!(low, ClauseError::FloorTooLow { .. }));
        let part_error = refused(|of| of.capital_floor_part = part(1, 5));
        assert_eq!(part_error, ClauseError::FloorPart { given: part(1, 5) });
        assert!(matches!(refused(|of| of.public_part = part(2, 3)), ClauseError::PublicPart { .. }));
        assert!(matches!(refused(|of| of.release_years = 6), ClauseError::Years { given: 6, .. }));
        assert!(matches!(refused(|of| of.refund_years = 0), ClauseError::Years { given: 0, .. }));
        assert!(matches!(
            refused(|of| of.statutory_reserve = part(1, 3)),
            ClauseError::StatutoryReserve { .. }
        ));
        assert!(matches!(refused(|of| of.revaluation = true), ClauseError::Revaluation { .. }));
        let late = MembershipClauses { revaluation: true, ..MembershipClauses::legal() };
        assert_eq!(late.check(Day::ymd(2024, 6, 15).unwrap()), Ok(()));
    }
}
