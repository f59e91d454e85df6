//! Read types of the life of an assembly: its plan, what lies before it, whom the notice reached, how each vote goes.

use members::public::{College, MemberId};
use serde::{Deserialize, Serialize};
use values::{Day, Timestamp};

use crate::assembly::{
    Applied, AssemblyId, AssemblyKind, Attachment, DispatchChannel, Plan, ResolutionRequest, Stage, Standing,
    WrittenQuestion,
};

/// Why a proxy stands no more whose holder was struck off the roll, on the sheet.
pub const HOLDER_STRUCK: &str = "Mandataire retiré de la liste";

/// An assembly that is being prepared, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRow {
    /// Which.
    pub assembly_id: AssemblyId,
    /// What it may decide.
    pub kind: AssemblyKind,
    /// Its day.
    pub day: Day,
    /// Its place, or empty.
    pub place: String,
    /// Whether it is still a plan, called, or given up.
    pub stage: Stage,
    /// Drafts on the agenda.
    pub resolutions: u64,
    /// Number of its last fact while it was a plan; the `ETag` of single reads.
    pub version: u64,
}

/// A plan with all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSheet {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: PlanRow,
    /// The plan.
    pub plan: Plan,
}

/// A draft that members asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestRow {
    /// What they asked for.
    pub request: ResolutionRequest,
    /// Its number on the agenda, when it came after the notice.
    pub resolution: Option<u32>,
    /// The last day to acknowledge it (R225-74 C. com.).
    pub acknowledge_by: Day,
    /// When it was noted.
    pub recorded_at: Timestamp,
}

/// A document that lies, or lay, before the assembly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// What it is.
    #[serde(flatten)]
    pub attachment: Attachment,
    /// Whether it was taken back.
    pub removed: bool,
    /// When it was attached.
    pub recorded_at: Timestamp,
}

/// A written question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionRow {
    /// From 1, in the order of arrival.
    pub number: u32,
    /// What was asked.
    #[serde(flatten)]
    pub question: WrittenQuestion,
    /// The answer, or empty.
    pub answer: String,
    /// When it was noted.
    pub recorded_at: Timestamp,
}

/// Whether the notice reached a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DispatchRow {
    /// Who.
    pub member_id: MemberId,
    /// How it was sent last.
    pub channel: DispatchChannel,
    /// When.
    pub sent_on: Day,
    /// Number of the note in the outbox, of a mail.
    pub note: Option<i64>,
    /// How many times it was sent.
    pub times: u64,
    /// When it came back, if it did and was not sent again since.
    pub bounced_on: Option<Day>,
    /// What came back, or empty.
    pub bounce_reason: String,
    /// When that was noted.
    pub recorded_at: Timestamp,
}

/// A member beside the proof that it was called, for who sends notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallingRow {
    /// Members called, and not come back.
    pub reached: u64,
    /// Of which by mail.
    pub by_mail: u64,
    /// Of which by post.
    pub by_post: u64,
    /// Of which by hand.
    pub by_hand: u64,
    /// Notices that came back and were not sent again.
    pub bounced: u64,
}

/// Minutes in their register (R225-106 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesRow {
    /// Number in the register, without a gap.
    pub number: u64,
    /// Of which assembly.
    pub assembly_id: AssemblyId,
    /// Its day.
    pub day: Day,
    /// What it could decide.
    pub kind: AssemblyKind,
    /// The day of the signatures.
    pub signed_on: Day,
    /// SHA-256 of the paper, hexadecimal.
    pub sha256: String,
    /// When that was noted.
    pub recorded_at: Timestamp,
}

/// Where the vote on a resolution stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionState {
    /// Not opened.
    Waiting,
    /// Votes are taken.
    Open,
    /// It is over.
    Closed,
    /// Taken off the agenda.
    Withdrawn,
}

/// How the vote on a resolution goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionCourse {
    /// Where it stands.
    pub state: ResolutionState,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// The text of the notice, when it was amended in session.
    pub first_text: Option<String>,
    /// Why it was amended, added, withdrawn or made secret, or empty.
    pub reason: String,
    /// Whether it came up in session.
    pub in_session: bool,
    /// Whether its vote is secret.
    pub secret: bool,
    /// Who has counted the papers of the secret vote, as the log names them; two once they agreed.
    pub secret_counted_by: Vec<String>,
    /// Where the candidate came, of an election.
    pub standing: Option<Standing>,
    /// Summary of the debate, or empty.
    pub debate: String,
    /// What was done about it.
    pub applied: Option<Applied>,
}

/// The voices of a college that may still be counted without names on a resolution: in no urn, and not left to the
/// chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoicesLeft {
    /// Which.
    pub college: College,
    /// Those whose hands may be raised in the room.
    pub in_the_room: u64,
    /// All of them, as a secret vote on paper counts them.
    pub all: u64,
}

/// By which way a vote came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteChannel {
    /// Entered at the desk.
    Desk,
    /// From the voter's own device.
    Site,
    /// On a form sent before.
    Form,
    /// Cast by the chair, by law.
    Chair,
}

/// What a voter keeps of its votes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VotingReceipt {
    /// Sixteen letters and digits.
    pub receipt: String,
    /// Voices and resolutions that the order spoke for.
    pub votes: u64,
    /// In which college the voter's own voice counts.
    pub college: College,
    /// When the votes were recorded, the first time.
    pub cast_at: Timestamp,
}
