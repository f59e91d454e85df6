//! What the statutes say of members and shares.

use office::members::public::{CollegeChangeEffect, InterestBase, MembershipClauses, TransferApproval};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::fraction::FractionDto;
use crate::members::words;
use crate::money::Amount;
use crate::sample::Sample;

/// What the statutes say of members and shares; none may be softer than the law.
#[allow(clippy::struct_excessive_bools)] // as the clauses themselves
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MembershipClauses)]
pub struct MembershipClausesDto {
    /// The capital may not fall below this amount: 18 500 € at least (loi 47-1775, art. 27).
    pub capital_floor: Amount,
    /// Nor below this part of the highest capital ever reached: a quarter at least (art. 13).
    pub capital_floor_part: FractionDto,
    /// What local public bodies may hold together: at most a half (art. 19 septies).
    pub public_part: FractionDto,
    /// Years to pay what was not paid at the subscription: 1 to 5 (art. 12).
    #[schema(minimum = 1, maximum = 5)]
    pub release_years: u8,
    /// Whether a member may pay before a call.
    pub early_release: bool,
    /// Years to repay who left: 1 to 5.
    #[schema(minimum = 1, maximum = 5)]
    pub refund_years: u8,
    /// Whether a member may withdraw a part of its shares and stay.
    pub partial_withdrawal: bool,
    /// Months between the notice of a resignation and its effect; 0 for at once.
    pub withdrawal_notice_months: u8,
    /// Who approves transfers.
    #[schema(value_type = words::TransferApproval)]
    pub transfer_approval: TransferApproval,
    /// Whether a current account may be turned into shares.
    pub current_account_conversion: bool,
    /// When a change of college takes effect.
    #[schema(value_type = words::CollegeChangeEffect)]
    pub college_change: CollegeChangeEffect,
    /// Part of what remains after the legal reserve that goes to the statutory one: a half at least (art. 19 nonies).
    pub statutory_reserve: FractionDto,
    /// How subsidies bear on the interest.
    #[schema(value_type = words::InterestBase)]
    pub interest_base: InterestBase,
    /// Whether only shares held at the end of the year bear interest.
    pub interest_at_year_end_only: bool,
    /// Whether shares may be revalued at an exit (art. 18, al. 2): not before 15 June 2024.
    pub revaluation: bool,
}

/// The same fields, one way or the other.
macro_rules! between {
    ($from:ident => $to:ident) => {
        impl From<$from> for $to {
            fn from(clauses: $from) -> Self {
                Self {
                    capital_floor: clauses.capital_floor.into(),
                    capital_floor_part: clauses.capital_floor_part.into(),
                    public_part: clauses.public_part.into(),
                    release_years: clauses.release_years,
                    early_release: clauses.early_release,
                    refund_years: clauses.refund_years,
                    partial_withdrawal: clauses.partial_withdrawal,
                    withdrawal_notice_months: clauses.withdrawal_notice_months,
                    transfer_approval: clauses.transfer_approval,
                    current_account_conversion: clauses.current_account_conversion,
                    college_change: clauses.college_change,
                    statutory_reserve: clauses.statutory_reserve.into(),
                    interest_base: clauses.interest_base,
                    interest_at_year_end_only: clauses.interest_at_year_end_only,
                    revaluation: clauses.revaluation,
                }
            }
        }
    };
}

between!(MembershipClauses => MembershipClausesDto);
between!(MembershipClausesDto => MembershipClauses);

impl Sample for MembershipClausesDto {
    fn sample() -> Self {
        MembershipClauses::legal().into()
    }
}
