//! All that another room may name of the assemblies: ids, clauses of the statutes, orders, read types.

use members::public::{College, MemberId};
use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Shares, Timestamp};

use crate::rules::exact::ratio;

mod meetings;
mod voting;

pub use meetings::{
    CallingRow, DispatchRow, DocumentRow, HOLDER_STRUCK, MinutesRow, PlanRow, PlanSheet, QuestionRow,
    RequestRow, ResolutionCourse, ResolutionState, VoicesLeft, VoteChannel, VotingReceipt,
};
pub use voting::{SpokenFor, Voice, VotingBooth};

pub use crate::assembly::{
    Applied, AssemblyError, AssemblyId, AssemblyKind, Attachment, Ballot, Bureau, Candidacy, Choice,
    CollegeCount, Consequence, Convened, Convening, ConveningWarning, Dispatch, DispatchChannel, DocumentId,
    IfAmended, Plan, PostalForm, PreparingError, Presence, PresenceEntry, Proposer, Ranked, Resolution,
    ResolutionDraft, ResolutionOutcome, ResolutionRequest, RollChange, SignedBy, Stage, Standing, Verdict,
    Vote, VotingError, VotingOrder, Way, WrittenQuestion,
};
pub use crate::calendar::CalendarError;
pub use crate::mandate::{EndReason, GiveMandate, MandateError, MandateHolder, MandateId};
pub use crate::rules::abstentions::{AbstentionClause, AbstentionTreatment};
pub use crate::rules::calendar::Audience;
pub use crate::rules::deadlines::Deadlines;
pub use crate::rules::entries::{Calendar, CalendarEntry, CalendarYear, DutyDone, EntryState};
pub use crate::rules::forms::{FormChannel, last_paper_day, last_question_day};
pub use crate::rules::hour::{Hour, NotAnHour};
pub use crate::rules::majority::{Decision, Majority};
pub use crate::rules::mandates::MandateKind;
pub use crate::rules::notice::Convocation;
pub use crate::rules::percent::{NotAPercentage, Percent};
pub use crate::rules::proxies::ProxyCeiling;
pub use crate::rules::quorum::{CollegeAttendance, Quorum, QuorumBasis, QuorumThresholds};
pub use crate::rules::weighted_result::{
    CollegeResult, CollegeState, CollegeTally, Counting, ResultWarning, WeightedResult,
};
pub use crate::rules::weighting::{CarryOver, CollegeWeight, SilentCollege, Tie, VanishedCollege, Weighting};
pub use crate::statutes::{
    Majorities, MeetingClauses, StatutesDocument, StatutesError, StatutesVersion, YearEnd,
};
pub use crate::use_cases::{NewDocument, SecondCall};

/// An order to adopt a version of the statutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdoptStatutes {
    /// Day of the decision.
    pub adopted_on: Day,
    /// First day on which it is the rule; never before the decision, always after the latest version's.
    pub effective_on: Day,
    /// All the clauses.
    pub document: StatutesDocument,
}

/// An assembly in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssemblyRow {
    /// Which.
    pub assembly_id: AssemblyId,
    /// What it may decide.
    pub kind: AssemblyKind,
    /// First or second call.
    pub convocation: Convocation,
    /// Its day.
    pub day: Day,
    /// Its place.
    pub place: String,
    /// When the notice was sent.
    pub notice_sent_on: Day,
    /// Where it stands.
    pub stage: Stage,
    /// Members on the roll; 0 until it is frozen.
    pub voters: u64,
    /// Resolutions on the agenda.
    pub resolutions: u64,
    /// Of which adopted.
    pub adopted: u64,
    /// Of which rejected.
    pub rejected: u64,
    /// Of which not decided for want of a quorum.
    pub without_quorum: u64,
    /// Number of its last fact; the `ETag` of single reads.
    pub version: u64,
}

/// One assembly with its notice, clauses and seal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssemblySheet {
    /// As a list shows it.
    #[serde(flatten)]
    pub row: AssemblyRow,
    /// The notice, the agenda, and the statutes and law of its day.
    pub convened: Convened,
    /// SHA-256 of the roll, hexadecimal; empty until it is frozen.
    pub roll_digest: String,
    /// Who conducted it, once open.
    pub bureau: Option<Bureau>,
    /// Why it was given up, or empty.
    pub cancelled_because: String,
    /// When the session was opened.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Whether each vote opens on its own.
    pub one_by_one: bool,
    /// Summary of what was said besides the resolutions, or empty.
    pub debate: String,
    /// Why the roll was corrected, one reason a line, or empty.
    pub corrections: String,
    /// The minutes, once signed.
    pub minutes: Option<MinutesRow>,
}

/// One resolution with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResolutionSheet {
    /// Of which assembly.
    pub assembly_id: AssemblyId,
    /// Number and text.
    #[serde(flatten)]
    pub resolution: Resolution,
    /// What the vote came to, once closed. Nobody learns a tally before.
    pub outcome: Option<ResolutionOutcome>,
    /// How its vote goes.
    pub course: ResolutionCourse,
    /// What was counted without names, once closed: hands, or the papers of a secret vote.
    pub counts: Vec<CollegeCount>,
}

