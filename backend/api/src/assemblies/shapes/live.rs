//! An assembly as the room's screen shows it.

use office::assemblies::public::{AssemblyId, AssemblyKind, Decision, LiveQuorum, Stage};
use office::values::Day;
use office::{LiveView, OpenVote};
use serde::Serialize;
use utoipa::ToSchema;

use super::{OutcomeDto, ParticipationDto, QuorumDto, ResolutionSheetDto, ResultDto};
use crate::assemblies::words;
use crate::sample::{self, Sample};

/// The quorum that those who take part now make, for one kind of decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LiveQuorum)]
pub struct LiveQuorumDto {
    /// Which kind.
    #[schema(value_type = words::Decision)]
    pub decision: Decision,
    /// As it stands.
    pub quorum: QuorumDto,
}

impl From<LiveQuorum> for LiveQuorumDto {
    fn from(LiveQuorum { decision, quorum }: LiveQuorum) -> Self {
        Self { decision, quorum: quorum.into() }
    }
}

/// A vote that is open.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OpenVote)]
pub struct OpenVoteDto {
    /// What is put to the vote.
    pub resolution: ResolutionSheetDto,
    /// Voices in the urn, forms sent before among them; nobody learns which before the close.
    pub voices: u64,
    /// Voices of all who take part now.
    pub of: u64,
}

impl From<OpenVote> for OpenVoteDto {
    fn from(OpenVote { resolution, voices, of }: OpenVote) -> Self {
        Self { resolution: resolution.into(), voices, of }
    }
}

/// What everybody in the room may see of an assembly at one moment; no name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = LiveView)]
pub struct LiveViewDto {
    /// Which.
    #[schema(value_type = String, format = Uuid)]
    pub assembly_id: AssemblyId,
    /// Number of its last fact: another number is another view.
    pub version: u64,
    /// What it may decide.
    #[schema(value_type = words::AssemblyKind)]
    pub kind: AssemblyKind,
    /// Its day.
    #[schema(value_type = String, format = Date)]
    pub day: Day,
    /// Its place.
    pub place: String,
    /// Where it stands.
    #[schema(value_type = words::Stage)]
    pub stage: Stage,
    /// The quorum that those who take part now make, for each kind of decision on the agenda.
    pub quorums: Vec<LiveQuorumDto>,
    /// Who takes part, by college.
    pub participation: Vec<ParticipationDto>,
    /// The votes that are open, in the order of the agenda.
    pub open: Vec<OpenVoteDto>,
    /// The votes that are closed, the last one first.
    pub closed: Vec<ResolutionSheetDto>,
    /// Resolutions that wait for their vote.
    pub waiting: u64,
}

impl From<LiveView> for LiveViewDto {
    fn from(view: LiveView) -> Self {
        let LiveView {
            assembly_id,
            version,
            kind,
            day,
            place,
            stage,
            quorums,
            participation,
            open,
            closed,
            waiting,
        } = view;
        Self {
            assembly_id,
            version,
            kind,
            day,
            place,
            stage,
            quorums: quorums.into_iter().map(Into::into).collect(),
            participation: participation.into_iter().map(Into::into).collect(),
            open: open.into_iter().map(Into::into).collect(),
            closed: closed.into_iter().map(Into::into).collect(),
            waiting,
        }
    }
}

impl Sample for LiveViewDto {
    fn sample() -> Self {
        Self {
            assembly_id: AssemblyId::new(sample::ID),
            version: 31,
            kind: AssemblyKind::Ordinary,
            day: sample::parsed("2016-06-24"),
            place: "Au siège".to_owned(),
            stage: Stage::Open,
            quorums: vec![LiveQuorumDto {
                decision: Decision::Ordinary,
                quorum: OutcomeDto::sample().quorum,
            }],
            participation: ResultDto::sample().participation,
            open: vec![OpenVoteDto { resolution: ResolutionSheetDto::sample(), voices: 41, of: 55 }],
            closed: vec![ResolutionSheetDto::sample()],
            waiting: 2,
        }
    }
}
