//! Orders that a contract accepts.

use partners::public::VenueId;
use values::Day;

use super::terms::{ContractTerms, Ending};
use crate::parties::{BuyerIdentity, BuyerReferences, ServedVenue};

/// An order to one contract.
#[derive(Debug, Clone, PartialEq)]
pub enum ContractCommand {
    /// Conclude it.
    Conclude(Box<ContractTerms>),
    /// Serve more places from a day on.
    ServeVenues {
        /// The places.
        venues: Vec<ServedVenue>,
        /// First day.
        from: Day,
    },
    /// Serve a place no more after a day.
    WithdrawVenue {
        /// The place.
        venue: VenueId,
        /// Last day.
        last_day: Day,
    },
    /// Mend what the bills say of the buyer; bills already issued do not change.
    CorrectBuyer {
        /// Identity.
        buyer: Box<BuyerIdentity>,
        /// References.
        references: BuyerReferences,
    },
    /// End it.
    End(Ending),
}
