//! The life of an import, as sentences.

use kernel::testing::TestFramework;

use super::{Import, ImportCommand, ImportCounts, ImportError, ImportEvent};
use crate::goldens::day;

fn sha256() -> String {
    "0123456789abcdef".repeat(4)
}

fn counts(created: u64, unchanged: u64) -> ImportCounts {
    ImportCounts { rows: created + unchanged + 3, created, unchanged, changed: 0, rejected: 2, duplicates: 1 }
}

fn complete(counts: ImportCounts) -> ImportCommand {
    ImportCommand::Complete { sha256: sha256(), counts, on: day("2015-01-05") }
}

fn completed(counts: ImportCounts) -> ImportEvent {
    ImportEvent::Completed { sha256: sha256(), counts, on: day("2015-01-05") }
}

fn import() -> TestFramework<Import> {
    TestFramework::with(())
}

#[test]
fn a_file_is_recorded_once() {
    import()
        .given_no_previous_events()
        .when(complete(counts(9, 0)))
        .then_expect_events(vec![completed(counts(9, 0))]);
    import().given(vec![completed(counts(9, 0))]).when(complete(counts(0, 9))).then_expect_events(vec![]);
}

#[test]
fn the_same_file_is_recorded_again_when_it_brought_something() {
    // An older state of the list had been imported in between.
    import()
        .given(vec![completed(counts(9, 0))])
        .when(complete(counts(1, 8)))
        .then_expect_events(vec![completed(counts(1, 8))]);
}

#[test]
fn rows_that_do_not_add_up_are_refused() {
    let wrong = ImportCounts { rows: 10, ..counts(9, 0) };
    import()
        .given_no_previous_events()
        .when(complete(wrong))
        .then_expect_error(ImportError::DoesNotAddUp { counts: wrong });
}

#[test]
fn a_digest_is_a_digest() {
    import()
        .given_no_previous_events()
        .when(ImportCommand::Complete { sha256: "abc".into(), counts: counts(1, 0), on: day("2015-01-05") })
        .then_expect_error(ImportError::NotADigest { sha256: "abc".into() });
}
