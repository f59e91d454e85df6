//! Golden files of what is stored, and the invented things that the tests of this room share.
//!
//! A stored version never changes: a difference here is either a mistake or a new version with an upcaster.
//! `REGENERATE=1` writes the files again.

use std::path::Path;

use kernel::prelude::*;
use values::Timestamp;

use crate::public::{DisabledBecause, EndpointEvent, EndpointUrl, EventFilter};

pub(crate) fn url(text: &str) -> EndpointUrl {
    text.parse().unwrap()
}

pub(crate) fn filters(texts: &[&str]) -> Vec<EventFilter> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

pub(crate) fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn registered() -> EndpointEvent {
    EndpointEvent::Registered {
        url: url("https://hooks.example.org/quintette"),
        events: filters(&["billing.invoice.issued", "members.*"]),
        description: "Site web".to_owned(),
    }
}

/// Compares an event with its golden file (or writes it, when `REGENERATE` is set), and reads it back.
fn check(event: &EndpointEvent, variant: &str) {
    let kind = event.event_type();
    let (_, name) = kind.split_once('.').unwrap();
    let file = format!("{}{variant}.v{}.json", name.replace('.', "_"), event.event_version());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("events").join(&file);
    let text = serde_json::to_string_pretty(event).unwrap() + "\n";
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(stored, text, "{file} is stale: run the tests with REGENERATE=1, or add a new version");
    assert_eq!(&serde_json::from_str::<EndpointEvent>(&stored).unwrap(), event);
    let tag = kind.rsplit('.').next().unwrap();
    assert!(stored.starts_with(&format!("{{\n  \"{tag}\"")), "the stored name is the serde name: {kind}");
}

#[test]
fn endpoint_events_are_stored_as_ever() {
    let disabled = |because| EndpointEvent::Disabled { because };
    check(&registered(), "");
    check(&EndpointEvent::Moved { url: url("https://hooks.example.net/") }, "");
    check(&EndpointEvent::EventsChosen { events: filters(&["*"]) }, "");
    check(&EndpointEvent::Described { description: "Comptabilité".to_owned() }, "");
    check(&EndpointEvent::SecretRotated { old_until: moment("2015-03-02T09:00:00Z") }, "");
    check(&disabled(DisabledBecause::ByHand { reason: "Migration".to_owned() }), "");
    check(&disabled(DisabledBecause::Gone {}), "_gone");
    check(&disabled(DisabledBecause::Failing { since: moment("2015-03-01T09:00:00Z") }), "_failing");
    check(&EndpointEvent::Enabled {}, "");
    check(&EndpointEvent::Removed {}, "");
}