/// A line of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollRow {
    /// Who.
    pub member_id: MemberId,
    /// Number in the register of members.
    pub number: u64,
    /// Name on the record day; « Identité effacée » once the person's data are erased.
    pub display_name: String,
    /// Where it votes.
    pub college: College,
    /// Shares on the record day.
    pub shares: Shares,
}

/// A line of the attendance sheet (R225-95 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceRow {
    /// The member as on the roll.
    #[serde(flatten)]
    pub voter: RollRow,
    /// How it took part.
    pub presence: Presence,
    /// Whether it took part no longer at some point.
    pub withdrawn: bool,
    /// Why.
    pub reason: String,
    /// When it was noted.
    pub recorded_at: Timestamp,
    /// Whether a form came, too.
    pub wrote: bool,
    /// Whether the proxy is released and not taken yet.
    pub released: bool,
    /// When it came.
    pub arrived_at: Option<Timestamp>,
    /// When it went.
    pub left_at: Option<Timestamp>,
    /// How the arrival was noted.
    pub signed: Option<SignedBy>,
}

/// A vote by name (annex of the minutes).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteRow {
    /// The member as on the roll.
    #[serde(flatten)]
    pub voter: RollRow,
    /// Its vote.
    pub choice: Choice,
    /// Who cast it, when it was the holder of its proxy.
    pub holder: Option<MemberId>,
    /// Whether the chair cast it by law, for a blank proxy.
    pub by_chair: bool,
    /// By which way it came.
    pub channel: VoteChannel,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// How a member's voice was used on one resolution of an assembly that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberVoice {
    /// Of which assembly.
    pub assembly_id: AssemblyId,
    /// Its day.
    pub day: Day,
    /// Its place.
    pub place: String,
    /// Number of the resolution, in the order of the agenda.
    pub resolution: u32,
    /// Its short name on the agenda.
    pub title: String,
    /// The vote; `None` when none was cast in the member's name.
    pub choice: Option<Choice>,
    /// Who cast it, when it was the holder of the member's proxy.
    pub holder: Option<MemberId>,
    /// Whether the chair cast it by law, for a blank proxy.
    pub by_chair: bool,
    /// What the assembly decided.
    pub verdict: Option<Verdict>,
}

/// Who of a college takes part, and how. A proxy whose holder is not present is not counted as attending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollegeParticipation {
    /// Which.
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

impl CollegeParticipation {
    /// The part of its members who count, between 0 and 1; 0 for a college without a member.
    pub fn part(&self) -> Fraction {
        ratio(self.attending, self.members)
    }

    /// The same, as a quorum is measured on it.
    pub(crate) fn attendance(&self) -> CollegeAttendance {
        let narrow = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        CollegeAttendance {
            college: self.college,
            members: narrow(self.members),
            shares: self.shares,
            attending: narrow(self.attending),
            attending_shares: self.attending_shares,
        }
    }
}

/// The quorum that those who take part now make for one kind of decision. Each resolution has its own once its vote is
/// closed: whoever voted before leaving counts there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveQuorum {
    /// Which kind.
    pub decision: Decision,
    /// As it stands.
    pub quorum: Quorum,
}

/// All that the minutes need: the assembly, who took part, and each resolution with its result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssemblyResult {
    /// The assembly.
    pub assembly: AssemblySheet,
    /// Participation by college, in the order of the colleges.
    pub participation: Vec<CollegeParticipation>,
    /// The resolutions in the order of the agenda.
    pub resolutions: Vec<ResolutionSheet>,
}

/// A mandate in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateRow {
    /// Which.
    pub mandate_id: MandateId,
    /// Director, chair, auditor or reviewer.
    pub kind: MandateKind,
    /// Whether it is a substitute's.
    pub substitute: bool,
    /// The member who holds it, when it is one.
    pub member_id: Option<MemberId>,
    /// Whether the holder is an entity.
    pub entity: bool,
    /// The holder's name; « Identité effacée » once the person's data are erased.
    pub name: String,
    /// Who acts for the entity, or empty.
    pub representative: String,
    /// First day.
    pub from: Day,
    /// Years.
    pub years: u8,
    /// The latest day of its term; the assembly that ends it may be earlier.
    pub ends_on: Day,
    /// Closing day of the accounts at whose assembly it ends; none for a reviewer.
    pub accounts_closed_on: Option<Day>,
    /// Day on which it ended before its term.
    pub ended_on: Option<Day>,
    /// Why it did.
    pub end_reason: Option<EndReason>,
    /// In more words, or empty.
    pub end_note: String,
    /// The earlier end, else the term.
    pub last_day: Day,
    /// Day of the decision.
    pub decided_on: Day,
    /// Who decided.
    pub decided_by: String,
    /// Number of its last fact.
    pub version: u64,
}

/// A stored result beside the same result computed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recount {
    /// Which resolution.
    pub resolution: u32,
    /// As it was answered at the close.
    pub stored: ResolutionOutcome,
    /// As the roll and the votes by name give it now.
    pub recomputed: ResolutionOutcome,
    /// Whether the two are the same.
    pub agrees: bool,
}

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<crate::statutes::StatutesEvent>(),
    kernel::FactNames::of::<crate::assembly::AssemblyEvent>(),
    kernel::FactNames::of::<crate::mandate::MandateEvent>(),
    kernel::FactNames::of::<crate::calendar::CalendarEvent>(),
];
