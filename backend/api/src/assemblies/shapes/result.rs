//! What a vote came to, in exact fractions.

use office::assemblies::public::{
    AbstentionTreatment, CollegeAttendance, CollegeResult, CollegeState, CollegeTally, Counting, Majority,
    Quorum, QuorumBasis, ResolutionOutcome, ResultWarning, Verdict, WeightedResult,
};
use office::members::public::College;
use office::values::Fraction;
use serde::Serialize;
use utoipa::ToSchema;

use super::MajorityDto;
use crate::assemblies::words;
use crate::fraction::{FractionDto, NumberDto};
use crate::members::words as member_words;
use crate::sample::Sample;

/// Who of a college took part when the vote was closed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CollegeAttendance)]
pub struct CollegeAttendanceDto {
    /// The college.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Members on the roll.
    pub members: u32,
    /// Their shares.
    pub shares: u64,
    /// Members present, represented by a holder who is present, left to the chair, or voting by post.
    pub attending: u32,
    /// The shares of those.
    pub attending_shares: u64,
}

impl From<CollegeAttendance> for CollegeAttendanceDto {
    fn from(each: CollegeAttendance) -> Self {
        let CollegeAttendance { college, members, shares, attending, attending_shares } = each;
        Self { college, members, shares, attending, attending_shares }
    }
}

/// A quorum as it was measured.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Quorum)]
pub struct QuorumDto {
    /// What it was counted in.
    #[schema(value_type = words::QuorumBasis)]
    pub basis: QuorumBasis,
    /// The part of the whole that took part.
    pub attained: FractionDto,
    /// The part that was needed.
    pub required: FractionDto,
    /// Whether the vote is valid.
    pub reached: bool,
}

impl From<Quorum> for QuorumDto {
    fn from(Quorum { basis, attained, required, reached }: Quorum) -> Self {
        Self { basis, attained: attained.into(), required: required.into(), reached }
    }
}

/// One line of the table in the minutes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CollegeResult)]
pub struct CollegeResultDto {
    /// The college.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Members on the roll.
    pub members: u32,
    /// Votes in favour.
    pub in_favour: u32,
    /// Votes against.
    pub against: u32,
    /// Declared abstentions.
    pub abstentions: u32,
    /// Blank or spoilt ballots.
    pub blanks: u32,
    /// Members who took part and cast nothing on this resolution.
    pub silent: u32,
    /// What came of it.
    #[schema(value_type = words::CollegeState)]
    pub state: CollegeState,
    /// Its weight in the statutes, in percents (0 when nothing is weighed by college).
    pub statutory_weight: NumberDto,
    /// Its weight in this vote, after vanished and silent colleges, in percents.
    pub weight: NumberDto,
    /// What it brought in favour: percents, or voices when each member counts for one.
    pub weight_in_favour: NumberDto,
    /// What it brought against.
    pub weight_against: NumberDto,
}

impl From<CollegeResult> for CollegeResultDto {
    fn from(result: CollegeResult) -> Self {
        let CollegeResult { tally, state, statutory_weight, weight, weight_in_favour, weight_against } =
            result;
        let CollegeTally { college, members, in_favour, against, abstentions, blanks, silent } = tally;
        Self {
            college,
            members,
            in_favour,
            against,
            abstentions,
            blanks,
            silent,
            state,
            statutory_weight: statutory_weight.into(),
            weight: weight.into(),
            weight_in_favour: weight_in_favour.into(),
            weight_against: weight_against.into(),
        }
    }
}

/// Something that the minutes must say and the board should know.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ResultWarning)]
pub enum ResultWarningDto {
    /// A college has no member: its weight was inherited.
    CollegeVanished {
        /// Which one.
        #[schema(value_type = member_words::College)]
        college: College,
    },
    /// A college has members and none cast a vote.
    CollegeSilent {
        /// Which one.
        #[schema(value_type = member_words::College)]
        college: College,
    },
    /// A college has more than half of the weight cast.
    CollegeAboveHalf {
        /// Which one.
        #[schema(value_type = member_words::College)]
        college: College,
        /// Its part of the weight cast.
        share: FractionDto,
    },
    /// Fewer than three colleges have members: each member counted for one.
    WeightingSuspended,
    /// Nobody cast a vote.
    NothingCast,
}

