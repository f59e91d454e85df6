//! The notice: kind, call, day, agenda. Nothing outside the agenda is voted later (L225-105 C. com.).

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::AssemblyError;
use crate::rules::abstentions::{AbstentionTreatment, treatment};
use crate::rules::majority::Decision;
use crate::rules::notice::{Convocation, Notice, judge};
use crate::statutes::StatutesVersion;

/// What an assembly may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssemblyKind {
    /// Ordinary decisions.
    Ordinary,
    /// Changes of the statutes.
    Extraordinary,
    /// Both, each resolution under its own quorum and majority.
    Mixed,
}

impl AssemblyKind {
    /// Whether a decision of this kind may be on the agenda.
    pub fn allows(self, decision: Decision) -> bool {
        match self {
            Self::Ordinary => decision == Decision::Ordinary,
            Self::Extraordinary => decision == Decision::Extraordinary,
            Self::Mixed => true,
        }
    }

    /// French words for the minutes.
    pub fn french(self) -> &'static str {
        match self {
            Self::Ordinary => "assemblée générale ordinaire",
            Self::Extraordinary => "assemblée générale extraordinaire",
            Self::Mixed => "assemblée générale mixte",
        }
    }
}

/// Who brings a resolution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposer {
    /// The board.
    Board,
    /// Members (R225-71 C. com.).
    Members(Vec<MemberId>),
}

/// A resolution as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionDraft {
    /// Short name on the agenda.
    pub title: String,
    /// The text that is voted.
    pub text: String,
    /// Who brings it.
    pub proposer: Proposer,
    /// Whether the board backs it: blank proxies then vote for it, else against (L225-106 C. com.).
    pub backed_by_board: bool,
    /// Under which quorum and majority.
    pub decision: Decision,
}

/// A resolution on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Its number, from 1, in the order of the agenda.
    pub number: u32,
    /// What is voted.
    pub draft: ResolutionDraft,
}

/// What the notice says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convening {
    /// What may be decided.
    pub kind: AssemblyKind,
    /// First or second call.
    pub convocation: Convocation,
    /// The day of the assembly.
    pub day: Day,
    /// Where.
    pub place: String,
    /// The day on which the notice was sent (R225-69 counts from it).
    pub notice_sent_on: Day,
    /// Why a shorter notice is accepted, e.g. « tous les associés présents ou représentés » (L225-104 C. com.).
    pub exception_reason: Option<String>,
    /// The day as of which the roll is drawn up.
    pub record_day: Day,
    /// Closing day of the latest accounts ruled on at this assembly or before: it dates the law of abstentions.
    pub last_accounts_closed_on: Option<Day>,
    /// The resolutions in the order of the agenda.
    pub agenda: Vec<ResolutionDraft>,
}

/// Something irregular about the notice that the minutes must say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConveningWarning {
    /// Exactly the legal minimum.
    NoticeJustEnough {
        /// Days.
        days: i64,
    },
    /// Shorter than the law, with the reason that was given.
    NoticeTooShort {
        /// Days given.
        days: i64,
        /// Days needed.
        minimum: i64,
        /// Why it is accepted.
        reason: String,
    },
}

/// A convocation as it was sent, with the clauses and the law of its day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Convened {
    /// What may be decided.
    pub kind: AssemblyKind,
    /// First or second call.
    pub convocation: Convocation,
    /// The day of the assembly.
    pub day: Day,
    /// Where.
    pub place: String,
    /// The day on which the notice was sent.
    pub notice_sent_on: Day,
    /// The day as of which the roll is drawn up.
    pub record_day: Day,
    /// Closing day of the latest accounts ruled on.
    pub last_accounts_closed_on: Option<Day>,
    /// What an abstention is worth here.
    pub abstentions: AbstentionTreatment,
    /// The agenda.
    pub resolutions: Vec<Resolution>,
    /// The statutes in force on the day.
    pub statutes: StatutesVersion,
    /// What the minutes must say.
    pub warnings: Vec<ConveningWarning>,
}

impl Convened {
    /// A resolution of the agenda.
    pub fn resolution(&self, number: u32) -> Result<&Resolution, AssemblyError> {
        self.resolutions
            .iter()
            .find(|each| each.number == number)
            .ok_or(AssemblyError::NotOnAgenda { resolution: number })
    }
}

/// Judges a notice.
pub(super) fn convene(convening: Convening, statutes: StatutesVersion) -> Result<Convened, AssemblyError> {
    let day = convening.day;
    if convening.place.trim().is_empty() {
        return Err(AssemblyError::NoPlace);
    }
    if statutes.effective_on > day {
        return Err(AssemblyError::StatutesOfLater { day, effective_on: statutes.effective_on });
    }
    if convening.notice_sent_on > day {
        return Err(AssemblyError::NoticeAfterAssembly { notice_sent_on: convening.notice_sent_on, day });
    }
    if convening.record_day > day {
        return Err(AssemblyError::RecordAfterAssembly { record_day: convening.record_day, day });
    }
    if let Some(closed_on) = convening.last_accounts_closed_on
        && closed_on > day
    {
        return Err(AssemblyError::AccountsOfLater { closed_on, day });
    }
    let warnings = notice_warnings(&convening)?;
    let resolutions = agenda(convening.kind, convening.agenda)?;
    let clause = statutes.document.abstentions;
    Ok(Convened {
        kind: convening.kind,
        convocation: convening.convocation,
        day,
        place: convening.place,
        notice_sent_on: convening.notice_sent_on,
        record_day: convening.record_day,
        last_accounts_closed_on: convening.last_accounts_closed_on,
        abstentions: treatment(clause, convening.last_accounts_closed_on, day),
        resolutions,
        statutes,
        warnings,
    })
}

fn notice_warnings(convening: &Convening) -> Result<Vec<ConveningWarning>, AssemblyError> {
    let minimum = convening.convocation.minimum_notice_days();
    match judge(convening.convocation, convening.notice_sent_on, convening.day) {
        Notice::Ample => Ok(Vec::new()),
        Notice::JustEnough => Ok(vec![ConveningWarning::NoticeJustEnough { days: minimum }]),
        Notice::TooShort { given } => match convening.exception_reason.as_deref().map(str::trim) {
            Some(reason) if !reason.is_empty() => {
                Ok(vec![ConveningWarning::NoticeTooShort { days: given, minimum, reason: reason.to_owned() }])
            }
            _ => Err(AssemblyError::NoticeTooShort { given, minimum }),
        },
    }
}

fn agenda(kind: AssemblyKind, drafts: Vec<ResolutionDraft>) -> Result<Vec<Resolution>, AssemblyError> {
    if drafts.is_empty() {
        return Err(AssemblyError::EmptyAgenda);
    }
    (1..)
        .zip(drafts)
        .map(|(number, draft)| {
            if draft.title.trim().is_empty() || draft.text.trim().is_empty() {
                return Err(AssemblyError::ResolutionWithoutText { resolution: number });
            }
            if !kind.allows(draft.decision) {
                return Err(AssemblyError::DecisionOutsideKind {
                    resolution: number,
                    decision: draft.decision,
                    kind,
                });
            }
            if draft.proposer == Proposer::Board && !draft.backed_by_board {
                return Err(AssemblyError::BoardAgainstItself { resolution: number });
            }
            Ok(Resolution { number, draft })
        })
        .collect()
}
