//! A count, told as sentences.

use super::*;
use crate::rules::counting::UsageTotals;
use kernel::testing::TestFramework;
use values::Day;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn totals(users: u64, listens: u64) -> UsageTotals {
    UsageTotals { users, listens }
}

fn reported() -> UsageEvent {
    UsageEvent::Reported {
        period: "2015".parse().unwrap(),
        source: "1d-touch".parse().unwrap(),
        totals: totals(28_000, 387_000),
        counted_on: day("2016-01-04"),
    }
}

fn report(counted_on: &str, totals: UsageTotals) -> UsageCommand {
    UsageCommand::Report {
        period: "2015".parse().unwrap(),
        source: "1d-touch".parse().unwrap(),
        totals,
        counted_on: day(counted_on),
    }
}

fn correct(counted_on: &str, totals: UsageTotals, reason: &str) -> UsageCommand {
    UsageCommand::Correct { totals, counted_on: day(counted_on), reason: reason.to_owned() }
}

macro_rules! given {
    ($events:expr) => {
        TestFramework::<Usage>::with(()).given($events)
    };
}

#[test]
fn a_period_that_is_over_is_counted() {
    given!(vec![]).when(report("2016-01-04", totals(28_000, 387_000))).then_expect_events(vec![reported()]);
}

#[test]
fn its_last_day_is_the_earliest_day_of_the_count() {
    assert!(Usage::default().decide(report("2015-12-31", totals(1, 1))).is_ok());
    given!(vec![]).when(report("2015-12-30", totals(1, 1))).then_expect_error(UsageError::PeriodNotOver {
        period: "2015".parse().unwrap(),
        counted_on: day("2015-12-30"),
        last_day: day("2015-12-31"),
    });
}

#[test]
fn a_second_first_count_is_refused() {
    given!(vec![reported()]).when(report("2016-01-05", totals(1, 1))).then_expect_error(
        UsageError::AlreadyReported {
            period: "2015".parse().unwrap(),
            source_code: "1d-touch".parse().unwrap(),
        },
    );
}

#[test]
fn a_correction_keeps_what_stood_and_says_why() {
    given!(vec![reported()])
        .when(correct("2016-02-01", totals(28_000, 388_000), " journaux de décembre retrouvés "))
        .then_expect_events(vec![UsageEvent::Corrected {
            period: "2015".parse().unwrap(),
            source: "1d-touch".parse().unwrap(),
            previous: totals(28_000, 387_000),
            totals: totals(28_000, 388_000),
            counted_on: day("2016-02-01"),
            reason: "journaux de décembre retrouvés".to_owned(),
        }]);
}

#[test]
fn a_correction_needs_a_count_a_reason_a_change_and_a_later_day() {
    given!(vec![])
        .when(correct("2016-02-01", totals(1, 1), "erreur"))
        .then_expect_error(UsageError::NotReported);
    given!(vec![reported()])
        .when(correct("2016-02-01", totals(1, 1), "  "))
        .then_expect_error(UsageError::ReasonMissing);
    given!(vec![reported()])
        .when(correct("2016-02-01", totals(28_000, 387_000), "erreur"))
        .then_expect_error(UsageError::NothingToCorrect);
    given!(vec![reported()]).when(correct("2016-01-03", totals(1, 1), "erreur")).then_expect_error(
        UsageError::BeforeLastCount { counted_on: day("2016-01-03"), last_counted_on: day("2016-01-04") },
    );
}

#[test]
fn a_number_that_cannot_be_real_is_refused() {
    given!(vec![])
        .when(report("2016-01-04", totals(1, u64::MAX)))
        .then_expect_error(UsageError::TooLarge { number: u64::MAX });
}
