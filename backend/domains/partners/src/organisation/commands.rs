//! Orders that an organisation understands.

use super::{Contact, Identifiers, Profile};
use crate::public::{OrganisationId, PostalAddress};

/// An order about one organisation.
#[derive(Debug, Clone, PartialEq)]
pub enum OrganisationCommand {
    /// Makes it known.
    Register {
        /// Its identifier, under which its contact's data are sealed.
        id: OrganisationId,
        /// What is known of it.
        profile: Box<Profile>,
        /// Whom to write to.
        contact: Option<Contact>,
    },
    /// It has another name.
    Rename {
        /// The new legal name.
        name: String,
    },
    /// It is registered under other numbers.
    Identify {
        /// The numbers.
        identifiers: Identifiers,
    },
    /// Its invoices go elsewhere.
    ChangeBillingAddress {
        /// Where.
        address: PostalAddress,
    },
    /// Somebody else is to be written to.
    AppointContact {
        /// Its identifier.
        id: OrganisationId,
        /// Who.
        contact: Contact,
    },
}
