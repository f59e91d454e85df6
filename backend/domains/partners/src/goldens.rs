//! The golden files of what is stored, and the invented things that the tests of this room share.
//!
//! A stored version never changes: a difference here is either a mistake or a new version with an upcaster.
//! `REGENERATE=1` writes the files again.

use std::path::PathBuf;

use kernel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use values::Day;

use crate::import::{ImportCounts, ImportEvent};
use crate::organisation::{Contact, Identifiers, OrganisationEvent, Profile};
use crate::public::{
    Access, Coordinates, CountryCode, Department, ImportKey, LibraryCode, OrganisationId, OrganisationKind,
    PostalAddress, Region, VenueDescription, VenueKind,
};
use crate::venue::VenueEvent;

/// A day out of its ISO form.
pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// An invented organisation.
pub(crate) fn organisation_id() -> OrganisationId {
    OrganisationId::new(Uuid::from_u128(0x0a11_0000_0000_4000_8000_0000_0000_0001))
}

/// An invented commune (its numbers are those of a public test entity, with valid check digits).
pub(crate) fn profile() -> Profile {
    Profile {
        name: "Commune d'Exemple-sur-Loire".into(),
        kind: OrganisationKind::Commune,
        identifiers: Identifiers {
            siren: Some("732829320".parse().unwrap()),
            siret: Some("73282932000074".parse().unwrap()),
            vat_number: None,
        },
        billing_address: PostalAddress {
            lines: vec!["Service culturel".into(), "1 place de la Mairie".into()],
            postal_code: "42000".into(),
            city: "SAINT-ÉTIENNE CEDEX 1".into(),
            country: CountryCode::france(),
        },
    }
}

/// An invented contact.
pub(crate) fn contact() -> Contact {
    Contact { name: "Zoé Exemple".into(), email: "culture@exemple.fr".parse().unwrap() }
}

/// An invented library.
pub(crate) fn description() -> VenueDescription {
    VenueDescription {
        name: "Médiathèque municipale".into(),
        second_line: "L'Île ô Livres".into(),
        complement: String::new(),
        street: "2 rue Jérôme-Lalande".into(),
        postal_code: "01250".into(),
        cedex: String::new(),
        commune: "Exemple-sur-Loire".into(),
        insee: "01072".into(),
        population: 32_560,
        department: Department { code: "01".into(), name: "Ain".into() },
        region: Region { code: "84".into(), name: "Auvergne-Rhône-Alpes".into() },
        coordinates: Some(Coordinates { longitude: "5.322996".into(), latitude: "46.178735".into() }),
        kind: VenueKind::MunicipalLibrary,
        access: Access::OpenBuilding,
        floor_area: Some(227),
        opening_minutes: Some(690),
        employees: Some(1),
        volunteers: Some(11),
    }
}

fn venue_events() -> Vec<VenueEvent> {
    let on = day("2015-03-02");
    let organisation = organisation_id();
    vec![
        VenueEvent::Listed {
            key: ImportKey::new("code/11".into()),
            code: Some(LibraryCode::new(11)),
            description: Box::new(description()),
            on,
        },
        VenueEvent::Registered { description: Box::new(description()), on },
        VenueEvent::DescribedAnew { description: Box::new(description()), on },
        VenueEvent::Canvassed { campaign: "Plus de 10 000 habitants".into(), on },
        VenueEvent::Contacted { on },
        VenueEvent::TrialStarted { on },
        VenueEvent::Won { on },
        VenueEvent::Lost { reason: "Budget de l'année épuisé".into(), on },
        VenueEvent::Entrusted { organisation, on },
        VenueEvent::Released { organisation, on },
    ]
}

fn organisation_events() -> Vec<OrganisationEvent> {
    let sealed = Personal::new(organisation_id().to_string(), "contact", contact());
    vec![
        OrganisationEvent::Registered { profile: Box::new(profile()), contact: Some(sealed.clone()) },
        OrganisationEvent::Renamed { name: "Commune nouvelle d'Exemple".into() },
        OrganisationEvent::Identified { identifiers: profile().identifiers },
        OrganisationEvent::BillingAddressChanged { address: profile().billing_address },
        OrganisationEvent::ContactAppointed { contact: sealed },
    ]
}

fn import_events() -> Vec<ImportEvent> {
    let counts =
        ImportCounts { rows: 15_882, created: 15_880, unchanged: 0, changed: 0, rejected: 1, duplicates: 1 };
    vec![ImportEvent::Completed { sha256: "0123456789abcdef".repeat(4), counts, on: day("2015-03-02") }]
}

fn compare<E>(events: &[E])
where
    E: StoredEvents + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let mut named = Vec::new();
    for event in events {
        let tagged = serde_json::to_value(event).unwrap();
        let (name, payload) = tagged.as_object().unwrap().iter().next().unwrap();
        assert_eq!(event.event_type(), format!("{}.{name}", E::STREAM), "stored name and serde name differ");
        let aggregate = E::STREAM.rsplit('.').next().unwrap();
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("events")
            .join(format!("{aggregate}_{name}.v{}.json", event.event_version()));
        let text = serde_json::to_string_pretty(payload).unwrap() + "\n";
        if std::env::var_os("REGENERATE").is_some() {
            std::fs::write(&file, &text).unwrap();
        }
        let golden = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(text, golden, "{} is stale: REGENERATE=1", file.display());
        let stored: Value = serde_json::from_str(&golden).unwrap();
        let back: E = serde_json::from_value(serde_json::json!({ name.clone(): stored })).unwrap();
        assert_eq!(&back, event, "a stored fact reads back as itself");
        named.push(name.clone());
    }
    let known: Vec<String> = E::TYPES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(named, known, "every stored type has its golden file");
}

#[test]
fn venue_facts_are_stored_as_the_golden_files_say() {
    compare(&venue_events());
}

#[test]
fn organisation_facts_are_stored_as_the_golden_files_say() {
    compare(&organisation_events());
}

#[test]
fn import_facts_are_stored_as_the_golden_files_say() {
    compare(&import_events());
}
