//! A general assembly, from its convocation to its result.
//!
//! The roll is frozen and sealed before anyone votes; a vote is by name (resolutions are nominal, elections by
//! secret ballot never pass here); each member has one voice, whatever the capital. The clauses of the day are
//! copied into the convocation, so that the result is computed again in twenty years and is the same.

mod aggregate;
mod attendance;
mod ballots;
mod commands;
mod convening;
mod count;
mod error;
mod events;
mod roll;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use aggregate::Assembly;
pub use aggregate::Stage;
pub use attendance::{Bureau, Presence, PresenceEntry};
pub use ballots::{Ballot, Choice};
pub(crate) use commands::AssemblyCommand;
pub use convening::{
    AssemblyKind, Convened, Convening, ConveningWarning, Proposer, Resolution, ResolutionDraft,
};
pub use count::{ResolutionOutcome, Verdict};
pub use error::AssemblyError;
pub(crate) use events::AssemblyEvent;
pub(crate) use roll::RollEntry;

values::define_id! {
    /// One general assembly.
    AssemblyId
}
