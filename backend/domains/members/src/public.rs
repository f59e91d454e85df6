//! All that another room may name of the members: identifiers, words of the trade, read types.
//!
//! Assemblies take a roll of [`VoterEntry`] and write [`CategoryTerms`] into the statutes; reports take a
//! [`Capital`]. Nothing here can change a member: that takes the façade.

mod alerts;
mod applications;
mod clauses;
mod exchange;
mod holders;
mod imports;
mod reads;
mod shares;
mod terms;
mod words;
mod years;

pub use alerts::RegisterAlert;
pub use applications::{ApplicationFile, ApplicationRow};
pub use clauses::{ClauseError, LEAST_CAPITAL, MOST_YEARS, MembershipClauses};
pub use exchange::{MemberContact, RefundEntry};
pub use holders::{Applicant, EntityProfile, NewName, PersonProfile, PostalAddress, Representative};
pub use imports::{
    DayOrder, DecimalMark, ImportError, ImportField, ImportMapping, ImportProgress, ImportSource,
    ImportSourceError, MappingOrigin, MappingRow, MemberImportReport, RowFate, RowFault, RowOutcome,
    SourceCell, SourceRow, SourceTable, UnknownField,
};
pub use reads::{
    Acting, CallRow, Capital, CategoryCapital, ClaimRow, CollegeCapital, CollegePeriod, ExitNotice,
    MemberFile, MemberRow, Movement, MovementRow, RefundFile, Repayment, VoterEntry,
};
pub use shares::{AccountStatement, Beneficiary, Claim, Instalment, Settlement};
pub use terms::{CategoryCode, CategoryCodeError, CategoryTerms};
pub use words::{
    ApplicationState, College, CollegeChangeEffect, ExitCause, InterestBase, MemberKind, Operation,
    PaymentMeans, TransferApproval, UnknownWord,
};

pub use crate::year::YearError;
pub use years::{
    Alike, AllocatedResult, AllocationBounds, AllocationClauses, AllocationInput, AllocationRefusal,
    AllocationStep, CapitalPosition, Flow, InterestRow, Proposal, Withholding, YearFlow, YearRow, YearSheet,
};

values::define_id!(
    /// A member of the cooperative (associé): a person or an entity that the board has admitted. An application bears the
    /// identifier of the member that it may become.
    MemberId
);

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] = &[
    kernel::FactNames::of::<crate::application::ApplicationEvent>(),
    kernel::FactNames::of::<crate::member::MemberEvent>(),
    kernel::FactNames::of::<crate::year::YearEvent>(),
    kernel::FactNames::of::<crate::import_mapping::ImportMappingEvent>(),
];
