//! Facts about organisations, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Identifiers, Profile, SealedContact};
use crate::public::PostalAddress;

/// What has happened to an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationEvent {
    /// It was made known.
    Registered {
        /// What is known of it.
        profile: Box<Profile>,
        /// Whom to write to, sealed.
        contact: Option<SealedContact>,
    },
    /// It took another name.
    Renamed {
        /// The new legal name.
        name: String,
    },
    /// Its numbers were established.
    Identified {
        /// The numbers.
        identifiers: Identifiers,
    },
    /// Its invoices go elsewhere.
    BillingAddressChanged {
        /// Where.
        address: PostalAddress,
    },
    /// Somebody else is to be written to.
    ContactAppointed {
        /// Who, sealed.
        contact: SealedContact,
    },
}

stored_events! {
    OrganisationEvent in "partners.organisation" {
        Registered = "registered" @ 1,
        Renamed = "renamed" @ 1,
        Identified = "identified" @ 1,
        BillingAddressChanged = "billing_address_changed" @ 1,
        ContactAppointed = "contact_appointed" @ 1,
    }
}
