//! All that the minutes need: who took part, and each resolution with its result.

use office::assemblies::public::{AssemblyId, AssemblyResult, CollegeParticipation, ResolutionSheet};
use office::members::public::College;
use serde::Serialize;
use utoipa::ToSchema;

use super::{AssemblySheetDto, OutcomeDto, ResolutionDto};
use crate::members::words as member_words;
use crate::sample::{self, Sample};

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
