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

pub use aggregate::{Assembly, Stage};
pub use attendance::{Bureau, Presence, PresenceEntry};
pub use ballots::{Ballot, Choice};
pub use commands::AssemblyCommand;
pub use convening::{
    AssemblyKind, Convened, Convening, ConveningWarning, Proposer, Resolution, ResolutionDraft,
};
pub use count::{ResolutionOutcome, Verdict};
pub use error::AssemblyError;
pub use events::AssemblyEvent;
pub use roll::{RollEntry, digest};

values::define_id! {
    /// One general assembly.
    AssemblyId
}
