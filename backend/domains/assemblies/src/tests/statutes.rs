//! Versions of the statutes: which one is in force, on which day, and since when that is known.

use kernel::testing::{TestDatabase, context, context_at, on_both_databases};
use values::Timestamp;

use super::{all, asked, founded, room};
use crate::public::{AdoptStatutes, QuorumBasis, StatutesDocument, StatutesError};
use crate::samples::{adoption, day, document, statutes};

/// A second version: the quorum is counted in shares from 2016 on.
fn reform() -> AdoptStatutes {
    AdoptStatutes {
        adopted_on: day("2015-06-19"),
        effective_on: day("2016-01-01"),
        document: StatutesDocument { quorum_basis: QuorumBasis::Shares, ..document() },
    }
}

on_both_databases!(each_day_is_under_the_version_of_its_day, async |db: TestDatabase| {
    let room = room(&db).await;
    let none = room.statutes_on(day("2016-06-18")).await.unwrap_err();
    assert_eq!(none.refusal(), Some(&StatutesError::NoneInForce { on: day("2016-06-18") }));
    let early = Timestamp::start_of(day("2014-01-02")).micros();
    let late = Timestamp::start_of(day("2016-03-01")).micros();
    let first = room.adopt_statutes(&context_at(early), adoption(document())).await.unwrap();
    assert_eq!(first, statutes(document()));
    let second = room.adopt_statutes(&context_at(late), reform()).await.unwrap();
    assert_eq!((second.version, second.document.quorum_basis), (2, QuorumBasis::Shares));

    let before = room.statutes_on(day("2013-12-31")).await.unwrap_err();
    assert_eq!(before.refusal(), Some(&StatutesError::NoneInForce { on: day("2013-12-31") }));
    for (on, expected) in [("2014-01-01", &first), ("2015-12-31", &first), ("2016-01-01", &second)] {
        assert_eq!(&room.statutes_on(day(on)).await.unwrap(), expected, "{on}");
    }
    let known = async |at| {
        room.statutes_as_known(day("2016-06-18"), Some(Timestamp::from_micros(at))).await.map(|of| of.version)
    };
    assert_eq!((known(late).await.unwrap(), known(late - 1).await.unwrap()), (2, 1));
    assert!(known(early - 1).await.is_err(), "nothing was known yet");
    let versions = async |request| {
        room.statutes(&request).await.unwrap().items.into_iter().map(|of| of.version).collect::<Vec<_>>()
    };
    assert_eq!(versions(all()).await, [2, 1]);
    assert_eq!(versions(asked(&["effective_on:lt:2016-01-01"], "version")).await, [1]);
});

on_both_databases!(what_the_law_forbids_is_not_adopted, async |db: TestDatabase| {
    let room = founded(&db).await;
    let weighing = |weights: [&str; 5]| {
        let mut order = reform();
        let colleges = &mut order.document.weighting.as_mut().unwrap().colleges;
        colleges.iter_mut().zip(weights).for_each(|(of, weight)| of.weight = weight.parse().unwrap());
        order
    };
    let refused = async |order| {
        room.adopt_statutes(&context(), order).await.unwrap_err().refusal::<StatutesError>().cloned().unwrap()
    };
    assert_eq!(
        refused(weighing(["20", "20", "20", "20", "19"])).await,
        StatutesError::WeightsNotHundred { total: "99".parse().unwrap() }
    );
    for (weights, wrong) in [(["51", "19", "10", "10", "10"], 0), (["41", "20", "20", "10", "9"], 4)] {
        let answer = refused(weighing(weights)).await;
        let expected = crate::samples::COLLEGES[wrong];
        assert!(
            matches!(answer, StatutesError::WeightOutOfBounds { college, .. } if college == expected),
            "{answer}"
        );
    }
    let too_early =
        AdoptStatutes { effective_on: day("2014-01-01"), adopted_on: day("2013-12-12"), ..reform() };
    assert!(matches!(refused(too_early).await, StatutesError::EffectNotAfterLatest { .. }));
    assert_eq!(room.statutes(&all()).await.unwrap().total, 1);
});

on_both_databases!(two_reforms_at_once_have_two_numbers_or_one_is_refused, async |db: TestDatabase| {
    let room = founded(&db).await;
    let context = context();
    let later = AdoptStatutes { effective_on: day("2016-07-01"), ..reform() };
    let (one, two) = kernel::testing::tokio::join!(
        room.adopt_statutes(&context, reform()),
        room.adopt_statutes(&context, later)
    );
    assert!(two.is_ok(), "nothing takes effect after it");
    let versions = room.statutes(&all()).await.unwrap().items;
    let numbers: Vec<u32> = versions.iter().map(|of| of.version).collect();
    match one {
        Ok(_) => assert_eq!(numbers, [3, 2, 1]),
        Err(refused) => {
            assert!(matches!(refused.refusal(), Some(StatutesError::EffectNotAfterLatest { .. })));
            assert_eq!(numbers, [2, 1]);
        }
    }
});
