//! The life of an organisation, as sentences.

use kernel::prelude::Personal;
use kernel::testing::TestFramework;
use values::Siren;

use super::{
    Contact, Identifiers, Organisation, OrganisationCommand, OrganisationError, OrganisationEvent, Profile,
};
use crate::goldens::{contact, organisation_id, profile};
use crate::public::{CountryCode, PostalAddress};

struct Given(Vec<OrganisationEvent>);

fn given(facts: Vec<OrganisationEvent>) -> Given {
    Given(facts)
}

impl Given {
    fn then(self, order: OrganisationCommand, fact: OrganisationEvent) {
        TestFramework::<Organisation>::with(()).given(self.0).when(order).then_expect_events(vec![fact]);
    }

    fn refuses(self, order: OrganisationCommand, refusal: OrganisationError) {
        TestFramework::<Organisation>::with(()).given(self.0).when(order).then_expect_error(refusal);
    }
}

fn register(profile: Profile) -> OrganisationCommand {
    OrganisationCommand::Register {
        id: organisation_id(),
        profile: Box::new(profile),
        contact: Some(contact()),
    }
}

fn sealed(contact: Contact) -> Personal<Contact> {
    Personal::new(organisation_id().to_string(), "contact", contact)
}

fn registered() -> OrganisationEvent {
    OrganisationEvent::Registered { profile: Box::new(profile()), contact: Some(sealed(contact())) }
}

fn with_address(change: impl FnOnce(&mut PostalAddress)) -> Profile {
    let mut changed = profile();
    change(&mut changed.billing_address);
    changed
}

#[test]
fn an_organisation_is_registered_once() {
    given(vec![]).then(register(profile()), registered());
    given(vec![registered()])
        .refuses(register(profile()), OrganisationError::AlreadyKnown { name: profile().name });
}

#[test]
fn nothing_happens_to_an_unknown_organisation() {
    given(vec![])
        .refuses(OrganisationCommand::Rename { name: "Ville".into() }, OrganisationError::Unknown {});
}

#[test]
fn it_has_a_name_and_an_address_that_fits_an_envelope() {
    given(vec![]).refuses(
        register(Profile { name: " ".into(), ..profile() }),
        OrganisationError::Incomplete { field: "le nom".into() },
    );
    given(vec![]).refuses(
        register(with_address(|address| address.lines.clear())),
        OrganisationError::AddressLines { lines: 0 },
    );
    given(vec![]).refuses(
        register(with_address(|address| address.lines = vec!["a".into(); 5])),
        OrganisationError::AddressLines { lines: 5 },
    );
    given(vec![]).refuses(
        register(with_address(|address| address.city.clear())),
        OrganisationError::Incomplete { field: "la ville".into() },
    );
    given(vec![]).refuses(
        register(with_address(|address| address.postal_code = "4200".into())),
        OrganisationError::PostalCode { postal_code: "4200".into() },
    );
}

#[test]
fn its_numbers_never_contradict_each_other() {
    let siren: Siren = "356000000".parse().unwrap();
    let other = Identifiers { siren: Some(siren.clone()), ..profile().identifiers };
    given(vec![registered()]).refuses(
        OrganisationCommand::Identify { identifiers: other },
        OrganisationError::SiretOfAnother { siren, siret: profile().identifiers.siret.unwrap() },
    );
}

#[test]
fn abroad_there_is_no_siren() {
    let belgium: CountryCode = "BE".parse().unwrap();
    let abroad = with_address(|address| {
        address.country = "BE".parse().unwrap();
        address.postal_code = "1000".into();
    });
    given(vec![]).refuses(register(abroad.clone()), OrganisationError::SirenAbroad { country: belgium });
    let unnumbered = Profile { identifiers: Identifiers::default(), ..abroad };
    let fact = OrganisationEvent::Registered {
        profile: Box::new(unnumbered.clone()),
        contact: Some(sealed(contact())),
    };
    given(vec![]).then(register(unnumbered), fact);
}

#[test]
fn what_changes_is_a_fact_and_what_does_not_is_refused() {
    let address = with_address(|address| address.city = "LYON".into()).billing_address;
    let other = Contact { name: "Accueil".into(), ..contact() };
    let changes = [
        (
            OrganisationCommand::Rename { name: "Métropole Exemple".into() },
            OrganisationEvent::Renamed { name: "Métropole Exemple".into() },
            "le nom",
        ),
        (
            OrganisationCommand::Identify { identifiers: Identifiers::default() },
            OrganisationEvent::Identified { identifiers: Identifiers::default() },
            "les numéros",
        ),
        (
            OrganisationCommand::ChangeBillingAddress { address: address.clone() },
            OrganisationEvent::BillingAddressChanged { address },
            "l'adresse de facturation",
        ),
        (
            OrganisationCommand::AppointContact { id: organisation_id(), contact: other.clone() },
            OrganisationEvent::ContactAppointed { contact: sealed(other) },
            "le contact",
        ),
    ];
    for (order, fact, what) in changes {
        given(vec![registered()]).then(order.clone(), fact.clone());
        given(vec![registered(), fact])
            .refuses(order, OrganisationError::NothingNew { what: what.to_owned() });
    }
}
