//! Facts about an assembly.

use kernel::prelude::*;
use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::{Day, Timestamp};

use super::elections::Ranked;
use super::roll::RollCorrection;
use super::{
    Applied, Attachment, Ballot, Bureau, Choice, CollegeCount, Convened, Dispatch, DocumentId, IfAmended,
    Plan, PostalForm, PresenceEntry, Resolution, ResolutionOutcome, ResolutionRequest, RollEntry, SignedBy,
    Verdict, VotingOrder, Way, WrittenQuestion,
};

/// What has happened to an assembly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AssemblyEvent {
    /// The plan was set to this.
    Planned(Box<Plan>),
    /// Members asked for a draft, in time and with enough capital.
    ResolutionRequested {
        /// What they asked for.
        request: Box<ResolutionRequest>,
        /// Its number on the agenda, when the members had been called already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u32>,
    },
    /// A document was laid before the assembly.
    DocumentAttached(Attachment),
    /// A document was taken back.
    DocumentRemoved {
        /// Which.
        document: DocumentId,
    },
    /// A written question arrived.
    QuestionReceived {
        /// Its number, from 1.
        number: u32,
        /// What was asked.
        question: WrittenQuestion,
    },
    /// It was answered.
    QuestionAnswered {
        /// Its number.
        number: u32,
        /// In words.
        answer: String,
    },
    /// The members were called.
    Convened(Box<Convened>),
    /// Notices were sent.
    NoticesSent {
        /// One a member.
        dispatches: Vec<Dispatch>,
    },
    /// A notice came back.
    NoticeBounced {
        /// Whose.
        member: MemberId,
        /// The day.
        on: Day,
        /// What came back.
        reason: String,
    },
    /// A part of the roll was written; always followed by the seal of the whole.
    VotersEnrolled {
        /// Up to a thousand lines.
        voters: Vec<RollEntry>,
    },
    /// The roll was closed and sealed.
    RollFrozen {
        /// As of which day.
        record_day: Day,
        /// How many lines.
        voters: u32,
        /// Seal over all of them, see `roll::digest`.
        digest: String,
    },
    /// The roll was corrected and sealed anew.
    RollCorrected {
        /// What changed.
        corrections: Vec<RollCorrection>,
        /// Why.
        reason: String,
        /// How many lines it has now.
        voters: u32,
        /// The new seal.
        digest: String,
    },
    /// Members were noted on the attendance sheet.
    PresenceRecorded {
        /// One line a member.
        entries: Vec<PresenceEntry>,
    },
    /// A member takes part no longer.
    PresenceWithdrawn {
        /// Who.
        member: MemberId,
        /// Why.
        reason: String,
    },
    /// A member came.
    Arrived {
        /// Who.
        member: MemberId,
        /// Where it is.
        way: Way,
        /// When.
        at: Timestamp,
        /// How it was noted.
        signed: SignedBy,
    },
    /// A member went.
    Departed {
        /// Who.
        member: MemberId,
        /// When.
        at: Timestamp,
    },
    /// A proxy was revoked.
    ProxyRevoked {
        /// Who had given it.
        member: MemberId,
        /// In which words.
        reason: String,
    },
    /// A proxy was released.
    ProxyReleased {
        /// Who gives it.
        member: MemberId,
    },
    /// A released proxy was taken.
    ProxyTaken {
        /// Whose.
        member: MemberId,
        /// By whom.
        holder: MemberId,
    },
    /// A form with votes was taken.
    FormReceived(PostalForm),
    /// The session was opened.
    Opened {
        /// The day.
        on: Day,
        /// Who conducts it.
        bureau: Bureau,
        /// Whether each vote opens on its own; else all are open.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        one_by_one: bool,
    },
    /// The vote on a resolution was opened.
    ResolutionOpened {
        /// Which one.
        resolution: u32,
    },
    /// The text of a resolution was amended in session.
    ResolutionAmended {
        /// Which one.
        resolution: u32,
        /// The new text.
        text: String,
        /// Who asked, and why.
        reason: String,
    },
    /// A resolution was added in session.
    ItemAdded {
        /// Which one.
        resolution: Box<Resolution>,
        /// What happened.
        reason: String,
    },
    /// Forms followed what they say of a text that they did not know; always after the fact that made it.
    FormsFollowed {
        /// Which one.
        resolution: u32,
        /// Whose form says what; up to a thousand.
        instructions: Vec<(MemberId, IfAmended)>,
    },
    /// A resolution was taken off the agenda in session.
    ResolutionWithdrawn {
        /// Which one.
        resolution: u32,
        /// Who, and why.
        reason: String,
    },
    /// A vote became secret.
    MadeSecret {
        /// Which one.
        resolution: u32,
        /// Who asked for it.
        reason: String,
    },
    /// Votes were taken.
    VotesCast {
        /// On which resolution.
        resolution: u32,
        /// One a member.
        ballots: Vec<Ballot>,
    },
    /// A voter voted from its own device.
    Voted(VotingOrder),
    /// Hands were counted.
    HandsCounted {
        /// On which resolution.
        resolution: u32,
        /// One a college.
        counts: Vec<CollegeCount>,
    },
    /// A scrutineer counted the papers of a secret vote; nobody reads what it found.
    SecretCountEntered {
        /// On which resolution.
        resolution: u32,
        /// Who.
        by: String,
        /// Seal over what was found, see `tallies::seal`.
        seal: String,
    },
    /// Two scrutineers found the same.
    SecretCountAgreed {
        /// On which resolution.
        resolution: u32,
        /// What they found.
        counts: Vec<CollegeCount>,
        /// Who counted, the first first.
        by: [String; 2],
    },
    /// Two scrutineers found different numbers: both count again.
    SecretCountDisagreed {
        /// On which resolution.
        resolution: u32,
        /// Who counted, the first first.
        by: [String; 2],
    },
    /// The vote on a resolution was ended.
    ResolutionClosed {
        /// Which one.
        resolution: u32,
        /// What came of it.
        outcome: Box<ResolutionOutcome>,
        /// Whose voices the chair cast by law.
        blank_proxies: Vec<MemberId>,
        /// What the chair cast for each of them.
        chair_casts: Choice,
    },
    /// All the candidates of an election were voted on.
    ElectionDecided {
        /// Its name.
        election: String,
        /// How many seats there were.
        seats: u32,
        /// The candidates, the first first.
        ranking: Vec<Ranked>,
    },
    /// The session was ended.
    Closed {
        /// The fate of each resolution, in the order of the agenda.
        verdicts: Vec<(u32, Verdict)>,
    },
    /// The assembly was given up before it opened.
    Cancelled {
        /// Why.
        reason: String,
    },
    /// The summary of a debate was kept for the minutes.
    DebateNoted {
        /// About which resolution; `None` for all that was said besides.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resolution: Option<u32>,
        /// In words.
        text: String,
    },
    /// The minutes were signed.
    MinutesSigned {
        /// Number in the register of minutes.
        number: u64,
        /// The day.
        on: Day,
        /// SHA-256 of the paper that was signed, hexadecimal.
        sha256: String,
    },
    /// What a resolution decided was done.
    ConsequenceApplied {
        /// Which one.
        resolution: u32,
        /// What.
        applied: Applied,
    },
}

