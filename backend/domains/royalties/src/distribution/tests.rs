//! The splits, told as sentences.

use super::*;
use crate::period::Period;
use crate::rules::counting::{PeriodUsage, SourceUsage};
use crate::rules::keys::{BasisPoints, KeySet};
use crate::rules::split::SacemDues;
use crate::testing::{day, keys_of_2014, revenue_of_2015, sacem_of_2015};
use kernel::prelude::Aggregate;
use kernel::testing::TestFramework;
use values::{Fraction, Money};

fn keys() -> KeySet {
    KeySet { from: day("2014-07-01"), decision: "Statuts".to_owned(), pots: keys_of_2014() }
}

fn usage(period: Period, listens: u64) -> PeriodUsage {
    let source =
        SourceUsage { source: "1d-touch".parse().unwrap(), users: Some(1), listens, months_added: 0 };
    PeriodUsage { period, users: Some(1), listens, sources: vec![source] }
}

struct Order {
    period: &'static str,
    on: &'static str,
    recognised: Money,
    lines: Vec<RevenueLine>,
    sacem: SacemDues,
    listens: u64,
}

impl Default for Order {
    fn default() -> Self {
        Self {
            period: "2015",
            on: "2016-02-01",
            recognised: Money::euros(103_180),
            lines: revenue_of_2015(),
            sacem: sacem_of_2015(),
            listens: 388_000,
        }
    }
}

fn distribute(order: Order) -> DistributionCommand {
    let period: Period = order.period.parse().unwrap();
    DistributionCommand::Distribute {
        period,
        on: day(order.on),
        recognised: order.recognised,
        lines: order.lines,
        sacem: order.sacem,
        keys: keys(),
        usage: usage(period, order.listens),
    }
}

fn decided(order: Order) -> Result<Distributed, DistributionError> {
    let mut events = Distribution::default().decide(distribute(order))?;
    assert_eq!(events.len(), 1);
    match events.remove(0) {
        DistributionEvent::Distributed(split) => Ok(*split),
    }
}

fn after(order: Order) -> Vec<DistributionEvent> {
    Distribution::default().decide(distribute(order)).unwrap()
}

fn refused(given: Vec<DistributionEvent>, order: Order, error: DistributionError) {
    TestFramework::<Distribution>::with(()).given(given).when(distribute(order)).then_expect_error(error);
}

#[test]
fn the_year_2015_is_split_to_the_cent_and_explained() {
    let split = decided(Order::default()).unwrap();
    assert_eq!((split.scope, split.excluded), (Money::euros(62_500), Money::euros(40_680)));
    assert_eq!(split.scope + split.excluded, split.recognised);
    assert_eq!((split.base, split.shortfall), (Money::euros(60_000), Money::euros(0)));
    assert_eq!(split.pots.iter().map(|pot| pot.amount).sum::<Money>(), split.base);
    assert_eq!((split.rights_holders, split.savings_fund), (Money::euros(39_000), Money::euros(6_000)));
    assert_eq!(split.per_listen, Fraction::new(39, 388));
    assert_eq!(split.per_listen_without_savings, Fraction::new(33, 388));
    assert_eq!(split.keys_from, day("2014-07-01"));
}

#[test]
fn the_sum_that_is_split_is_recorded_as_it_was_decided() {
    let expected = DistributionEvent::Distributed(Box::new(decided(Order::default()).unwrap()));
    TestFramework::<Distribution>::with(())
        .given(after(Order { period: "2014", on: "2015-02-01", ..Order::default() }))
        .when(distribute(Order::default()))
        .then_expect_events(vec![expected]);
}

#[test]
fn the_same_period_is_never_split_twice() {
    let error =
        DistributionError::AlreadyDistributed { period: "2015".parse().unwrap(), since: day("2016-02-01") };
    refused(after(Order::default()), Order { on: "2016-03-01", ..Order::default() }, error);
}

#[test]
fn an_earlier_or_overlapping_period_is_refused_after_a_later_one() {
    for period in ["2014", "2015-03", "2015-12"] {
        let error = DistributionError::NotAfterLast {
            period: period.parse().unwrap(),
            last: "2015".parse().unwrap(),
        };
        refused(after(Order::default()), Order { period, ..Order::default() }, error);
    }
    let mut state = Distribution::default();
    for event in after(Order { period: "2015-03", ..Order::default() }) {
        state.apply(event);
    }
    assert_eq!(state.check_order("2015-04".parse().unwrap(), day("2016-01-01")), Ok(()));
    let whole: Period = "2015".parse().unwrap();
    let last = "2015-03".parse().unwrap();
    assert_eq!(
        state.check_order(whole, day("2016-01-01")),
        Err(DistributionError::NotAfterLast { period: whole, last })
    );
}

#[test]
fn a_period_that_is_not_over_is_refused() {
    let error = DistributionError::PeriodNotOver {
        period: "2015".parse().unwrap(),
        on: day("2015-12-30"),
        last_day: day("2015-12-31"),
    };
    refused(vec![], Order { on: "2015-12-30", ..Order::default() }, error);
    assert!(decided(Order { on: "2015-12-31", ..Order::default() }).is_ok());
}

#[test]
fn revenue_that_is_not_explained_to_the_cent_is_refused() {
    let recognised = Money::cents(10_318_001);
    let error = DistributionError::RevenueNotExplained { recognised, lines: Money::euros(103_180) };
    refused(vec![], Order { recognised, ..Order::default() }, error);
    let mut lines = revenue_of_2015();
    lines[1].label = " ".to_owned();
    refused(vec![], Order { lines, ..Order::default() }, DistributionError::LineWithoutLabel { line: 2 });
}

#[test]
fn dues_that_make_no_sense_are_refused() {
    let statement = |cents, reference: &str| SacemDues::Statement {
        amount: Money::cents(cents),
        reference: reference.into(),
    };
    for (sacem, error) in [
        (statement(-1, "R"), DistributionError::NegativeDues { amount: Money::cents(-1) }),
        (statement(1, " "), DistributionError::StatementMissing),
        (
            SacemDues::Rate { basis_points: BasisPoints(10_001) },
            DistributionError::RateAboveWhole { basis_points: 10_001 },
        ),
    ] {
        refused(vec![], Order { sacem, ..Order::default() }, error);
    }
}

#[test]
fn sums_beyond_what_can_be_counted_are_refused_and_do_not_wrap() {
    let line = |cents| RevenueLine { label: "A".into(), amount: Money::cents(cents), in_scope: true };
    let lines = vec![line(i64::MAX), line(i64::MAX), line(2)];
    refused(
        vec![],
        Order { recognised: Money::cents(0), lines, ..Order::default() },
        DistributionError::TooLarge,
    );
}

#[test]
fn credit_notes_beyond_the_invoices_leave_nothing_to_split() {
    let lines = vec![RevenueLine { label: "Avoirs".into(), amount: Money::euros(-50), in_scope: true }];
    let sacem = SacemDues::Rate { basis_points: BasisPoints(400) };
    let split =
        decided(Order { recognised: Money::euros(-50), lines, sacem, listens: 0, ..Order::default() })
            .unwrap();
    assert_eq!((split.base, split.shortfall), (Money::euros(0), Money::euros(50)));
    assert_eq!((split.per_listen, split.per_listen_without_savings), (None, None));
}
