//! Facts about an assembly.

use kernel::prelude::*;
use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{Ballot, Bureau, Choice, Convened, PresenceEntry, ResolutionOutcome, RollEntry, Verdict};

/// What has happened to an assembly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AssemblyEvent {
    /// The members were called.
    Convened(Box<Convened>),
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
    /// The session and the votes were opened.
    Opened {
        /// The day.
        on: Day,
        /// Who conducts it.
        bureau: Bureau,
    },
    /// Votes were taken.
    VotesCast {
        /// On which resolution.
        resolution: u32,
        /// One a member.
        ballots: Vec<Ballot>,
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
}

stored_events! { AssemblyEvent in "assemblies.assembly" {
    Convened = "convened" @ 1,
    VotersEnrolled = "voters_enrolled" @ 1,
    RollFrozen = "roll_frozen" @ 1,
    PresenceRecorded = "presence_recorded" @ 1,
    PresenceWithdrawn = "presence_withdrawn" @ 1,
    Opened = "opened" @ 1,
    VotesCast = "votes_cast" @ 1,
    ResolutionClosed = "resolution_closed" @ 1,
    Closed = "closed" @ 1,
    Cancelled = "cancelled" @ 1,
} }