stored_events! { AssemblyEvent in "assemblies.assembly" {
    Planned = "planned" @ 1,
    ResolutionRequested = "resolution_requested" @ 1,
    DocumentAttached = "document_attached" @ 1,
    DocumentRemoved = "document_removed" @ 1,
    QuestionReceived = "question_received" @ 1,
    QuestionAnswered = "question_answered" @ 1,
    Convened = "convened" @ 1,
    NoticesSent = "notices_sent" @ 1,
    NoticeBounced = "notice_bounced" @ 1,
    VotersEnrolled = "voters_enrolled" @ 1,
    RollFrozen = "roll_frozen" @ 1,
    RollCorrected = "roll_corrected" @ 1,
    PresenceRecorded = "presence_recorded" @ 1,
    PresenceWithdrawn = "presence_withdrawn" @ 1,
    Arrived = "arrived" @ 1,
    Departed = "departed" @ 1,
    ProxyRevoked = "proxy_revoked" @ 1,
    ProxyReleased = "proxy_released" @ 1,
    ProxyTaken = "proxy_taken" @ 1,
    FormReceived = "form_received" @ 1,
    Opened = "opened" @ 1,
    ResolutionOpened = "resolution_opened" @ 1,
    ResolutionAmended = "resolution_amended" @ 1,
    ItemAdded = "item_added" @ 1,
    FormsFollowed = "forms_followed" @ 1,
    ResolutionWithdrawn = "resolution_withdrawn" @ 1,
    MadeSecret = "made_secret" @ 1,
    VotesCast = "votes_cast" @ 1,
    Voted = "voted" @ 1,
    HandsCounted = "hands_counted" @ 1,
    SecretCountEntered = "secret_count_entered" @ 1,
    SecretCountAgreed = "secret_count_agreed" @ 1,
    SecretCountDisagreed = "secret_count_disagreed" @ 1,
    ResolutionClosed = "resolution_closed" @ 1,
    ElectionDecided = "election_decided" @ 1,
    Closed = "closed" @ 1,
    Cancelled = "cancelled" @ 1,
    DebateNoted = "debate_noted" @ 1,
    MinutesSigned = "minutes_signed" @ 1,
    ConsequenceApplied = "consequence_applied" @ 1,
} }
