//! A general assembly, from its convocation to its result.
//!
//! The roll is frozen and sealed before anyone votes; a vote is by name (resolutions are nominal, elections by
//! secret ballot never pass here: of a secret vote only sums by college, found alike by two scrutineers); each member has one voice, whatever the capital. The clauses of the day are
//! copied into the convocation, so that the result is computed again in twenty years and is the same.

mod aftermath;
mod aggregate;
mod attendance;
mod ballots;
mod commands;
mod convening;
mod count;
mod dispatch;
mod elections;
mod error;
mod events;
mod facts;
mod participation;
mod plan;
mod preparing;
mod preparing_error;
mod roll;
mod session;
mod stage;
mod taking_part;
mod tallies;
#[cfg(test)]
pub(crate) mod tests;
mod voting;
mod voting_error;

pub use aftermath::Applied;
pub(crate) use aftermath::CarriedOver;
pub(crate) use aggregate::Assembly;
pub use attendance::{Bureau, Presence, PresenceEntry, SignedBy, Way};
pub use ballots::{Ballot, Choice, IfAmended, PostalForm, Vote, VotingOrder};
pub(crate) use commands::AssemblyCommand;
pub(crate) use convening::FirstCall;
pub use convening::{
    AssemblyKind, Consequence, Convened, Convening, ConveningWarning, Proposer, Resolution, ResolutionDraft,
};
pub use count::{ResolutionOutcome, Verdict};
pub use dispatch::{Dispatch, DispatchChannel};
pub use elections::{Candidacy, Ranked, Standing};
pub use error::AssemblyError;
pub(crate) use events::AssemblyEvent;
pub use plan::{Attachment, DocumentId, Plan, ResolutionRequest, WrittenQuestion};
pub use preparing_error::PreparingError;
pub use roll::RollChange;
pub(crate) use roll::{RollCorrection, RollEntry};
pub use stage::Stage;
pub use tallies::CollegeCount;
pub use voting_error::VotingError;

values::define_id! {
    /// One general assembly.
    AssemblyId
}
