//! The API keeps its word: today's description against the last one that was released.
//!
//! `openapi/released/` keeps what was released, `openapi/CHANGELOG.md` says in words what has changed since. What can
//! never happen: a client of yesterday broken by a change whose version did not move, or of which nobody wrote.

mod operations;
mod rules;
mod schemas;
mod verdict;

use std::path::{Path, PathBuf};

use serde_json::Value;

use self::operations::compare;
use self::verdict::{Version, faults};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../openapi")
}

fn document(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The last released description.
fn released() -> Value {
    let names = std::fs::read_dir(folder().join("released")).unwrap().map(|entry| entry.unwrap().path());
    let versions = names.filter_map(|path| Some((Version::of(path.file_stem()?.to_str()?)?, path)));
    document(&versions.max().expect("something was released").1)
}

#[test]
fn todays_description_keeps_the_word_of_the_released_one_or_says_what_it_breaks() {
    let (old, new) = (released(), document(&folder().join("openapi.json")));
    let log = std::fs::read_to_string(folder().join("CHANGELOG.md")).unwrap();
    let faults = faults(&old, &new, &log);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_released_description_is_of_the_version_of_its_name_and_in_the_change_log() {
    let log = std::fs::read_to_string(folder().join("CHANGELOG.md")).unwrap();
    for entry in std::fs::read_dir(folder().join("released")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert_eq!(document(&path)["info"]["version"], name.as_str());
        assert!(log.contains(&format!("\n## {name}")), "openapi/CHANGELOG.md says nothing of {name}");
    }
    assert!(compare(&released(), &released()).is_empty(), "a description differs from itself");
}
