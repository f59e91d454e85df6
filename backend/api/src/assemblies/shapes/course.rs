//! How the vote on a resolution goes, and what was counted without names.

use office::assemblies::public::{
    Applied, AssemblyId, CollegeCount, MandateId, ResolutionCourse, ResolutionSheet, ResolutionState,
    Standing,
};
use office::members::public::College;
use office::values::{Day, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{OutcomeDto, ResolutionDraftDto, ResolutionDto};
use crate::assemblies::words;
use crate::members::words as member_words;
use crate::sample::{self, Sample};

/// The votes of one college, counted without names: hands, or the papers of a secret vote.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollegeCount)]
pub struct CollegeCountDto {
    /// Which.
    #[schema(value_type = member_words::College)]
    pub college: College,
    /// In favour.
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Abstaining.
    pub abstentions: u32,
    /// Blank or spoilt papers; none where hands are raised.
    #[serde(default)]
    pub blanks: u32,
}

impl From<CollegeCount> for CollegeCountDto {
    fn from(count: CollegeCount) -> Self {
        let CollegeCount { college, in_favour, against, abstentions, blanks } = count;
        Self { college, in_favour, against, abstentions, blanks }
    }
}

impl From<CollegeCountDto> for CollegeCount {
    fn from(count: CollegeCountDto) -> Self {
        let CollegeCountDto { college, in_favour, against, abstentions, blanks } = count;
        Self { college, in_favour, against, abstentions, blanks }
    }
}

impl Sample for CollegeCountDto {
    fn sample() -> Self {
        Self { college: College::Employees, in_favour: 7, against: 2, abstentions: 1, blanks: 0 }
    }
}

/// What was done because a resolution was adopted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[schema(as = Applied)]
pub enum AppliedDto {
    /// The candidate received the mandate.
    MandateGiven {
        /// Which.
        #[schema(value_type = String, format = Uuid)]
        mandate: MandateId,
    },
    /// The mandate was ended.
    MandateEnded {
        /// Which.
        #[schema(value_type = String, format = Uuid)]
        mandate: MandateId,
    },
    /// The result of the year was allocated.
    ResultAllocated {
        /// Closing day of the year.
        #[schema(value_type = String, format = Date)]
        closed_on: Day,
    },
    /// A version of the statutes was adopted.
    StatutesAdopted {
        /// Its number.
        version: u32,
    },
}

impl From<Applied> for AppliedDto {
    fn from(applied: Applied) -> Self {
        match applied {
            Applied::MandateGiven { mandate } => Self::MandateGiven { mandate },
            Applied::MandateEnded { mandate } => Self::MandateEnded { mandate },
            Applied::ResultAllocated { closed_on } => Self::ResultAllocated { closed_on },
            Applied::StatutesAdopted { version } => Self::StatutesAdopted { version },
        }
    }
}

/// How the vote on a resolution goes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ResolutionCourse)]
pub struct CourseDto {
    /// Where it stands.
    #[schema(value_type = words::ResolutionState)]
    pub state: ResolutionState,
    /// When it was opened.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
    /// The text of the notice, when it was amended in session.
    pub first_text: Option<String>,
    /// Why it was amended, added, withdrawn or made secret, or empty.
    pub reason: String,
    /// Whether it came up in session (C. com., art. L225-105).
    pub in_session: bool,
    /// Whether its vote is secret.
    pub secret: bool,
    /// Who has counted the papers of the secret vote, as the log names them; two once they agreed.
    pub secret_counted_by: Vec<String>,
    /// Where the candidate came, of an election.
    #[schema(value_type = Option<words::Standing>)]
    pub standing: Option<Standing>,
    /// Summary of the debate, or empty.
    pub debate: String,
    /// What was done about it.
    pub applied: Option<AppliedDto>,
}

impl From<ResolutionCourse> for CourseDto {
    fn from(course: ResolutionCourse) -> Self {
        let ResolutionCourse {
            state,
            opened_at,
            closed_at,
            first_text,
            reason,
            in_session,
            secret,
            secret_counted_by,
            standing,
            debate,
            applied,
        } = course;
        let applied = applied.map(Into::into);
        Self {
            state,
            opened_at,
            closed_at,
            first_text,
            reason,
            in_session,
            secret,
            secret_counted_by,
            standing,
            debate,
            applied,
        }
    }
}

impl Sample for CourseDto {
    fn sample() -> Self {
        Self {
            state: ResolutionState::Closed,
            opened_at: Some(sample::parsed("2016-06-24T16:50:00.000000Z")),
            closed_at: Some(sample::parsed("2016-06-24T17:05:00.000000Z")),
            first_text: Some("L'assemblée approuve les comptes.".to_owned()),
            reason: "Amendement du conseil : l'exercice est nommé".to_owned(),
            in_session: false,
            secret: false,
            secret_counted_by: Vec::new(),
            standing: Some(Standing::Elected),
            debate: "Une question sur les amortissements.".to_owned(),
            applied: Some(AppliedDto::MandateGiven { mandate: MandateId::new(sample::ID) }),
        }
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
    /// How its vote goes.
    pub course: CourseDto,
    /// What was counted without names, once closed: hands, or the papers of a secret vote.
    pub counts: Vec<CollegeCountDto>,
}

impl From<ResolutionSheet> for ResolutionSheetDto {
    fn from(sheet: ResolutionSheet) -> Self {
        let ResolutionSheet { assembly_id, resolution, outcome, course, counts } = sheet;
        Self {
            assembly_id,
            resolution: resolution.into(),
            outcome: outcome.map(Into::into),
            course: course.into(),
            counts: counts.into_iter().map(Into::into).collect(),
        }
    }
}

impl Sample for ResolutionSheetDto {
    fn sample() -> Self {
        Self {
            assembly_id: AssemblyId::new(sample::ID),
            resolution: ResolutionDto { number: 1, draft: ResolutionDraftDto::whole_sample() },
            outcome: Some(OutcomeDto::sample()),
            course: CourseDto::sample(),
            counts: vec![CollegeCountDto::sample()],
        }
    }
}
