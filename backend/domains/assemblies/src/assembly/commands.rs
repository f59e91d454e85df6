//! Orders to an assembly.

use members::public::{MemberId, VoterEntry};
use values::{Day, Timestamp};

use super::{
    Applied, Attachment, Ballot, Bureau, CollegeCount, Convening, Dispatch, DocumentId, FirstCall, Plan,
    PostalForm, PresenceEntry, ResolutionDraft, ResolutionRequest, RollChange, SignedBy, VotingOrder, Way,
    WrittenQuestion,
};
use crate::statutes::StatutesVersion;

/// What may be asked of an assembly. A list in a command is taken whole or refused whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AssemblyCommand {
    /// Sets the plan, the first time or anew.
    Plan(Box<Plan>),
    /// Puts a draft on the agenda that members ask for.
    RequestResolution(Box<ResolutionRequest>),
    /// Lays a document before the assembly.
    AttachDocument(Attachment),
    /// Takes a document back.
    RemoveDocument {
        /// Which.
        document: DocumentId,
    },
    /// Takes a written question.
    ReceiveQuestion(WrittenQuestion),
    /// Answers one.
    AnswerQuestion {
        /// Its number.
        number: u32,
        /// In words.
        answer: String,
    },
    /// Calls the members.
    Convene {
        /// What the notice says.
        convening: Convening,
        /// The statutes in force on the day of the assembly.
        statutes: Box<StatutesVersion>,
        /// The first call, of a second one.
        first: Option<FirstCall>,
    },
    /// Notes that notices were sent.
    RecordDispatch {
        /// One a member.
        dispatches: Vec<Dispatch>,
    },
    /// Notes that a notice came back.
    RecordBounce {
        /// Whose.
        member: MemberId,
        /// The day.
        on: Day,
        /// What came back.
        reason: String,
    },
    /// Closes the list of those who may vote, as it stands on the record day.
    FreezeRoll {
        /// The members of that day.
        voters: Vec<VoterEntry>,
    },
    /// Corrects the list after it was closed.
    CorrectRoll {
        /// What is wrong with it.
        changes: Vec<RollChange>,
        /// Why, for the minutes.
        reason: String,
    },
    /// Notes who takes part, and how.
    RecordPresence {
        /// One line a member.
        entries: Vec<PresenceEntry>,
    },
    /// Notes that a member takes part no longer (left, revoked the proxy, comes in person after all).
    WithdrawPresence {
        /// Who.
        member: MemberId,
        /// Why, for the minutes.
        reason: String,
    },
    /// Notes an arrival: a proxy that was given ends.
    Arrive {
        /// Who.
        member: MemberId,
        /// Where it is.
        way: Way,
        /// When.
        at: Timestamp,
        /// How it was noted.
        signed: SignedBy,
    },
    /// Notes a departure.
    Depart {
        /// Who.
        member: MemberId,
        /// When.
        at: Timestamp,
    },
    /// Ends a proxy (L225-106 C. com.: it can always be revoked).
    RevokeProxy {
        /// Who gave it.
        member: MemberId,
        /// In which words.
        reason: String,
    },
    /// Gives up the holder: whoever of the same college is present may take the proxy.
    ReleaseProxy {
        /// Who gives it.
        member: MemberId,
    },
    /// Takes a proxy that was released.
    TakeProxy {
        /// Whose.
        member: MemberId,
        /// Who takes it.
        holder: MemberId,
    },
    /// Takes a form with votes.
    ReceiveForm {
        /// Which.
        form: PostalForm,
        /// The moment of record.
        at: Timestamp,
    },
    /// Opens the session; the votes too, unless they open one by one.
    Open {
        /// The day; that of the convocation.
        on: Day,
        /// Who conducts it.
        bureau: Bureau,
        /// Number of the version of the statutes in force on the day.
        statutes: u32,
        /// Whether each resolution is opened on its own.
        one_by_one: bool,
    },
    /// Opens the vote on one resolution.
    OpenResolution {
        /// Its number on the agenda.
        resolution: u32,
    },
    /// Changes the text of a resolution before its vote.
    AmendResolution {
        /// Its number on the agenda.
        resolution: u32,
        /// The new text.
        text: String,
        /// Who asked, and why.
        reason: String,
    },
    /// Puts the dismissal of a director, or its replacement, on the agenda in session (L225-105 C. com.).
    AddItem {
        /// What.
        draft: Box<ResolutionDraft>,
        /// What happened.
        reason: String,
    },
    /// Takes a resolution off the agenda before its vote; whoever brought it may.
    WithdrawItem {
        /// Its number on the agenda.
        resolution: u32,
        /// Who, and why.
        reason: String,
    },
    /// Makes a vote secret before it opens; never the reverse.
    MakeSecret {
        /// Its number on the agenda.
        resolution: u32,
        /// Who asked for it.
        reason: String,
    },
    /// Takes votes on one resolution.
    CastVotes {
        /// Its number on the agenda.
        resolution: u32,
        /// One a member.
        ballots: Vec<Ballot>,
    },
    /// Takes the votes of one voter from its own device.
    Vote(VotingOrder),
    /// Notes the hands raised in the room.
    CountHands {
        /// Its number on the agenda.
        resolution: u32,
        /// One a college; a college counted anew takes the place of its first count.
        counts: Vec<CollegeCount>,
    },
    /// Takes what a scrutineer found in the urn of a secret vote.
    EnterSecretCount {
        /// Its number on the agenda.
        resolution: u32,
        /// Who enters it, as the log names it.
        by: String,
        /// One a college.
        counts: Vec<CollegeCount>,
    },
    /// Ends the vote on one resolution and says its result.
    CloseResolution {
        /// Its number on the agenda.
        resolution: u32,
    },
    /// Ends the votes still open and the session.
    Close,
    /// Gives up an assembly that has not opened.
    Cancel {
        /// Why.
        reason: String,
    },
    /// Keeps the summary of a debate for the minutes.
    NoteDebate {
        /// About which resolution; `None` for all that was said besides.
        resolution: Option<u32>,
        /// In words.
        text: String,
    },
    /// Signs the minutes.
    SignMinutes {
        /// Number in the register of minutes.
        number: u64,
        /// The day.
        on: Day,
        /// SHA-256 of the paper that was signed, hexadecimal.
        sha256: String,
    },
    /// Notes that what a resolution decided was done.
    Apply {
        /// Its number on the agenda.
        resolution: u32,
        /// What.
        applied: Applied,
    },
}
