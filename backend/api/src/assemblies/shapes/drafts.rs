//! Resolutions as they are proposed: who brings them, whom they elect, what follows from them.

use office::assemblies::public::{
    Candidacy, Consequence, Decision, MandateId, MandateKind, Proposer, Resolution, ResolutionDraft,
};
use office::members::public::MemberId;
use office::values::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::assemblies::words;
use crate::sample::{self, Sample};

/// Who brings a resolution.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = Proposer)]
pub enum ProposerDto {
    /// The board.
    Board,
    /// Members (C. com., art. R225-71).
    Members(Vec<Uuid>),
}

impl From<ProposerDto> for Proposer {
    fn from(proposer: ProposerDto) -> Self {
        match proposer {
            ProposerDto::Board => Self::Board,
            ProposerDto::Members(members) => Self::Members(members.into_iter().map(MemberId::new).collect()),
        }
    }
}

impl From<Proposer> for ProposerDto {
    fn from(proposer: Proposer) -> Self {
        match proposer {
            Proposer::Board => Self::Board,
            Proposer::Members(members) => Self::Members(members.into_iter().map(MemberId::uuid).collect()),
        }
    }
}

/// What makes a resolution a candidate in an election.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Candidacy)]
pub struct CandidacyDto {
    /// Name of the election: candidates under one name stand for the same seats.
    pub election: String,
    /// How many seats there are.
    #[schema(minimum = 1)]
    pub seats: u32,
    /// Who stands.
    #[schema(value_type = String, format = Uuid)]
    pub candidate: MemberId,
    /// For which mandate.
    #[schema(value_type = words::MandateKind)]
    pub mandate: MandateKind,
    /// For how many years (C. com., art. L225-18).
    #[schema(minimum = 1, maximum = 6)]
    pub years: u8,
}

impl From<CandidacyDto> for Candidacy {
    fn from(candidacy: CandidacyDto) -> Self {
        let CandidacyDto { election, seats, candidate, mandate, years } = candidacy;
        Self { election, seats, candidate, mandate, years }
    }
}

impl From<Candidacy> for CandidacyDto {
    fn from(candidacy: Candidacy) -> Self {
        let Candidacy { election, seats, candidate, mandate, years } = candidacy;
        Self { election, seats, candidate, mandate, years }
    }
}

impl Sample for CandidacyDto {
    fn sample() -> Self {
        Self {
            election: "Conseil d'administration".to_owned(),
            seats: 2,
            candidate: MemberId::new(sample::ID),
            mandate: MandateKind::Director,
            years: 3,
        }
    }
}

/// What is done once a resolution is adopted.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind", deny_unknown_fields)]
#[schema(as = Consequence)]
pub enum ConsequenceDto {
    /// The result of the year is allocated.
    AllocateResult {},
    /// A version of the statutes is adopted.
    AmendStatutes {},
    /// A mandate ends (C. com., art. L225-18: directors can be dismissed at any time).
    EndMandate {
        /// Which.
        #[schema(value_type = String, format = Uuid)]
        mandate: MandateId,
    },
}

impl From<ConsequenceDto> for Consequence {
    fn from(consequence: ConsequenceDto) -> Self {
        match consequence {
            ConsequenceDto::AllocateResult {} => Self::AllocateResult,
            ConsequenceDto::AmendStatutes {} => Self::AmendStatutes,
            ConsequenceDto::EndMandate { mandate } => Self::EndMandate { mandate },
        }
    }
}

impl From<Consequence> for ConsequenceDto {
    fn from(consequence: Consequence) -> Self {
        match consequence {
            Consequence::AllocateResult => Self::AllocateResult {},
            Consequence::AmendStatutes => Self::AmendStatutes {},
            Consequence::EndMandate { mandate } => Self::EndMandate { mandate },
        }
    }
}

/// A resolution as it is proposed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ResolutionDraft)]
pub struct ResolutionDraftDto {
    /// Short name on the agenda.
    pub title: String,
    /// The text that is voted.
    pub text: String,
    /// Who brings it.
    pub proposer: ProposerDto,
    /// Whether the board backs it: blank proxies then vote for it, else against (C. com., art. L225-106).
    pub backed_by_board: bool,
    /// Under which quorum and majority.
    #[schema(value_type = words::Decision)]
    pub decision: Decision,
    /// The candidate that it elects, when it elects one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidacy: Option<CandidacyDto>,
    /// What is done once it is adopted; a candidate who is elected receives the mandate in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ConsequenceDto>,
}

impl ResolutionDraftDto {
    /// An example with all of it: the columns of a list of resolutions.
    pub fn whole_sample() -> Self {
        Self {
            candidacy: Some(CandidacyDto::sample()),
            follows: Some(ConsequenceDto::EndMandate { mandate: MandateId::new(sample::OTHER_ID) }),
            ..Self::sample()
        }
    }
}

impl From<ResolutionDraftDto> for ResolutionDraft {
    fn from(draft: ResolutionDraftDto) -> Self {
        let ResolutionDraftDto { title, text, proposer, backed_by_board, decision, candidacy, follows } =
            draft;
        Self {
            title,
            text,
            proposer: proposer.into(),
            backed_by_board,
            decision,
            candidacy: candidacy.map(Into::into),
            follows: follows.map(Into::into),
        }
    }
}

impl From<ResolutionDraft> for ResolutionDraftDto {
    fn from(draft: ResolutionDraft) -> Self {
        let ResolutionDraft { title, text, proposer, backed_by_board, decision, candidacy, follows } = draft;
        Self {
            title,
            text,
            proposer: proposer.into(),
            backed_by_board,
            decision,
            candidacy: candidacy.map(Into::into),
            follows: follows.map(Into::into),
        }
    }
}

impl Sample for ResolutionDraftDto {
    fn sample() -> Self {
        Self {
            title: "Comptes de l'exercice 2015".to_owned(),
            text: "L'assemblée approuve les comptes de l'exercice clos le 31 décembre 2015.".to_owned(),
            proposer: ProposerDto::Board,
            backed_by_board: true,
            decision: Decision::Ordinary,
            candidacy: None,
            follows: None,
        }
    }
}

/// A resolution on the agenda.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Resolution)]
pub struct ResolutionDto {
    /// Its number, from 1, in the order of the agenda.
    pub number: u32,
    /// What is voted.
    #[serde(flatten)]
    pub draft: ResolutionDraftDto,
}

impl From<Resolution> for ResolutionDto {
    fn from(Resolution { number, draft }: Resolution) -> Self {
        Self { number, draft: draft.into() }
    }
}

impl Sample for ResolutionDto {
    fn sample() -> Self {
        Self { number: 1, draft: ResolutionDraftDto::sample() }
    }
}
