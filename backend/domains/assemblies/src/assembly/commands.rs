//! Orders to an assembly.

use members::public::{MemberId, VoterEntry};
use values::Day;

use super::{Ballot, Bureau, Convening, PresenceEntry};
use crate::statutes::StatutesVersion;

/// What may be asked of an assembly. A list in a command is taken whole or refused whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum AssemblyCommand {
    /// Calls the members.
    Convene {
        /// What the notice says.
        convening: Convening,
        /// The statutes in force on the day of the assembly.
        statutes: Box<StatutesVersion>,
    },
    /// Closes the list of those who may vote, as it stands on the record day.
    FreezeRoll {
        /// The members of that day.
        voters: Vec<VoterEntry>,
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
    /// Opens the session and the votes.
    Open {
        /// The day; that of the convocation.
        on: Day,
        /// Who conducts it.
        bureau: Bureau,
        /// Number of the version of the statutes in force on the day.
        statutes: u32,
    },
    /// Takes votes on one resolution.
    CastVotes {
        /// Its number on the agenda.
        resolution: u32,
        /// One a member.
        ballots: Vec<Ballot>,
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
}
