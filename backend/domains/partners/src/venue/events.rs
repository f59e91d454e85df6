//! Facts about venues, as stored for ever. Days are in the facts because later steps are checked against them.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::public::{ImportKey, LibraryCode, OrganisationId, VenueDescription};

/// What has happened to a venue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VenueEvent {
    /// The official list named it for the first time.
    Listed {
        /// Its key in the list.
        key: ImportKey,
        /// The ministry's identifier.
        code: Option<LibraryCode>,
        /// What the list said.
        description: Box<VenueDescription>,
        /// The day of the list.
        on: Day,
    },
    /// It was made known by hand.
    Registered {
        /// What is known of it.
        description: Box<VenueDescription>,
        /// From when.
        on: Day,
    },
    /// A later list described it otherwise.
    DescribedAnew {
        /// What the list says now.
        description: Box<VenueDescription>,
        /// The day of the list.
        on: Day,
    },
    /// A campaign approached it.
    Canvassed {
        /// Name of the campaign.
        campaign: String,
        /// When.
        on: Day,
    },
    /// A conversation began.
    Contacted {
        /// When.
        on: Day,
    },
    /// It began to try the service.
    TrialStarted {
        /// When.
        on: Day,
    },
    /// It became a partner venue.
    Won {
        /// When.
        on: Day,
    },
    /// It refused, or left.
    Lost {
        /// Why.
        reason: String,
        /// When.
        on: Day,
    },
    /// An organisation began to pay for it.
    Entrusted {
        /// Who.
        organisation: OrganisationId,
        /// From when.
        on: Day,
    },
    /// The organisation that paid for it no longer does.
    Released {
        /// Who.
        organisation: OrganisationId,
        /// From when.
        on: Day,
    },
}

stored_events! {
    VenueEvent in "partners.venue" {
        Listed = "listed" @ 1,
        Registered = "registered" @ 1,
        DescribedAnew = "described_anew" @ 1,
        Canvassed = "canvassed" @ 1,
        Contacted = "contacted" @ 1,
        TrialStarted = "trial_started" @ 1,
        Won = "won" @ 1,
        Lost = "lost" @ 1,
        Entrusted = "entrusted" @ 1,
        Released = "released" @ 1,
    }
}
