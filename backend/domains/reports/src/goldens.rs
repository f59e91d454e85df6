//! Golden files of what is stored: a stored version never changes, so its shape is compared with a file.

use crate::holdings::HoldingsEvent;
use crate::team::TeamEvent;
use crate::testing::{CATALOGUE_OF_2015, day, team_of_2015};
use kernel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::path::Path;

/// Compares an event with its golden file (or writes it, when `REGENERATE` is set), and reads it back.
fn check<E: StoredEvents + Serialize + DeserializeOwned + PartialEq + Debug>(event: &E) {
    let kind = event.event_type();
    let (_, name) = kind.split_once('.').unwrap();
    let file = format!("{}.v{}.json", name.replace('.', "_"), event.event_version());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("events").join(&file);
    let text = serde_json::to_string_pretty(event).unwrap() + "\n";
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(stored, text, "{file} is stale: run the tests with REGENERATE=1, or add a new version");
    assert_eq!(&serde_json::from_str::<E>(&stored).unwrap(), event);
    let tag = kind.rsplit('.').next().unwrap();
    assert!(stored.starts_with(&format!("{{\n  \"{tag}\"")), "the stored name is the serde name: {kind}");
}

#[test]
fn team_events_are_stored_as_ever() {
    let on = day("2015-12-31");
    check(&TeamEvent::Counted { on, count: team_of_2015() });
    check(&TeamEvent::Corrected {
        on, count: team_of_2015(), reason: "Stagiaire compté à tort".to_owned()
    });
}

#[test]
fn catalogue_events_are_stored_as_ever() {
    let (on, totals) = (day("2015-12-31"), CATALOGUE_OF_2015);
    check(&HoldingsEvent::Counted { on, totals });
    check(&HoldingsEvent::Corrected { on, totals, reason: "Lot importé en double".to_owned() });
}
