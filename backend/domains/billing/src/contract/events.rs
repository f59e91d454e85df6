//! Facts about a contract, stored as `billing.contract.*`.

use kernel::prelude::*;
use partners::public::VenueId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::terms::{ContractTerms, Ending};
use crate::parties::{BuyerIdentity, BuyerReferences, ServedVenue};

/// What happened to one contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractEvent {
    /// It was concluded.
    Concluded(Box<ContractTerms>),
    /// It serves more places.
    VenuesServed {
        /// The places.
        venues: Vec<ServedVenue>,
        /// First day.
        from: Day,
    },
    /// It serves a place no more.
    VenueWithdrawn {
        /// The place.
        venue: VenueId,
        /// Last day.
        last_day: Day,
    },
    /// What its next bills say of the buyer was mended.
    BuyerCorrected {
        /// Identity.
        buyer: Box<BuyerIdentity>,
        /// References.
        references: BuyerReferences,
    },
    /// It ended, or will.
    Ended(Ending),
}

stored_events! { ContractEvent in "billing.contract" {
    Concluded = "concluded" @ 1,
    VenuesServed = "venues_served" @ 1,
    VenueWithdrawn = "venue_withdrawn" @ 1,
    BuyerCorrected = "buyer_corrected" @ 1,
    Ended = "ended" @ 1,
} }
