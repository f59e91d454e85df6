//! Who applies.

use office::members::public::{Applicant, EntityProfile, PersonProfile, PostalAddress, Representative};
use office::values::{EmailAddress, Rna, Siren, Siret};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sample::{self, Sample};

/// Where a member lives or has its seat.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressDto {
    /// Service, building, number and way: one to four lines.
    #[schema(min_items = 1, max_items = 4)]
    pub lines: Vec<String>,
    /// Postal code; five digits in France, may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// ISO 3166-1 code, two capital letters.
    pub country: String,
}

impl From<AddressDto> for PostalAddress {
    fn from(address: AddressDto) -> Self {
        let AddressDto { lines, postal_code, city, country } = address;
        Self { lines, postal_code, city, country }
    }
}

impl From<PostalAddress> for AddressDto {
    fn from(address: PostalAddress) -> Self {
        let PostalAddress { lines, postal_code, city, country } = address;
        Self { lines, postal_code, city, country }
    }
}

impl Sample for AddressDto {
    fn sample() -> Self {
        Self {
            lines: vec!["3 rue de l'Exemple".to_owned()],
            postal_code: "58000".to_owned(),
            city: "Nevers".to_owned(),
            country: "FR".to_owned(),
        }
    }
}

/// A human being who applies.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonDto {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Domicile.
    pub address: AddressDto,
    /// For convocations by e-mail; letters when absent.
    #[schema(value_type = Option<String>, format = Email)]
    pub email: Option<EmailAddress>,
}

impl From<PersonDto> for PersonProfile {
    fn from(person: PersonDto) -> Self {
        let PersonDto { given_name, family_name, address, email } = person;
        Self { given_name, family_name, address: address.into(), email }
    }
}

impl From<PersonProfile> for PersonDto {
    fn from(person: PersonProfile) -> Self {
        let PersonProfile { given_name, family_name, address, email } = person;
        Self { given_name, family_name, address: address.into(), email }
    }
}

/// Who acts for an entity.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RepresentativeDto {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// In what capacity: « gérante », « président », « maire »…
    pub capacity: String,
}

/// A company, an association or a public body that applies.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EntityDto {
    /// Legal name.
    pub name: String,
    /// Number of the legal entity (SIREN), where it has one.
    #[schema(value_type = Option<String>, pattern = r"^\d{9}$")]
    pub siren: Option<Siren>,
    /// Number of the seat (SIRET), where it has one.
    #[schema(value_type = Option<String>, pattern = r"^\d{14}$")]
    pub siret: Option<Siret>,
    /// Number in the national register of associations (RNA), where it has one.
    #[serde(default)]
    #[schema(value_type = Option<String>, pattern = r"^W[0-9AB]\d{8}$")]
    pub rna: Option<Rna>,
    /// Seat.
    pub address: AddressDto,
    /// Its legal representative.
    pub representative: RepresentativeDto,
    /// For convocations by e-mail; letters when absent.
    #[schema(value_type = Option<String>, format = Email)]
    pub email: Option<EmailAddress>,
}

impl From<EntityDto> for EntityProfile {
    fn from(entity: EntityDto) -> Self {
        let EntityDto { name, siren, siret, rna, address, representative, email } = entity;
        let representative = representative.into();
        Self { name, siren, siret, rna, address: address.into(), representative, email }
    }
}

impl From<EntityProfile> for EntityDto {
    fn from(entity: EntityProfile) -> Self {
        let EntityProfile { name, siren, siret, rna, address, representative, email } = entity;
        let representative = representative.into();
        Self { name, siren, siret, rna, address: address.into(), representative, email }
    }
}

impl From<RepresentativeDto> for Representative {
    fn from(representative: RepresentativeDto) -> Self {
        let RepresentativeDto { given_name, family_name, capacity } = representative;
        Self { given_name, family_name, capacity }
    }
}

impl From<Representative> for RepresentativeDto {
    fn from(representative: Representative) -> Self {
        let Representative { given_name, family_name, capacity } = representative;
        Self { given_name, family_name, capacity }
    }
}

/// Who applies: `kind` tells which profile follows.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind")]
pub enum ApplicantDto {
    /// A human being.
    NaturalPerson(PersonDto),
    /// A company.
    Company(EntityDto),
    /// An association.
    Association(EntityDto),
    /// A public body.
    PublicBody(EntityDto),
}

impl From<ApplicantDto> for Applicant {
    fn from(applicant: ApplicantDto) -> Self {
        match applicant {
            ApplicantDto::NaturalPerson(person) => Self::NaturalPerson(person.into()),
            ApplicantDto::Company(entity) => Self::Company(entity.into()),
            ApplicantDto::Association(entity) => Self::Association(entity.into()),
            ApplicantDto::PublicBody(entity) => Self::PublicBody(entity.into()),
        }
    }
}

impl From<Applicant> for ApplicantDto {
    fn from(applicant: Applicant) -> Self {
        match applicant {
            Applicant::NaturalPerson(person) => Self::NaturalPerson(person.into()),
            Applicant::Company(entity) => Self::Company(entity.into()),
            Applicant::Association(entity) => Self::Association(entity.into()),
            Applicant::PublicBody(entity) => Self::PublicBody(entity.into()),
        }
    }
}

impl Sample for ApplicantDto {
    fn sample() -> Self {
        Self::NaturalPerson(PersonDto {
            given_name: "Zoé".to_owned(),
            family_name: "Exemple".to_owned(),
            address: AddressDto::sample(),
            email: Some(sample::parsed("zoe@exemple.fr")),
        })
    }
}
