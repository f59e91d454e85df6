//! What a vote came to, in exact fractions.

use office::assemblies::public::{
    AbstentionTreatment, AssemblyId, AssemblyResult, CollegeAttendance, CollegeParticipation, CollegeResult,
    CollegeState, CollegeTally, Counting, Majority, Quorum, QuorumBasis, ResolutionOutcome, ResolutionSheet,
    ResultWarning, Verdict, WeightedResult,
};
use office::members::public::College;
use office::values::Fraction;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AssemblySheetDto, MajorityDto, ResolutionDto};
use crate::assemblies::words;
use crate::fraction::{FractionDto, NumberDto};
use crate::members::words as member_words;
use crate::sample::{self, Sample};

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

/// One resolution with its result.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ResolutionSheet)]
pub struct ResolutionSheetDto {
    /// Of which assembly.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// Number and text.
    #[serde(flatten)]
    pub resolution: ResolutionDto,
    /// What the vote came to, once closed. Nobody learns a tally before.
    pub outcome: Option<OutcomeDto>,
}

impl From<ResolutionSheet> for ResolutionSheetDto {
    fn from(ResolutionSheet { assembly_id, resolution, outcome }: ResolutionSheet) -> Self {
        Self { assembly_id, resolution: resolution.into(), outcome: outcome.map(Into::into) }
    }
}

impl Sample for ResolutionSheetDto {
    fn sample() -> Self {
        Self {
            assembly_id: AssemblyId::new(sample::ID),
            resolution: ResolutionDto::sample(),
            outcome: Some(OutcomeDto::sample()),
        }
    }
}

/// Who of a college takes part, and how.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Participation)]
pub struct ParticipationDto {
    /// Which.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// Members on the roll.
    pub members: u64,
    /// Their shares.
    pub shares: u64,
    /// Present in the room.
    pub in_person: u64,
    /// Present by telecommunication.
    pub remote: u64,
    /// Represented by a holder who is present.
    pub represented: u64,
    /// Represented by a holder who is not present: they do not count.
    pub holder_absent: u64,
    /// Left to the chair.
    pub blank_proxy: u64,
    /// By post.
    pub postal: u64,
    /// All who count.
    pub attending: u64,
    /// Their shares.
    pub attending_shares: u64,
}

impl From<CollegeParticipation> for ParticipationDto {
    fn from(each: CollegeParticipation) -> Self {
        let CollegeParticipation {
            college,
            members,
            shares,
            in_person,
            remote,
            represented,
            holder_absent,
            blank_proxy,
            postal,
            attending,
            attending_shares,
        } = each;
        Self {
            college,
            members,
            shares,
            in_person,
            remote,
            represented,
            holder_absent,
            blank_proxy,
            postal,
            attending,
            attending_shares,
        }
    }
}

/// All that the minutes need.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssemblyResult)]
pub struct ResultDto {
    /// The assembly.
    pub assembly: AssemblySheetDto,
    /// Participation by college, in the order of the colleges.
    pub participation: Vec<ParticipationDto>,
    /// The resolutions in the order of the agenda.
    pub resolutions: Vec<ResolutionSheetDto>,
}

impl From<AssemblyResult> for ResultDto {
    fn from(AssemblyResult { assembly, participation, resolutions }: AssemblyResult) -> Self {
        Self {
            assembly: assembly.into(),
            participation: participation.into_iter().map(Into::into).collect(),
            resolutions: resolutions.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for ResultDto {
    fn sample() -> Self {
        let participation =
            [College::Employees, College::Creators, College::Distributors].map(|college| ParticipationDto {
                college,
                members: 2,
                shares: 4,
                in_person: 2,
                remote: 0,
                represented: 0,
                holder_absent: 0,
                blank_proxy: 0,
                postal: 0,
                attending: 2,
                attending_shares: 4,
            });
        Self {
            assembly: AssemblySheetDto::sample(),
            participation: participation.to_vec(),
            resolutions: vec![ResolutionSheetDto::sample()],
        }
    }
}
