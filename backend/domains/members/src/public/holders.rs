//! Who holds shares: what the register must say of a person or an entity (C. com., art. R228-8).

use serde::{Deserialize, Serialize};
use values::{EmailAddress, Rna, Siren, Siret};

use super::MemberKind;

/// Where a member lives or has its seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Service, building, number and way: one to four lines.
    pub lines: Vec<String>,
    /// Postal code; five digits in France, may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// ISO 3166-1 code of the country, two capital letters.
    pub country: String,
}

/// A human being who applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonProfile {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Domicile.
    pub address: PostalAddress,
    /// For convocations by e-mail; letters when absent.
    pub email: Option<EmailAddress>,
}

/// Who acts for an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Representative {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// In what capacity: « gérante », « président », « maire »…
    pub capacity: String,
}

/// A company, an association or a public body that applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntityProfile {
    /// Legal name.
    pub name: String,
    /// Number of the legal entity, where it has one.
    pub siren: Option<Siren>,
    /// Number of the seat, where it has one.
    pub siret: Option<Siret>,
    /// Number in the national register of associations, where it has one.
    #[serde(default)]
    pub rna: Option<Rna>,
    /// Seat.
    pub address: PostalAddress,
    /// Its legal representative.
    pub representative: Representative,
    /// For convocations by e-mail; letters when absent.
    pub email: Option<EmailAddress>,
}

/// Who applies. In JSON the field `kind` tells which, the others are those of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Applicant {
    /// A human being.
    NaturalPerson(PersonProfile),
    /// A company.
    Company(EntityProfile),
    /// An association.
    Association(EntityProfile),
    /// A public body.
    PublicBody(EntityProfile),
}

impl Applicant {
    /// What the applicant is in law.
    pub fn kind(&self) -> MemberKind {
        match self {
            Self::NaturalPerson(_) => MemberKind::NaturalPerson,
            Self::Company(_) => MemberKind::Company,
            Self::Association(_) => MemberKind::Association,
            Self::PublicBody(_) => MemberKind::PublicBody,
        }
    }

    /// The number of the legal entity, given as such or as the beginning of a SIRET.
    pub fn siren(&self) -> Option<Siren> {
        match self {
            Self::NaturalPerson(_) => None,
            Self::Company(entity) | Self::Association(entity) | Self::PublicBody(entity) => {
                entity.siren.clone().or_else(|| entity.siret.as_ref().map(Siret::siren))
            }
        }
    }
}

impl Applicant {
    /// Its domicile or seat.
    pub fn address(&self) -> &PostalAddress {
        match self {
            Self::NaturalPerson(person) => &person.address,
            Self::Company(entity) | Self::Association(entity) | Self::PublicBody(entity) => &entity.address,
        }
    }

    /// Whether its shares count among those of local public bodies, unless it is said otherwise: the State and the
    /// Caisse des dépôts do not (loi 47-1775, art. 19 septies).
    pub fn is_public_body(&self) -> bool {
        self.kind() == MemberKind::PublicBody
    }
}

/// A new name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum NewName {
    /// Of a human being.
    Person {
        /// First name.
        given_name: String,
        /// Family name.
        family_name: String,
    },
    /// Of an entity.
    Entity {
        /// Legal name.
        name: String,
    },
}
