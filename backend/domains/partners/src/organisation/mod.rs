//! An organisation: a body that pays for venues, or that works with the cooperative without being a member.
//!
//! Its identifiers (SIREN, SIRET, VAT number) never contradict each other, and two organisations never share
//! a SIRET. Its contact is a person's data: erasing it leaves every other fact readable.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::Organisation;
pub use commands::OrganisationCommand;
pub use error::OrganisationError;
pub use events::OrganisationEvent;

use kernel::prelude::Personal;
use serde::{Deserialize, Serialize};
use values::{EmailAddress, Siren, Siret, VatNumber};

use crate::public::{OrganisationKind, PostalAddress};

/// The numbers under which an organisation is registered; all may be unknown.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifiers {
    /// The legal entity (nine digits).
    pub siren: Option<Siren>,
    /// The establishment that is invoiced (fourteen digits, the first nine being the SIREN).
    pub siret: Option<Siret>,
    /// VAT number, for those who have one.
    pub vat_number: Option<VatNumber>,
}

/// What must be known to register an organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Legal name; never empty.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its numbers.
    pub identifiers: Identifiers,
    /// Where invoices go.
    pub billing_address: PostalAddress,
}

/// Whom to write to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name of the person or service; may be empty.
    pub name: String,
    /// Address.
    pub email: EmailAddress,
}

/// A contact inside a fact.
pub type SealedContact = Personal<Contact>;
