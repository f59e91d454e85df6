//! The life of a source, as sentences, and what is stored of it.

use std::path::PathBuf;

use kernel::StoredEvents;
use kernel::testing::TestFramework;

use super::{ImportMappingCommand, ImportMappingEvent, SourceMapping};
use crate::goldens::day;
use crate::public::{DayOrder, ImportError, ImportField, ImportMapping};

fn mapping() -> ImportMapping {
    let mut mapping = ImportMapping { days: DayOrder::MonthFirst, ..ImportMapping::default() };
    mapping.columns.insert(ImportField::FamilyName, "NOM".into());
    mapping.defaults.insert(ImportField::Category, "supporter-person".into());
    mapping.words.entry(ImportField::Kind).or_default().insert("PP".into(), "NaturalPerson".into());
    mapping
}

fn set(mapping: ImportMapping) -> ImportMappingCommand {
    ImportMappingCommand::Set { mapping, on: day("2015-02-04") }
}

fn was_set(mapping: ImportMapping) -> ImportMappingEvent {
    ImportMappingEvent::MappingSet { mapping, on: day("2015-02-04") }
}

#[test]
fn a_mapping_is_a_fact_once() {
    let source = || TestFramework::<SourceMapping>::with(());
    source().given_no_previous_events().when(set(mapping())).then_expect_events(vec![was_set(mapping())]);
    source().given(vec![was_set(mapping())]).when(set(mapping())).then_expect_events(vec![]);
    let other = ImportMapping { days: DayOrder::DayFirst, ..mapping() };
    source()
        .given(vec![was_set(mapping())])
        .when(set(other.clone()))
        .then_expect_events(vec![was_set(other)]);
    let mut blank = mapping();
    blank.columns.insert(ImportField::City, " ".into());
    source()
        .given_no_previous_events()
        .when(set(blank))
        .then_expect_error(ImportError::BadMapping { field: ImportField::City });
}

#[test]
fn what_is_stored_is_what_the_golden_file_says() {
    let event = was_set(mapping());
    let tagged = serde_json::to_value(&event).unwrap();
    let text = serde_json::to_string_pretty(&tagged["mapping_set"]).unwrap() + "\n";
    let path =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("events").join("import_mapping_mapping_set.v1.json");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, golden, "{} is stale: REGENERATE=1", path.display());
    let stored: serde_json::Value = serde_json::from_str(&golden).unwrap();
    let back: ImportMappingEvent =
        serde_json::from_value(serde_json::json!({ "mapping_set": stored })).unwrap();
    assert_eq!(back, event);
    assert_eq!(ImportMappingEvent::TYPES.len(), 1);
}
