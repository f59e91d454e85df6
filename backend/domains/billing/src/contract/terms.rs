//! What the parties agreed.

use partners::public::OrganisationId;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::parties::{BuyerIdentity, BuyerReferences, ServedVenue};
use crate::rules::periods::{BillingDay, Term};
use crate::rules::pricing::ContractLine;

/// A contract as concluded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractTerms {
    /// As people write it, unique, at most 50 characters.
    pub reference: String,
    /// Who pays, among the partners.
    pub customer: OrganisationId,
    /// Who pays, as printed on the bills.
    pub buyer: BuyerIdentity,
    /// What the buyer wants to read on its bills.
    pub references: BuyerReferences,
    /// Places served, each with its weight as a beneficiary; none for an online community.
    pub venues: Vec<ServedVenue>,
    /// What is sold, at frozen prices.
    pub lines: Vec<ContractLine>,
    /// From when to when.
    pub term: Term,
    /// Day of the yearly bill; the anniversary of the term's first day when absent.
    pub billing_day: Option<BillingDay>,
    /// Days from issue to due date.
    pub payment_days: u32,
}

/// A place served for part of the term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServedSince {
    /// The place.
    pub venue: ServedVenue,
    /// First day.
    pub from: Day,
    /// Last day, once it was withdrawn.
    pub to: Option<Day>,
}

/// An early end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// Last day of the contract.
    pub last_day: Day,
    /// Why.
    pub reason: String,
}