impl From<ResultWarning> for ResultWarningDto {
    fn from(warning: ResultWarning) -> Self {
        match warning {
            ResultWarning::CollegeVanished { college } => Self::CollegeVanished { college },
            ResultWarning::CollegeSilent { college } => Self::CollegeSilent { college },
            ResultWarning::CollegeAboveHalf { college, share } => {
                Self::CollegeAboveHalf { college, share: share.into() }
            }
            ResultWarning::WeightingSuspended => Self::WeightingSuspended,
            ResultWarning::NothingCast => Self::NothingCast,
        }
    }
}

/// The votes, weighed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = WeightedResult)]
pub struct WeightedResultDto {
    /// How they were weighed.
    #[schema(value_type = words::Counting)]
    pub counting: Counting,
    /// What an abstention was worth.
    #[schema(value_type = words::AbstentionTreatment)]
    pub abstentions: AbstentionTreatment,
    /// The table by college.
    pub colleges: Vec<CollegeResultDto>,
    /// Weight in favour: percents, or voices when each member counts for one.
    pub in_favour: NumberDto,
    /// Weight against.
    pub against: NumberDto,
    /// What the majority is taken of.
    pub total: NumberDto,
    /// The part of the total in favour; 0 when nothing was cast.
    pub share: FractionDto,
    /// The majority that was needed.
    pub majority: MajorityDto,
    /// Whether it was reached.
    pub carried: bool,
    /// What the minutes must say.
    pub warnings: Vec<ResultWarningDto>,
}

impl From<WeightedResult> for WeightedResultDto {
    fn from(result: WeightedResult) -> Self {
        let WeightedResult {
            counting,
            abstentions,
            colleges,
            in_favour,
            against,
            total,
            share,
            majority,
            carried,
            warnings,
        } = result;
        Self {
            counting,
            abstentions,
            colleges: colleges.into_iter().map(Into::into).collect(),
            in_favour: in_favour.into(),
            against: against.into(),
            total: total.into(),
            share: share.into(),
            majority: majority.into(),
            carried,
            warnings: warnings.into_iter().map(Into::into).collect(),
        }
    }
}

/// Everything the minutes say of the vote on one resolution.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Outcome)]
pub struct OutcomeDto {
    /// What it comes to.
    #[schema(value_type = words::Verdict)]
    pub verdict: Verdict,
    /// The quorum when the vote was closed.
    pub quorum: QuorumDto,
    /// Votes that the chair cast for blank proxies (already inside the tallies).
    pub blank_proxies: u32,
    /// The votes, weighed.
    pub result: WeightedResultDto,
    /// Who took part, by college. Whoever had voted before leaving is counted.
    pub attendance: Vec<CollegeAttendanceDto>,
}

impl From<ResolutionOutcome> for OutcomeDto {
    fn from(outcome: ResolutionOutcome) -> Self {
        let ResolutionOutcome { attendance, quorum, blank_proxies, result, verdict } = outcome;
        Self {
            verdict,
            quorum: quorum.into(),
            blank_proxies,
            result: result.into(),
            attendance: attendance.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for OutcomeDto {
    fn sample() -> Self {
        let number = |num, den| Fraction::new(num, den).unwrap_or(Fraction::ZERO);
        let college = |college, in_favour, against| CollegeResult {
            tally: CollegeTally {
                college,
                members: 2,
                in_favour,
                against,
                abstentions: 0,
                blanks: 0,
                silent: 0,
            },
            state: CollegeState::Voted,
            statutory_weight: number(if college == College::Employees { 50 } else { 25 }, 1),
            weight: number(if college == College::Employees { 50 } else { 25 }, 1),
            weight_in_favour: number(25, 1),
            weight_against: number(if college == College::Employees { 25 } else { 0 }, 1),
        };
        let attendance = [College::Employees, College::Creators, College::Distributors].map(|college| {
            CollegeAttendance { college, members: 2, shares: 4, attending: 2, attending_shares: 4 }
        });
        ResolutionOutcome {
            attendance: attendance.to_vec(),
            quorum: Quorum {
                basis: QuorumBasis::CollegeWeighted,
                attained: number(1, 1),
                required: number(1, 5),
                reached: true,
            },
            blank_proxies: 0,
            result: WeightedResult {
                counting: Counting::Weighted,
                abstentions: AbstentionTreatment::Against,
                colleges: vec![
                    college(College::Employees, 1, 1),
                    college(College::Creators, 2, 0),
                    college(College::Distributors, 2, 0),
                ],
                in_favour: number(75, 1),
                against: number(25, 1),
                total: number(100, 1),
                share: number(3, 4),
                majority: Majority::MoreThan(number(1, 2)),
                carried: true,
                warnings: Vec::new(),
            },
            verdict: Verdict::Adopted,
        }
        .into()
    }
}
