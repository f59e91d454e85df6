//! Organisations, their address and their contact.

use office::partners::OrganisationRow;
use office::partners::organisation::Contact;
use office::partners::public::{CountryCode, OrganisationId, PostalAddress};
use office::values::EmailAddress;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::partners::words;
use crate::sample::{self, Sample};

/// Which organisation.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct OrganisationIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub organisation_id: OrganisationId,
}

impl Sample for OrganisationIdDto {
    fn sample() -> Self {
        Self { organisation_id: OrganisationId::new(sample::ID) }
    }
}

/// Where invoices go.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PostalAddressDto {
    /// Service, building, number and way: one to four lines.
    #[schema(min_items = 1, max_items = 4)]
    pub lines: Vec<String>,
    /// Postal code; five digits in France, may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// ISO 3166-1 code, two capital letters.
    #[schema(value_type = String, pattern = "^[A-Z]{2}$")]
    pub country: CountryCode,
}

mirror!(PostalAddressDto => PostalAddress { same lines, same postal_code, same city, same country });

impl Sample for PostalAddressDto {
    fn sample() -> Self {
        Self {
            lines: vec!["Service culturel".to_owned(), "1 place de la Mairie".to_owned()],
            postal_code: "42000".to_owned(),
            city: "SAINT-EXEMPLE CEDEX 1".to_owned(),
            country: CountryCode::france(),
        }
    }
}

/// Whom to write to.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactDto {
    /// Name of the person or service; may be empty.
    pub name: String,
    /// Address.
    #[schema(value_type = String, format = Email)]
    pub email: EmailAddress,
}

mirror!(ContactDto => Contact { same name, same email });

impl Sample for ContactDto {
    fn sample() -> Self {
        Self { name: "Zoé Exemple".to_owned(), email: sample::parsed("culture@exemple.fr") }
    }
}

/// An organisation as it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganisationDto {
    /// Identifier.
    #[schema(format = Uuid)]
    pub organisation_id: String,
    /// Legal name.
    pub name: String,
    /// What it is.
    #[schema(value_type = words::OrganisationKind)]
    pub kind: String,
    /// SIREN, where one is known.
    pub siren: Option<String>,
    /// SIRET of the establishment that is invoiced, where one is known.
    pub siret: Option<String>,
    /// VAT number, where there is one.
    pub vat_number: Option<String>,
    /// Lines of the billing address before the town.
    pub address_lines: Vec<String>,
    /// Postal code of the billing address.
    pub postal_code: String,
    /// Town of the billing address.
    pub city: String,
    /// ISO 3166-1 code of its country.
    pub country: String,
    /// Name of the contact; none when none was given or it was erased.
    pub contact_name: Option<String>,
    /// E-mail of the contact; none when none was given or it was erased.
    #[schema(format = Email)]
    pub contact_email: Option<String>,
    /// From when it is known.
    #[schema(format = Date)]
    pub registered_on: String,
    /// Venues that it pays for.
    pub venues: i64,
    /// Number of its last fact.
    pub version: i64,
}

impl From<OrganisationRow> for OrganisationDto {
    fn from(row: OrganisationRow) -> Self {
        let OrganisationRow {
            organisation_id,
            name,
            kind,
            siren,
            siret,
            vat_number,
            address_lines,
            postal_code,
            city,
            country,
            contact_name,
            contact_email,
            registered_on,
            venues,
            version,
        } = row;
        Self {
            organisation_id,
            name,
            kind,
            siren: super::filled(siren),
            siret: super::filled(siret),
            vat_number: super::filled(vat_number),
            address_lines: address_lines.split('\n').map(str::to_owned).collect(),
            postal_code,
            city,
            country,
            contact_name: super::filled(contact_name),
            contact_email: super::filled(contact_email),
            registered_on,
            venues,
            version,
        }
    }
}

impl Sample for OrganisationDto {
    fn sample() -> Self {
        Self {
            organisation_id: sample::ID.to_string(),
            name: "Commune de Saint-Exemple".to_owned(),
            kind: "commune".to_owned(),
            siren: Some("732829320".to_owned()),
            siret: Some("73282932000074".to_owned()),
            vat_number: Some("FR44732829320".to_owned()),
            address_lines: vec!["Service culturel".to_owned(), "1 place de la Mairie".to_owned()],
            postal_code: "42000".to_owned(),
            city: "SAINT-EXEMPLE CEDEX 1".to_owned(),
            country: "FR".to_owned(),
            contact_name: Some("Zoé Exemple".to_owned()),
            contact_email: Some("culture@exemple.fr".to_owned()),
            registered_on: "2014-10-01".to_owned(),
            venues: 3,
            version: 2,
        }
    }
}
