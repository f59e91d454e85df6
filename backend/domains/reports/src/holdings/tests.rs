//! The catalogue's totals, told as sentences.

use super::*;
use crate::testing::{CATALOGUE_OF_2015, day};
use kernel::testing::TestFramework;

fn count(totals: CatalogueTotals) -> HoldingsCommand {
    HoldingsCommand::Count { on: day("2015-12-31"), totals }
}

fn correct(totals: CatalogueTotals, reason: &str) -> HoldingsCommand {
    HoldingsCommand::Correct { on: day("2015-12-31"), totals, reason: reason.to_owned() }
}

fn counted() -> HoldingsEvent {
    HoldingsEvent::Counted { on: day("2015-12-31"), totals: CATALOGUE_OF_2015 }
}

fn refused(given: Vec<HoldingsEvent>, command: HoldingsCommand, error: HoldingsError) {
    TestFramework::<Holdings>::with(()).given(given).when(command).then_expect_error(error);
}

#[test]
fn the_totals_of_a_day_are_counted_once() {
    TestFramework::<Holdings>::with(())
        .given(vec![])
        .when(count(CATALOGUE_OF_2015))
        .then_expect_events(vec![counted()]);
    let on = day("2015-12-31");
    refused(vec![counted()], count(CATALOGUE_OF_2015), HoldingsError::AlreadyCounted { on });
}

#[test]
fn a_correction_needs_a_count_a_change_and_a_reason() {
    let better = CatalogueTotals { titles: 1_000_001, ..CATALOGUE_OF_2015 };
    let reason = "lot importé en double".to_owned();
    TestFramework::<Holdings>::with(())
        .given(vec![counted()])
        .when(correct(better, &reason))
        .then_expect_events(vec![HoldingsEvent::Corrected { on: day("2015-12-31"), totals: better, reason }]);
    let on = day("2015-12-31");
    refused(vec![], correct(better, "x"), HoldingsError::NotCounted { on });
    refused(vec![counted()], correct(CATALOGUE_OF_2015, "x"), HoldingsError::NothingToCorrect { on });
    refused(vec![counted()], correct(better, ""), HoldingsError::ReasonMissing);
}

#[test]
fn a_number_that_cannot_be_real_is_refused() {
    let absurd = CatalogueTotals { artists: u64::MAX, ..CATALOGUE_OF_2015 };
    refused(vec![], count(absurd), HoldingsError::TooLarge { number: u64::MAX });
}
