//! Orders that a venue understands.

use values::Day;

use crate::public::{ImportKey, LibraryCode, OrganisationId, VenueDescription};

/// An order about one venue; the day is the one from which it has effect.
#[derive(Debug, Clone, PartialEq)]
pub enum VenueCommand {
    /// What the official list says of it: lists it, describes it anew, or does nothing when nothing is new.
    TakeFromList {
        /// Its key in the list.
        key: ImportKey,
        /// The ministry's identifier.
        code: Option<LibraryCode>,
        /// What the list says.
        description: Box<VenueDescription>,
        /// The day of the list.
        on: Day,
    },
    /// A venue that no list names (an Institut français, a youth centre, a concert hall).
    Register {
        /// What is known of it.
        description: Box<VenueDescription>,
        /// From when it is known.
        on: Day,
    },
    /// Marks it as approached by a campaign.
    Canvass {
        /// Name of the campaign.
        campaign: String,
        /// When.
        on: Day,
    },
    /// A conversation has begun.
    Contact {
        /// When.
        on: Day,
    },
    /// It tries the service.
    StartTrial {
        /// When.
        on: Day,
    },
    /// It becomes a partner venue.
    Win {
        /// When.
        on: Day,
    },
    /// It refuses, or leaves.
    Lose {
        /// Why; never empty.
        reason: String,
        /// When.
        on: Day,
    },
    /// An organisation pays for it from that day, in place of any other.
    Entrust {
        /// Who pays.
        organisation: OrganisationId,
        /// From when.
        on: Day,
    },
    /// Nobody pays for it any more.
    Release {
        /// From when.
        on: Day,
    },
}
