//! Golden files of what is stored: a stored version never changes, so its shape is compared with a file.

use crate::distribution::{Distribution, DistributionCommand, DistributionEvent};
use crate::keys::KeysEvent;
use crate::rules::counting::{PeriodUsage, UsageTotals};
use crate::rules::keys::KeySet;
use crate::testing::{day, keys_of_2014, revenue_of_2015, sacem_of_2015};
use crate::usage::UsageEvent;
use kernel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;
use std::path::Path;
use values::Money;

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

fn totals(users: u64, listens: u64) -> UsageTotals {
    UsageTotals { users, listens }
}

#[test]
fn usage_events_are_stored_as_ever() {
    let (period, source) = ("2015".parse().unwrap(), || "1d-touch".parse().unwrap());
    let counted_on = day("2016-01-04");
    check(&UsageEvent::Reported { period, source: source(), totals: totals(28_000, 387_000), counted_on });
    check(&UsageEvent::Corrected {
        period,
        source: source(),
        previous: totals(28_000, 387_000),
        totals: totals(28_000, 388_000),
        counted_on: day("2016-02-01"),
        reason: "Journaux de décembre retrouvés".to_owned(),
    });
}

#[test]
fn key_events_are_stored_as_ever() {
    let decision = "Assemblée générale du 28 juin 2014".to_owned();
    check(&KeysEvent::Set { from: day("2014-07-01"), pots: keys_of_2014(), decision });
}

#[test]
fn distribution_events_are_stored_as_ever() {
    let period = "2015".parse().unwrap();
    let events: Vec<DistributionEvent> = Distribution::default()
        .decide(DistributionCommand::Distribute {
            period,
            on: day("2016-02-01"),
            recognised: Money::euros(103_180),
            lines: revenue_of_2015(),
            sacem: sacem_of_2015(),
            keys: KeySet { from: day("2014-07-01"), decision: "Statuts".to_owned(), pots: keys_of_2014() },
            usage: PeriodUsage { period, users: Some(28_000), listens: 388_000, sources: vec![] },
        })
        .unwrap();
    events.iter().for_each(check);
}
