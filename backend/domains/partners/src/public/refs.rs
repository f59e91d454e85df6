//! Venues and organisations as other rooms read them.

use serde::{Deserialize, Serialize};
use values::{Siren, Siret, VatNumber};

use super::{
    Access, Coordinates, Department, OrganisationId, OrganisationKind, PostalAddress, Region, Stage, VenueId,
    VenueKind,
};

/// What is known of a venue, whoever said so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VenueDescription {
    /// Its name; never empty.
    pub name: String,
    /// Second line of its name.
    pub second_line: String,
    /// Building, floor, post box.
    pub complement: String,
    /// Number and way.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// `CEDEX 9`, or empty.
    pub cedex: String,
    /// Commune or town; never empty.
    pub commune: String,
    /// INSEE code of the commune; empty for Corsica in the list, and abroad.
    pub insee: String,
    /// Inhabitants of the commune; 0 when unknown.
    pub population: u32,
    /// Département.
    pub department: Department,
    /// Région.
    pub region: Region,
    /// Where it stands.
    pub coordinates: Option<Coordinates>,
    /// What it is.
    pub kind: VenueKind,
    /// How the public gets in.
    pub access: Access,
    /// Floor area in m².
    pub floor_area: Option<u32>,
    /// Opening in minutes a week.
    pub opening_minutes: Option<u32>,
    /// Employees.
    pub employees: Option<u32>,
    /// Volunteers.
    pub volunteers: Option<u32>,
}

/// A venue as contracts, splits and reports name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VenueRef {
    /// Identifier.
    pub id: VenueId,
    /// Name.
    pub name: String,
    /// What it is.
    pub kind: VenueKind,
    /// Commune.
    pub commune: String,
    /// Département.
    pub department: Department,
    /// Inhabitants of the commune.
    pub population: u32,
    /// Where it stands.
    pub stage: Stage,
    /// The organisation that pays for it, if any.
    pub organisation: Option<OrganisationId>,
}

/// An organisation as contracts and invoices name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationRef {
    /// Identifier.
    pub id: OrganisationId,
    /// Legal name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// SIREN.
    pub siren: Option<Siren>,
    /// SIRET of the establishment that is invoiced.
    pub siret: Option<Siret>,
    /// VAT number.
    pub vat_number: Option<VatNumber>,
    /// Where invoices go.
    pub billing_address: PostalAddress,
    /// Where mail goes; `None` when none was given or it was erased.
    pub contact_email: Option<String>,
}
