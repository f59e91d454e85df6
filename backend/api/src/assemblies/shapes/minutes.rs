//! All that the minutes need: who took part, and each resolution with its result.

use office::assemblies::public::{
    AssemblyId, AssemblyKind, AssemblyResult, CollegeParticipation, MinutesRow, Recount,
};
use office::members::public::College;
use office::values::{Day, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AssemblySheetDto, OutcomeDto, ResolutionSheetDto};
use crate::assemblies::words;
use crate::members::words as member_words;
use crate::sample::{self, Sample};

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

/// Minutes in their register (C. com., art. R225-106).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Minutes)]
pub struct MinutesRowDto {
    /// Number in the register, without a gap.
    pub number: u64,
    /// Of which assembly.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// What it could decide.
    #[schema(value_type = words::AssemblyKind)]
    pub kind: AssemblyKind,
    /// The day of the signatures.
    #[schema(value_type = String, format = Date)]
    pub signed_on: Day,
    /// SHA-256 of the paper, hexadecimal.
    pub sha256: String,
    /// When that was noted.
    #[schema(value_type = String, format = DateTime)]
    pub recorded_at: Timestamp,
}

impl From<MinutesRow> for MinutesRowDto {
    fn from(row: MinutesRow) -> Self {
        let MinutesRow { number, assembly_id, day, kind, signed_on, sha256, recorded_at } = row;
        Self { number, assembly_id, day, kind, signed_on, sha256, recorded_at }
    }
}

impl Sample for MinutesRowDto {
    fn sample() -> Self {
        Self {
            number: 12,
            assembly_id: AssemblyId::new(sample::ID),
            day: sample::parsed("2016-06-24"),
            kind: AssemblyKind::Ordinary,
            signed_on: sample::parsed("2016-06-30"),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            recorded_at: sample::parsed("2016-06-30T10:00:00.000000Z"),
        }
    }
}

/// A stored result beside the same result computed again.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Recount)]
pub struct RecountDto {
    /// Which resolution.
    pub resolution: u32,
    /// Whether the two are the same.
    pub agrees: bool,
    /// As it was answered at the close.
    pub stored: OutcomeDto,
    /// As the roll and the votes give it now.
    pub recomputed: OutcomeDto,
}

impl From<Recount> for RecountDto {
    fn from(Recount { resolution, stored, recomputed, agrees }: Recount) -> Self {
        Self { resolution, agrees, stored: stored.into(), recomputed: recomputed.into() }
    }
}

/// Every closed result of an assembly, computed again.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Recounts)]
pub struct RecountsDto {
    /// Whether all of them agree.
    pub agrees: bool,
    /// In the order of the agenda; withdrawn and open resolutions have none.
    pub resolutions: Vec<RecountDto>,
}

impl From<Vec<Recount>> for RecountsDto {
    fn from(recounts: Vec<Recount>) -> Self {
        let agrees = recounts.iter().all(|recount| recount.agrees);
        Self { agrees, resolutions: recounts.into_iter().map(Into::into).collect() }
    }
}

impl Sample for RecountsDto {
    fn sample() -> Self {
        let recount = RecountDto {
            resolution: 1,
            agrees: true,
            stored: OutcomeDto::sample(),
            recomputed: OutcomeDto::sample(),
        };
        Self { agrees: true, resolutions: vec![recount] }
    }
}
