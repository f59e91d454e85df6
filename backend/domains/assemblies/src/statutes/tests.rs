//! Which statutes are adopted, and which clause of the law refuses the others.

use kernel::testing::TestFramework;
use members::public::College;
use values::{Fraction, Money};

use super::{Statutes, StatutesCommand, StatutesDocument, StatutesError, StatutesEvent, StatutesVersion};
use crate::rules::majority::{Decision, Majority};
use crate::rules::notice::Convocation;
use crate::rules::percent::Percent;
use crate::rules::proxies::ProxyCeiling;
use crate::rules::quorum::QuorumBasis;
use crate::rules::weighting::Weighting;
use crate::samples::{COLLEGES, day, document, fraction, statutes};

fn adopted(version: u32, adopted_on: &str, effective_on: &str) -> StatutesEvent {
    let (adopted_on, effective_on) = (day(adopted_on), day(effective_on));
    StatutesEvent::Adopted(Box::new(StatutesVersion {
        version,
        adopted_on,
        effective_on,
        document: document(),
    }))
}

fn adopt(adopted_on: &str, effective_on: &str) -> StatutesCommand {
    StatutesCommand::Adopt {
        adopted_on: day(adopted_on),
        effective_on: day(effective_on),
        document: Box::new(document()),
    }
}

/// The statutes of the example, changed as a test needs.
fn with(change: impl FnOnce(&mut StatutesDocument)) -> StatutesCommand {
    let mut changed = document();
    change(&mut changed);
    let version = statutes(changed);
    StatutesCommand::Adopt {
        adopted_on: version.adopted_on,
        effective_on: version.effective_on,
        document: Box::new(version.document),
    }
}

fn given(facts: Vec<StatutesEvent>, order: StatutesCommand) -> Result<Vec<StatutesEvent>, StatutesError> {
    TestFramework::<Statutes>::with(()).given(facts).when(order).inspect_result()
}

fn refused(change: impl FnOnce(&mut StatutesDocument)) -> StatutesError {
    given(vec![], with(change)).expect_err("the law forbids it")
}

fn accepted(change: impl FnOnce(&mut StatutesDocument)) {
    given(vec![], with(change)).expect("the law allows it");
}

/// Weights of the first colleges, in their order.
fn weights(document: &mut StatutesDocument, weights: &[&str]) {
    let weighting = document.weighting.as_mut().expect("the example has colleges");
    weighting.colleges.truncate(weights.len());
    for (college, weight) in weighting.colleges.iter_mut().zip(weights) {
        college.weight = weight.parse().expect("a percentage");
    }
    document.categories.clear();
}

fn weighting(document: &mut StatutesDocument) -> &mut Weighting {
    document.weighting.as_mut().expect("the example has colleges")
}

#[test]
fn versions_are_numbered_and_follow_each_other() {
    let first = adopted(1, "2013-12-12", "2014-01-01");
    let second = adopted(2, "2015-06-19", "2015-06-19");
    assert_eq!(given(vec![], adopt("2013-12-12", "2014-01-01")), Ok(vec![first.clone()]));
    assert_eq!(given(vec![first.clone()], adopt("2015-06-19", "2015-06-19")), Ok(vec![second.clone()]));
    for effective_on in ["2015-06-19", "2015-06-01"] {
        assert_eq!(
            given(vec![first.clone(), second.clone()], adopt("2015-06-01", effective_on)),
            Err(StatutesError::EffectNotAfterLatest {
                latest: day("2015-06-19"),
                effective_on: day(effective_on)
            })
        );
    }
    assert_eq!(
        given(vec![], adopt("2014-01-02", "2014-01-01")),
        Err(StatutesError::EffectBeforeAdoption {
            adopted_on: day("2014-01-02"),
            effective_on: day("2014-01-01")
        })
    );
}

#[test]
fn each_day_has_the_version_of_its_day() {
    use kernel::prelude::Aggregate as _;
    let mut of = Statutes::default();
    of.apply(adopted(1, "2013-12-12", "2014-01-01"));
    of.apply(adopted(2, "2015-06-19", "2016-01-01"));
    let on = |text| of.on(day(text)).map(|version| version.version);
    assert_eq!(on("2013-12-31"), Err(StatutesError::NoneInForce { on: day("2013-12-31") }));
    assert_eq!((on("2014-01-01"), on("2015-12-31"), on("2016-01-01")), (Ok(1), Ok(1), Ok(2)));
}

#[test]
fn weights_make_the_hundred_between_ten_and_fifty() {
    for fair in [&["50", "40", "10"][..], &["100/3", "100/3", "100/3"], &["12.5", "37.5", "25", "25"]] {
        accepted(|of| weights(of, fair));
    }
    let out = |college, weight: &str| StatutesError::WeightOutOfBounds {
        college,
        weight: weight.parse().unwrap(),
        lightest: Percent::whole(10),
        heaviest: Percent::whole(50),
    };
    // Found in the field: two colleges at five percents.
    let light = ["30", "30", "30", "5", "5"];
    assert_eq!(refused(|of| weights(of, &light)), out(College::Federations, "5"));
    assert_eq!(refused(|of| weights(of, &["9.99", "45", "45.01"])), out(College::Employees, "9.99"));
    assert_eq!(refused(|of| weights(of, &["50.01", "25", "24.99"])), out(College::Employees, "50.01"));
    for (short, total) in [(["33.33", "33.33", "33.33"], "99.99"), (["50", "40", "10.01"], "100.01")] {
        let total = total.parse().unwrap();
        assert_eq!(refused(|of| weights(of, &short)), StatutesError::WeightsNotHundred { total });
    }
}

