//! What changes of a member beside its shares: name, address, representative, e-mail, consent.

use kernel::prelude::Personal;
use values::Day;

use super::{Decided, said};
use crate::member::holder::contact;
use crate::member::standing::Standing;
use crate::member::{HolderAddress, HolderName, Member, MemberError, MemberEvent, Particular};
use crate::public::{MemberId, MemberKind, NewName, Representative};
use crate::rules::application;

impl Member {
    pub(super) fn change(&self, id: MemberId, particular: Particular, on: Day) -> Decided {
        let standing = self.admitted()?;
        if on < standing.admitted_on {
            return Err(MemberError::BeforeAdmission { admitted_on: standing.admitted_on, on });
        }
        let fact = match particular {
            Particular::Address(address) => {
                application::address(&address)?;
                let address = HolderAddress::of(id, standing.kind, address);
                MemberEvent::AddressChanged { address, on }
            }
            Particular::Name(name) => named(standing, id, name, on)?,
            Particular::Representative { representative, proof } => {
                represented(standing, id, representative, proof, on)?
            }
            Particular::Email(email) => {
                MemberEvent::EmailChanged { email: email.map(|email| contact(id, email)), on }
            }
            Particular::EmailConsent { proof } => {
                said("l'écrit qui prouve l'accord", &proof)?;
                MemberEvent::EmailConsentGiven { proof, on }
            }
            Particular::EmailConsentRevoked if !standing.email_consent => {
                return Err(MemberError::NoConsent {});
            }
            Particular::EmailConsentRevoked => MemberEvent::EmailConsentRevoked { on },
        };
        Ok(vec![fact])
    }
}

fn named(standing: &Standing, id: MemberId, name: NewName, on: Day) -> Result<MemberEvent, MemberError> {
    let person = standing.kind == MemberKind::NaturalPerson;
    match &name {
        NewName::Person { given_name, family_name } if person => {
            said("le prénom", given_name)?;
            said("le nom", family_name)?;
        }
        NewName::Entity { name } if !person => said("la dénomination", name)?,
        _ => return Err(MemberError::NameOfAnotherKind { kind: standing.kind }),
    }
    Ok(MemberEvent::NameChanged { name: HolderName::of(id, name), on })
}

fn represented(
    standing: &Standing,
    id: MemberId,
    representative: Representative,
    proof: String,
    on: Day,
) -> Result<MemberEvent, MemberError> {
    if standing.kind == MemberKind::NaturalPerson {
        return Err(MemberError::NoRepresentative {});
    }
    said("le prénom du représentant", &representative.given_name)?;
    said("le nom du représentant", &representative.family_name)?;
    said("la qualité du représentant", &representative.capacity)?;
    said("la décision qui le désigne", &proof)?;
    let representative = Personal::new(id.to_string(), "identity", representative);
    Ok(MemberEvent::RepresentativeNamed { representative, proof, on })
}
