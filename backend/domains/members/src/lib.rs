//! Members: who owns the cooperative, with how many shares, since when.
//!
//! What can never happen: a member in two colleges, a share whose quarter is unpaid, more paid than subscribed on any
//! day, a movement without an order number, a register that cannot tell a past day as it was known then.

pub mod application;
#[cfg(test)]
mod goldens;
pub mod import_mapping;
pub mod member;
pub mod permissions;
pub mod public;
mod rules;
#[cfg(test)]
mod tests;
mod use_cases;
mod views;
pub mod year;

use std::sync::Arc;

use kernel::prelude::*;

pub use application::ApplicationAsk;
pub use member::Particular;
pub use use_cases::{
    AcceptApplication, Admission, AdmitMember, AllocationDraft, CallPayments, CallProgress, CalledPayments,
    ChangeCollege, DayTerms, EndMembership, ExitStep, ImportMembers, MergeMembers, MergePreview,
    MoreOfAdmission, RecordPayment, RefundStep, SubscribeShares, TransferShares, WithdrawShares,
    YearAccounts,
};
pub use views::applications::LISTING as APPLICATION_LISTING;
pub use views::calls::LISTING as CALL_LISTING;
pub use views::import_mappings::LISTING as IMPORT_MAPPING_LISTING;
pub use views::movements::LISTING as MOVEMENT_LISTING;
pub use views::refunds::LISTING as CLAIM_LISTING;
pub use views::standings::LISTING as REGISTER_LISTING;
pub use views::years::LISTING as YEAR_LISTING;

/// The room's façade: its use cases and its queries are under `use_cases/`.
#[derive(Clone)]
pub struct Members {
    kernel: Kernel,
}

impl Members {
    /// The room over a kernel that knows [`Members::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models of the room.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        views::projectors()
    }

    /// How facts of earlier versions read today, for the kernel.
    pub fn upcasters() -> Vec<Box<dyn kernel::EventUpcaster>> {
        member::upcasters()
    }
}
