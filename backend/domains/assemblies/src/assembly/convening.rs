//! The notice: kind, call, day, agenda. Nothing outside the agenda is voted later (L225-105 C. com.).

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::PreparingError;
use super::elections::Candidacy;
use super::{AssemblyError, AssemblyId};
use crate::mandate::MandateId;
use crate::rules::abstentions::{AbstentionTreatment, treatment};
use crate::rules::hour::Hour;
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

/// What is done once a resolution is adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consequence {
    /// The result of the year is allocated.
    AllocateResult,
    /// A version of the statutes is adopted.
    AmendStatutes,
    /// A mandate ends (L225-18 C. com.: directors can be dismissed at any time).
    EndMandate {
        /// Which.
        mandate: MandateId,
    },
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
    /// The candidate that it elects, when it elects one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidacy: Option<Candidacy>,
    /// What is done once it is adopted; a candidate who is elected receives the mandate in any case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Consequence>,
}

impl ResolutionDraft {
    /// Whether it may come up in session without being on the agenda: a dismissal, or who takes over (L225-105 C. com.).
    pub fn may_come_up(&self) -> bool {
        self.candidacy.is_some() || matches!(self.follows, Some(Consequence::EndMandate { .. }))
    }
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
    /// When it begins.
    pub starts_at: Option<Hour>,
    /// By which means one takes part from a distance, or empty.
    pub remote: String,
    /// The assembly of the first call, of a second one.
    pub first: Option<AssemblyId>,
}

/// The first call of an assembly that is called a second time for want of a quorum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstCall {
    /// Its day.
    pub day: Day,
    /// What it could not decide, in the order of its agenda.
    pub undecided: Vec<ResolutionDraft>,
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
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Hour>,
    /// By which means one takes part from a distance, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remote: String,
    /// The assembly of the first call, of a second one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<AssemblyId>,
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

/// Judges a notice; that of a second call beside the first.
pub(super) fn convene(
    convening: Convening,
    statutes: StatutesVersion,
    first: Option<&FirstCall>,
) -> Result<Convened, AssemblyError> {
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
    match (convening.convocation, first) {
        (_, Some(first)) => check_second_call(&convening, first)?,
        (Convocation::Second, None) => {
            return Err(AssemblyError::from(PreparingError::SecondWithoutFirst {}));
        }
        (Convocation::First, None) => {}
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
        starts_at: convening.starts_at,
        remote: convening.remote,
        first: convening.first,
    })
}

/// A second call has the agenda of the first (L225-105 C. com.), and comes within two months where the statutes are
/// changed (L225-96).
fn check_second_call(convening: &Convening, first: &FirstCall) -> Result<(), AssemblyError> {
    let day = convening.day;
    if day <= first.day {
        return Err(AssemblyError::from(PreparingError::SecondBeforeFirst { first: first.day, day }));
    }
    if convening.agenda != first.undecided {
        return Err(AssemblyError::from(PreparingError::AnotherAgenda { first: first.day }));
    }
    let latest = first.day.plus_months(2);
    let extraordinary = convening.agenda.iter().any(|draft| draft.decision == Decision::Extraordinary);
    if extraordinary && day > latest {
        return Err(AssemblyError::from(PreparingError::SecondTooLate { day, latest }));
    }
    Ok(())
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
    let mut agenda: Vec<Resolution> = Vec::with_capacity(drafts.len());
    for (number, draft) in (1..).zip(drafts) {
        check_draft(kind, &agenda, number, &draft)?;
        agenda.push(Resolution { number, draft });
    }
    Ok(agenda)
}

/// Refuses a draft that cannot stand beside those before it.
pub(super) fn check_draft(
    kind: AssemblyKind,
    before: &[Resolution],
    number: u32,
    draft: &ResolutionDraft,
) -> Result<(), AssemblyError> {
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
    let Some(candidacy) = &draft.candidacy else { return Ok(()) };
    if candidacy.election.trim().is_empty() || candidacy.seats == 0 || draft.decision != Decision::Ordinary {
        return Err(AssemblyError::from(PreparingError::NoElection { resolution: number }));
    }
    let same_election = before
        .iter()
        .filter_map(|each| each.draft.candidacy.as_ref())
        .filter(|other| other.election == candidacy.election);
    for other in same_election {
        if other.candidate == candidacy.candidate {
            return Err(AssemblyError::from(PreparingError::CandidateTwice {
                resolution: number,
                candidate: other.candidate,
            }));
        }
        if (other.seats, other.mandate, other.years) != (candidacy.seats, candidacy.mandate, candidacy.years)
        {
            return Err(AssemblyError::from(PreparingError::ElectionsDiffer {
                resolution: number,
                election: candidacy.election.clone(),
            }));
        }
    }
    Ok(())
}
