//! Before the notice: the plan of an assembly, the documents that will lie before it, drafts that members ask for, and
//! written questions.
//!
//! What can never happen: a draft of too few or too late on the agenda, a question answered that nobody asked.

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::PreparingError;
use super::convening::{AssemblyKind, ResolutionDraft};
use super::{AssemblyError, AssemblyId};
use crate::rules::hour::Hour;
use crate::rules::notice::Convocation;
use crate::rules::{forms, requests};

values::define_id! {
    /// One document that lies before an assembly.
    DocumentId
}

/// An assembly as it is being prepared. The notice takes it up; nothing in it binds before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// What may be decided.
    pub kind: AssemblyKind,
    /// First or second call.
    pub convocation: Convocation,
    /// The assembly of the first call, of a second one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<AssemblyId>,
    /// The day of the assembly.
    pub day: Day,
    /// When it begins.
    pub starts_at: Option<Hour>,
    /// Where.
    pub place: String,
    /// By which means one takes part from a distance, or empty.
    pub remote: String,
    /// The day as of which the roll is drawn up.
    pub record_day: Day,
    /// Closing day of the latest accounts ruled on at this assembly or before.
    pub last_accounts_closed_on: Option<Day>,
    /// The resolutions in the order of the agenda; it may still be empty.
    pub agenda: Vec<ResolutionDraft>,
}

/// A draft that members ask for (L225-105, R225-71 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionRequest {
    /// Who asks.
    pub by: Vec<MemberId>,
    /// What.
    pub draft: ResolutionDraft,
    /// The day on which it arrived.
    pub received_on: Day,
    /// Capital that those who ask hold together on that day.
    pub held: Money,
    /// Capital of the cooperative on that day.
    pub capital: Money,
}

/// A document that lies before the assembly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Which; its bytes are kept under this id.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Its media type, e.g. `application/pdf`.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// The resolution that it is about, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<u32>,
}

/// A written question (L225-108, R225-84 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenQuestion {
    /// Who asks.
    pub member: MemberId,
    /// What.
    pub text: String,
    /// The day on which it arrived.
    pub received_on: Day,
}

/// Refuses a plan that could never be convened, whatever is added to it.
pub(super) fn check_plan(plan: &Plan) -> Result<(), AssemblyError> {
    let day = plan.day;
    if plan.record_day > day {
        return Err(AssemblyError::RecordAfterAssembly { record_day: plan.record_day, day });
    }
    if let Some(closed_on) = plan.last_accounts_closed_on
        && closed_on > day
    {
        return Err(AssemblyError::AccountsOfLater { closed_on, day });
    }
    Ok(())
}

/// Refuses a request of too few, or too late.
pub(super) fn check_request(request: &ResolutionRequest, assembly: Day) -> Result<(), AssemblyError> {
    if request.by.is_empty() {
        return Err(AssemblyError::NothingGiven);
    }
    let last = requests::last_day(assembly);
    if request.received_on > last {
        return Err(AssemblyError::from(PreparingError::RequestTooLate {
            received_on: request.received_on,
            last,
        }));
    }
    let needed = requests::capital_to_hold(request.capital);
    if request.held < needed {
        return Err(AssemblyError::from(PreparingError::RequestOfTooFew { held: request.held, needed }));
    }
    Ok(())
}

/// Refuses a question without words, or too late.
pub(super) fn check_question(question: &WrittenQuestion, assembly: Day) -> Result<(), AssemblyError> {
    if question.text.trim().is_empty() {
        return Err(AssemblyError::from(PreparingError::NoText {}));
    }
    let last = forms::last_question_day(assembly);
    if question.received_on > last {
        return Err(AssemblyError::from(PreparingError::QuestionTooLate {
            received_on: question.received_on,
            last,
        }));
    }
    Ok(())
}
