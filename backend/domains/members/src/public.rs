//! All that another room may name of the members: identifiers, words of the trade, read types.
//!
//! Assemblies take a roll of [`VoterEntry`] and write [`CategoryTerms`] into the statutes; reports take a
//! [`Capital`]. Nothing here can change a member: that takes the façade.

mod clauses;
mod holders;
mod reads;
mod shares;
mod terms;
mod words;
mod years;

pub use clauses::{ClauseError, LEAST_CAPITAL, MOST_YEARS, MembershipClauses};
pub use holders::{Applicant, EntityProfile, NewName, PersonProfile, PostalAddress, Representative};
pub use reads::{
    Acting, CallRow, Capital, CategoryCapital, ClaimRow, CollegeCapital, CollegePeriod, ExitNotice,
    MemberFile, MemberRow, Movement, MovementRow, RefundFile, Repayment, VoterEntry,
};
pub use shares::{AccountStatement, Beneficiary, Claim, Instalment, Settlement};
pub use terms::{CategoryCode, CategoryCodeError, CategoryTerms};
pub use words::{
    College, CollegeChangeEffect, ExitCause, InterestBase, MemberKind, Operation, PaymentMeans,
    TransferApproval, UnknownWord,
};

pub use crate::year::YearError;
pub use years::{
    Alike, AllocatedResult, AllocationBounds, AllocationClauses, AllocationInput, AllocationRefusal,
    AllocationStep, CapitalPosition, Flow, InterestRow, Proposal, Withholding, YearFlow, YearRow, YearSheet,
};

values::define_id!(
    /// A member of the cooperative (associé): a person or an entity that the board has admitted.
    MemberId
);

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<crate::member::MemberEvent>(),
    kernel::FactNames::of::<crate::year::YearEvent>(),
];
