//! Billing: from a dated price list to a contract, from a contract to its yearly bill, from a bill to its
//! payment.
//!
//! What can never happen: a gap in the numbers, a date that goes backwards in a series, a period billed twice,
//! a change to an issued paper, more credited or paid than what is due.

pub mod contract;
#[cfg(test)]
mod goldens;
pub mod invoice;
mod parties;
pub mod permissions;
pub mod price_list;
pub mod public;
pub mod rules;
pub mod run;
#[cfg(test)]
mod samples;
pub mod seller;
#[cfg(test)]
mod tests;
mod views;

use std::sync::Arc;

use kernel::prelude::*;

pub use contract::ConcludeContract;
pub use views::contracts::LISTING as CONTRACT_LISTING;
pub use views::invoice_queries::{INVOICE_LISTING, LINE_LISTING, PAYMENT_LISTING, RECEIVABLE_LISTING};
pub use views::price_lists::{ITEM_LISTING as PRICE_ITEM_LISTING, LIST_LISTING as PRICE_LIST_LISTING};

/// The room's façade; its use cases stand beside their aggregates, in `*/use_cases.rs` and `run/`.
#[derive(Clone)]
pub struct Billing {
    kernel: Kernel,
}

impl Billing {
    /// The room over a kernel that knows [`Billing::projectors`].
    pub fn new(kernel: Kernel) -> Self {
        Self { kernel }
    }

    /// The read models of the room, all inline: numbers and balances never lag.
    pub fn projectors() -> Vec<Arc<dyn Projector>> {
        views::projectors()
    }
}
