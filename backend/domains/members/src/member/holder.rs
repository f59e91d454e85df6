//! A holder of shares inside a fact: what belongs to a natural person is sealed under that person's key.
//!
//! Two purposes, because their legal terms differ: `identity` is what the register must keep (C. com.,
//! art. R228-8), `contact` is what may be erased on request.

use kernel::prelude::Personal;
use serde::{Deserialize, Serialize};
use values::{EmailAddress, Rna, Siren, Siret};

use crate::public::{
    Applicant, EntityProfile, MemberId, MemberKind, NewName, PersonProfile, PostalAddress, Representative,
};

/// Name and domicile of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonIdentity {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Domicile.
    pub address: PostalAddress,
}

/// Who holds the shares.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A human being.
    Person {
        /// Name and domicile, sealed.
        identity: Personal<PersonIdentity>,
        /// E-mail, sealed.
        email: Option<Personal<EmailAddress>>,
    },
    /// A company, an association or a public body.
    Entity {
        /// Which of these.
        kind: MemberKind,
        /// Legal name.
        name: String,
        /// Number of the legal entity.
        siren: Option<Siren>,
        /// Number of the seat.
        siret: Option<Siret>,
        /// Number in the national register of associations.
        rna: Option<Rna>,
        /// Seat.
        address: PostalAddress,
        /// Its legal representative, sealed.
        representative: Personal<Representative>,
        /// E-mail, sealed since it may name a person.
        email: Option<Personal<EmailAddress>>,
    },
}

impl Holder {
    /// The applicant as a fact will keep it.
    pub fn of(id: MemberId, applicant: Applicant) -> Self {
        match applicant {
            Applicant::NaturalPerson(person) => Self::Person {
                identity: Personal::new(
                    id.to_string(),
                    "identity",
                    PersonIdentity {
                        given_name: person.given_name,
                        family_name: person.family_name,
                        address: person.address,
                    },
                ),
                email: person.email.map(|email| contact(id, email)),
            },
            Applicant::Company(entity) => Self::entity(id, MemberKind::Company, entity),
            Applicant::Association(entity) => Self::entity(id, MemberKind::Association, entity),
            Applicant::PublicBody(entity) => Self::entity(id, MemberKind::PublicBody, entity),
        }
    }

    fn entity(id: MemberId, kind: MemberKind, entity: EntityProfile) -> Self {
        Self::Entity {
            kind,
            name: entity.name,
            siren: entity.siren,
            siret: entity.siret,
            rna: entity.rna,
            address: entity.address,
            representative: Personal::new(id.to_string(), "identity", entity.representative),
            email: entity.email.map(|email| contact(id, email)),
        }
    }

    /// The applicant that the fact keeps; `None` once the person's data are erased.
    pub(crate) fn applicant(&self) -> Option<Applicant> {
        let reached =
            |email: &Option<Personal<EmailAddress>>| email.as_ref().and_then(Personal::value).cloned();
        match self {
            Self::Person { identity, email } => {
                let PersonIdentity { given_name, family_name, address } = identity.value()?.clone();
                let email = reached(email);
                Some(Applicant::NaturalPerson(PersonProfile { given_name, family_name, address, email }))
            }
            Self::Entity { kind, name, siren, siret, rna, address, representative, email } => {
                let profile = EntityProfile {
                    name: name.clone(),
                    siren: siren.clone(),
                    siret: siret.clone(),
                    rna: rna.clone(),
                    address: address.clone(),
                    representative: representative.value()?.clone(),
                    email: reached(email),
                };
                Some(match kind {
                    MemberKind::Association => Applicant::Association(profile),
                    MemberKind::PublicBody => Applicant::PublicBody(profile),
                    MemberKind::Company | MemberKind::NaturalPerson => Applicant::Company(profile),
                })
            }
        }
    }

    /// What the holder is in law.
    pub fn kind(&self) -> MemberKind {
        match self {
            Self::Person { .. } => MemberKind::NaturalPerson,
            Self::Entity { kind, .. } => *kind,
        }
    }
}

/// A name of a person in a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// First name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
}

/// A new name inside a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderName {
    /// Of a human being, sealed.
    Person(Personal<PersonName>),
    /// Of an entity.
    Entity(String),
}

/// A new address inside a fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderAddress {
    /// A domicile, sealed.
    Person(Personal<PostalAddress>),
    /// A seat.
    Entity(PostalAddress),
}

impl HolderName {
    /// The name as a fact will keep it.
    pub(crate) fn of(id: MemberId, name: NewName) -> Self {
        match name {
            NewName::Person { given_name, family_name } => Self::Person(Personal::new(
                id.to_string(),
                "identity",
                PersonName { given_name, family_name },
            )),
            NewName::Entity { name } => Self::Entity(name),
        }
    }
}

impl HolderAddress {
    /// The address as a fact will keep it.
    pub(crate) fn of(id: MemberId, kind: MemberKind, address: PostalAddress) -> Self {
        if kind == MemberKind::NaturalPerson {
            Self::Person(Personal::new(id.to_string(), "identity", address))
        } else {
            Self::Entity(address)
        }
    }
}

/// An e-mail as a fact keeps it.
pub(super) fn contact(id: MemberId, email: EmailAddress) -> Personal<EmailAddress> {
    Personal::new(id.to_string(), "contact", email)
}
