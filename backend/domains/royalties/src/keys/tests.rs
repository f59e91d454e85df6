//! The keys, told as sentences.

use super::*;
use crate::rules::keys::{BasisPoints, Beneficiary, KeySet, PotKey};
use crate::testing::{day, keys_of_2014};
use kernel::testing::TestFramework;

fn set(from: &str, pots: Vec<PotKey>) -> KeysCommand {
    KeysCommand::Set { from: day(from), pots, decision: "Assemblée du 28 juin 2014".to_owned() }
}

fn was_set(from: &str, pots: Vec<PotKey>) -> KeysEvent {
    KeysEvent::Set { from: day(from), pots, decision: "Assemblée du 28 juin 2014".to_owned() }
}

macro_rules! given {
    ($events:expr) => {
        TestFramework::<Keys>::with(()).given($events)
    };
}

#[test]
fn pots_that_add_up_to_the_whole_hold_from_their_day() {
    given!(vec![])
        .when(set("2014-07-01", keys_of_2014()))
        .then_expect_events(vec![was_set("2014-07-01", keys_of_2014())]);
}

#[test]
fn the_rights_holders_part_is_what_is_flagged() {
    let set = KeySet { from: day("2014-07-01"), decision: "A".to_owned(), pots: keys_of_2014() };
    assert_eq!(set.rights_holders(), 6_500);
}

#[test]
fn pots_that_do_not_add_up_are_refused() {
    let mut pots = keys_of_2014();
    pots[0].basis_points = BasisPoints(1_999);
    given!(vec![])
        .when(set("2014-07-01", pots))
        .then_expect_error(KeysError::NotTheWhole { sum: 9_999, whole: 10_000 });
    given!(vec![])
        .when(set("2014-07-01", vec![]))
        .then_expect_error(KeysError::NotTheWhole { sum: 0, whole: 10_000 });
}

#[test]
fn a_sum_that_would_wrap_sixteen_bits_is_refused() {
    // 10 000 + 65 536: a 16-bit sum would call this the whole.
    let pot = |code: &str, basis_points| PotKey {
        code: code.parse().unwrap(),
        name: code.to_owned(),
        basis_points: BasisPoints(basis_points),
        beneficiary: Beneficiary::Cooperative,
    };
    given!(vec![])
        .when(set("2014-07-01", vec![pot("a", 65_535), pot("b", 10_001)]))
        .then_expect_error(KeysError::NotTheWhole { sum: 75_536, whole: 10_000 });
}

#[test]
fn a_code_twice_or_a_pot_without_a_name_is_refused() {
    let mut twice = keys_of_2014();
    twice[1].code = twice[0].code.clone();
    given!(vec![])
        .when(set("2014-07-01", twice.clone()))
        .then_expect_error(KeysError::PotTwice { code: twice[0].code.clone() });
    let mut nameless = keys_of_2014();
    nameless[2].name = "  ".to_owned();
    given!(vec![])
        .when(set("2014-07-01", nameless.clone()))
        .then_expect_error(KeysError::PotWithoutName { code: nameless[2].code.clone() });
}

#[test]
fn a_second_set_from_the_same_day_is_refused() {
    given!(vec![was_set("2014-07-01", keys_of_2014())])
        .when(set("2014-07-01", keys_of_2014()))
        .then_expect_error(KeysError::AlreadySet { from: day("2014-07-01") });
}

#[test]
fn a_decision_must_be_named() {
    given!(vec![])
        .when(KeysCommand::Set { from: day("2014-07-01"), pots: keys_of_2014(), decision: " ".to_owned() })
        .then_expect_error(KeysError::DecisionMissing);
}

#[test]
fn a_day_finds_the_latest_set_begun_whatever_the_order_of_decision() {
    let mut keys = Keys::default();
    for from in ["2016-01-01", "2014-07-01"] {
        use kernel::prelude::Aggregate;
        keys.apply(was_set(from, keys_of_2014()));
    }
    assert_eq!(keys.in_force(day("2014-06-30")), None);
    assert_eq!(keys.in_force(day("2015-12-31")).map(|set| set.from), Some(day("2014-07-01")));
    assert_eq!(keys.in_force(day("2016-01-01")).map(|set| set.from), Some(day("2016-01-01")));
}
