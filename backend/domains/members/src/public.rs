//! All that another room may name of the members: identifiers, words of the trade, read types.
//!
//! Assemblies take a roll of [`VoterEntry`] and write [`CategoryTerms`] into the statutes; reports take a
//! [`Capital`]. Nothing here can change a member: that takes the façade.

mod holders;
mod reads;
mod terms;
mod words;

pub use holders::{Applicant, EntityProfile, PersonProfile, PostalAddress, Representative};
pub use reads::{
    Capital, CategoryCapital, CollegeCapital, MemberFile, MemberRow, Movement, MovementRow, VoterEntry,
};
pub use terms::{CategoryCode, CategoryCodeError, CategoryTerms};
pub use words::{College, ExitCause, MemberKind, Operation, UnknownWord};

values::define_id!(
    /// A member of the cooperative (associé): a person or an entity that the board has admitted.
    MemberId
);

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[kernel::FactNames::of::<crate::member::MemberEvent>()];