#[test]
fn colleges_are_three_or_none_and_each_once() {
    let too_few = StatutesError::TooFewColleges { given: 2, fewest: 3 };
    assert_eq!(refused(|of| weights(of, &["50", "50"])), too_few);
    accepted(|of| (of.weighting, of.categories) = (None, vec![]));
    let twice = refused(|of| {
        let weighting = weighting(of);
        weighting.colleges[4].college = College::Employees;
    });
    assert_eq!(twice, StatutesError::CollegeTwice { college: College::Employees });
    let weighted = refused(|of| (of.weighting, of.quorum_basis) = (None, QuorumBasis::CollegeWeighted));
    assert_eq!(weighted, StatutesError::QuorumNeedsColleges);
}

#[test]
fn a_quorum_is_the_laws_or_more_and_never_beyond_everybody() {
    let (ordinary, extraordinary) = (Decision::Ordinary, Decision::Extraordinary);
    let (first, second) = (Convocation::First, Convocation::Second);
    let below = |decision, convocation, given, floor| StatutesError::QuorumBelowLaw {
        decision,
        convocation,
        given,
        floor,
    };
    let (sixth, fifth, quarter) = (fraction(1, 6), fraction(1, 5), fraction(1, 4));
    assert_eq!(refused(|of| of.quorums.ordinary_first = sixth), below(ordinary, first, sixth, fifth));
    assert_eq!(
        refused(|of| of.quorums.extraordinary_first = fifth),
        below(extraordinary, first, fifth, quarter)
    );
    assert_eq!(
        refused(|of| of.quorums.extraordinary_second = sixth),
        below(extraordinary, second, sixth, fifth)
    );
    let negative = fraction(-1, 5);
    assert_eq!(
        refused(|of| of.quorums.ordinary_second = negative),
        below(ordinary, second, negative, Fraction::ZERO)
    );
    let beyond = fraction(101, 100);
    assert_eq!(
        refused(|of| of.quorums.ordinary_second = beyond),
        StatutesError::QuorumAboveWhole { decision: ordinary, convocation: second, given: beyond }
    );
    accepted(|of| of.quorums.ordinary_second = Fraction::ONE);
}

#[test]
fn a_majority_is_the_laws_or_stricter_and_can_be_reached() {
    let (half, two_thirds) = (Majority::MoreThan(fraction(1, 2)), Majority::AtLeast(fraction(2, 3)));
    let at_half = Majority::AtLeast(fraction(1, 2));
    assert_eq!(
        refused(|of| of.majorities.ordinary = at_half),
        StatutesError::MajorityBelowLaw { decision: Decision::Ordinary, given: at_half, floor: half }
    );
    assert_eq!(
        refused(|of| of.majorities.extraordinary = half),
        StatutesError::MajorityBelowLaw { decision: Decision::Extraordinary, given: half, floor: two_thirds }
    );
    let more_than_all = Majority::MoreThan(Fraction::ONE);
    assert_eq!(
        refused(|of| of.majorities.ordinary = more_than_all),
        StatutesError::MajorityOutOfReach { decision: Decision::Ordinary, given: more_than_all }
    );
    accepted(|of| of.majorities.extraordinary = Majority::AtLeast(Fraction::ONE));
    accepted(|of| of.majorities.ordinary = two_thirds);
}

#[test]
fn nobody_is_forbidden_to_be_represented() {
    let none = refused(|of| of.proxy_ceiling = ProxyCeiling::AtMost { mandates: 0 });
    assert_eq!(none, StatutesError::ProxiesForbidden);
    accepted(|of| of.proxy_ceiling = ProxyCeiling::AtMost { mandates: 1 });
}

#[test]
fn shares_are_worth_the_same_in_every_category() {
    let (code, euros) = ("supporter-private".to_owned(), Money::euros);
    let twice = refused(|of| of.categories[1].code = of.categories[0].code.clone());
    assert_eq!(twice, StatutesError::CategoryTwice { code: "employee".into() });
    assert_eq!(
        refused(|of| of.categories[1].nominal = euros(50)),
        StatutesError::CategoryNominal { code: code.clone(), nominal: euros(50) }
    );
    assert_eq!(
        refused(|of| of.categories.iter_mut().for_each(|terms| terms.nominal = Money::ZERO)),
        StatutesError::CategoryNominal { code: "employee".into(), nominal: Money::ZERO }
    );
    for minimum in [euros(550), euros(50), Money::ZERO] {
        assert_eq!(
            refused(|of| of.categories[1].minimum = minimum),
            StatutesError::CategoryMinimum { code: code.clone(), minimum, nominal: euros(100) }
        );
    }
    let weightless = refused(|of| {
        let categories = of.categories.clone();
        weights(of, &["50", "25", "25"]);
        of.categories = categories;
    });
    assert_eq!(weightless, StatutesError::CategoryCollege { code, college: COLLEGES[4] });
}
