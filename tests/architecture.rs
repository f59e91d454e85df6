//! The plan of the house, held against the code: who may import whom, which crate is named where, and the habits
//! that a reader relies on. Each rule is a small detector with a test of its own on made-up code, so that a rule
//! that can no longer fail is noticed.
//!
//! What can never happen: a room that reaches upstairs or into another room's drawers without this test naming the
//! file and the line.

mod code;
mod glossary;
mod habits;
mod names;
mod permissions;
mod rooms;
mod security;
mod sources;

use std::path::{Path, PathBuf};

use sources::Source;

/// What a rule found: the place and what is wrong there, in one line.
type Finding = String;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the tests lie in the house")
}

fn assert_none(rule: &str, findings: &[Finding]) {
    assert!(findings.is_empty(), "{rule}:\n  {}\n", findings.join("\n  "));
}

fn check(rule: &str, detector: impl Fn(&Source) -> Vec<Finding>) {
    let sources = sources::all(&root());
    assert!(sources.len() > 50, "the walk found only {} files: it looks in the wrong place", sources.len());
    let findings: Vec<Finding> = sources.iter().flat_map(detector).collect();
    assert_none(rule, &findings);
}

#[test]
fn rooms_import_only_downstairs() {
    let rooms = rooms::read(&root());
    assert!(rooms.len() > 10, "cargo metadata named only {} rooms", rooms.len());
    assert_none("imports against the plan (docs/architecture.md)", &rooms::forbidden_imports(&rooms));
}

#[test]
fn every_domain_has_the_same_rooms() {
    assert_none("a domain lacks a part", &rooms::missing_parts(&root()));
}

#[test]
fn other_domains_are_entered_by_their_public_door() {
    check("reaches past `public` into another domain", names::past_the_public_door);
}

#[test]
fn each_great_crate_is_named_in_its_place_alone() {
    check("a crate named outside its place", names::misplaced_crates);
}

#[test]
fn no_file_is_a_drawer_for_anything() {
    check("a name that says nothing", habits::empty_names);
}

#[test]
fn files_and_functions_can_be_held_in_the_head() {
    check("too long", |source| [habits::long_file(source), habits::long_functions(source)].concat());
}

#[test]
fn every_module_says_why_it_exists() {
    check("no module documentation", habits::undocumented);
}

#[test]
fn every_use_case_asks_what_its_caller_may() {
    assert_none("who may what", &permissions::unasked(&sources::all(&root())));
}

#[test]
fn every_right_is_declared_once_and_asked() {
    assert_none("permissions.rs", &permissions::badly_declared(&sources::all(&root())));
}

#[test]
fn apply_names_every_event() {
    check("`apply` with a catch-all", habits::catch_all_in_apply);
}

#[test]
fn no_float_is_money_or_a_vote() {
    check("a float in a domain", habits::floats);
}

#[test]
fn time_comes_from_the_clock_alone() {
    check("reads the machine's clock", habits::own_clocks);
}

#[test]
fn golden_files_can_be_regenerated() {
    check("a golden file that scripts/regenerate does not reach", habits::unreachable_goldens);
}

#[test]
fn the_glossary_speaks_of_what_exists() {
    let page = std::fs::read_to_string(root().join("docs/glossary.md")).expect("there is a glossary");
    assert!(page.contains("| sociétaire"), "the page is the glossary");
    assert_none("the glossary", &glossary::unknown_words(&page, &sources::all(&root())));
}

#[test]
fn the_security_table_is_whole_and_its_tests_exist() {
    let page = std::fs::read_to_string(root().join("docs/security.md")).expect("there is a security page");
    assert!(security::tested(&page) > 60, "only {} rows name a test", security::tested(&page));
    assert_none("docs/security.md", &security::findings(&page, &sources::all(&root())));
}
