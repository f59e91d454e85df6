//! For any sequence of orders, accepted or refused: what the register says of every day, and of what was known then.

use std::collections::BTreeMap;

use kernel::prelude::*;
use kernel::testing::{TestDatabase, context_at, on_both_databases};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use values::{Day, Money, Shares, Timestamp};

use super::{Room, admission, exit, member_id, payment, room, subscription};
use crate::goldens::{entity, person, supporters, terms};
use crate::public::{Applicant, College, MemberKind, MembershipClauses};
use crate::{TransferShares, WithdrawShares};

/// What somebody wants to do; many of these are refused.
#[derive(Debug, Clone)]
enum Wish {
    Admit { number: u128, shares: u32, quarters: i64, on: i64 },
    Subscribe { number: u128, shares: u32, quarters: i64, on: i64 },
    Pay { number: u128, euros: i64, on: i64 },
    Give { number: u128, to: u128, shares: u32, on: i64 },
    Withdraw { number: u128, shares: u32, on: i64 },
    Leave { number: u128, on: i64 },
}

/// Every third member is a commune.
fn is_public(number: u128) -> bool {
    number.is_multiple_of(3)
}

fn wish() -> impl Strategy<Value = Wish> {
    let (who, on) = (1_u128..16, 0_i64..60);
    prop_oneof![
        4 => (who.clone(), 1_u32..300, 1_i64..=4, on.clone())
            .prop_map(|(number, shares, quarters, on)| Wish::Admit { number, shares, quarters, on }),
        3 => (who.clone(), 1_u32..200, 1_i64..=4, on.clone())
            .prop_map(|(number, shares, quarters, on)| Wish::Subscribe { number, shares, quarters, on }),
        2 => (who.clone(), 1_i64..20_000, on.clone())
            .prop_map(|(number, euros, on)| Wish::Pay { number, euros, on }),
        2 => (who.clone(), who.clone(), 1_u32..200, on.clone())
            .prop_map(|(number, to, shares, on)| Wish::Give { number, to, shares, on }),
        2 => (who.clone(), 1_u32..200, on.clone())
            .prop_map(|(number, shares, on)| Wish::Withdraw { number, shares, on }),
        2 => (who, on).prop_map(|(number, on)| Wish::Leave { number, on }),
    ]
}

fn day(number: i64) -> Day {
    Day::ymd(2015, 1, 1).unwrap().plus_days(number)
}

/// Does it, and says from which day it may have let capital out.
async fn grant(room: &Room, context: &Context, wish: &Wish) -> Result<Option<Day>, Failure> {
    let law = MembershipClauses::legal();
    let at = |on: i64| day(on).to_string();
    let paid = |shares: u32, quarters: i64| i64::from(shares) * 25 * quarters;
    match wish {
        Wish::Admit { number, shares, quarters, on } => {
            let bought = (*shares, paid(*shares, *quarters));
            let mut order = if is_public(*number) {
                let mut commune = entity(&format!("Commune {number}"));
                (commune.siren, commune.siret) = (None, None);
                let public = terms("public", College::Distributors, &[MemberKind::PublicBody], 2_000);
                admission(member_id(*number), Applicant::PublicBody(commune), public, bought, &at(*on))
            } else {
                let who = person("Membre", &format!("Exemple{number}"));
                admission(member_id(*number), who, supporters(), bought, &at(*on))
            };
            order.more.distinct = true;
            room.0.admit(context, order, &law).await.map(|_| None)
        }
        Wish::Subscribe { number, shares, quarters, on } => {
            let order = subscription(member_id(*number), *shares, paid(*shares, *quarters), &at(*on));
            room.0.subscribe(context, order, &law).await.map(|_| None)
        }
        Wish::Pay { number, euros, on } => {
            let order = payment(member_id(*number), *euros, &at(*on));
            room.0.record_payment(context, order, &law).await.map(|_| None)
        }
        Wish::Give { number, to, shares, on } => {
            let (from, to) = (member_id(*number), member_id(*to));
            let (shares, on) = (Shares::new(*shares), day(*on));
            let order = TransferShares { from, to, shares, approved_on: Some(on), on };
            room.0.transfer_shares(context, order, &law).await.map(|_| None)
        }
        Wish::Withdraw { number, shares, on } => {
            let order =
                WithdrawShares { member_id: member_id(*number), shares: Shares::new(*shares), on: day(*on) };
            room.0.withdraw_shares(context, order, &law).await.map(|_| Some(day(*on)))
        }
        Wish::Leave { number, on } => {
            let order = exit(member_id(*number), &at(*on));
            room.0.end_membership(context, order, &law).await.map(|_| Some(day(*on)))
        }
    }
}

type Figures = (Money, Money, Money, u64, u64);

async fn figures(room: &Room, on: Day, known_at: Option<Timestamp>) -> Figures {
    let capital = room.capital(on, known_at).await.unwrap();
    (capital.subscribed, capital.paid, capital.blocked, capital.shares, capital.members)
}

/// Days that are looked at: some, and the last.
fn days() -> impl Iterator<Item = Day> {
    (0..=63).step_by(9).map(day)
}

async fn sound(room: &Room) {
    for on in days() {
        let (subscribed, paid, blocked, shares, members) = figures(room, on, None).await;
        let value = Money::euros(100).times(i64::try_from(shares).unwrap()).unwrap();
        assert_eq!(
            subscribed,
            value + blocked,
            "{on}: shares at their nominal, and what the floor holds back"
        );
        assert!(paid <= subscribed && !blocked.is_negative(), "{on}");
        let rows = room.register(on, None, &PageRequest::default()).await.unwrap();
        assert_eq!((rows.total, rows.items.len() as u64), (members, members));
        for row in rows.items {
            assert!(!row.due.is_negative() && row.paid <= row.subscribed, "{on}: {row:?}");
            assert!(row.paid <= row.called && row.called <= row.subscribed, "{on}: {row:?}");
        }
    }
    let request = PageRequest { limit: Some(500), ..PageRequest::default() };
    let page = room.movements(day(99), None, &request).await.unwrap();
    let mut numbers: Vec<u64> = page.items.iter().map(|row| row.movement.number).collect();
    numbers.dedup();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>(), "no order number is missing");
}

on_both_databases!(whatever_is_asked_the_register_adds_up_on_every_day, async |db: TestDatabase| {
    let room = room(&db).await;
    let law = MembershipClauses::legal();
    let mut runner = TestRunner::deterministic();
    let wishes = prop::collection::vec(wish(), 300).new_tree(&mut runner).unwrap().current();
    let mut told: BTreeMap<(Day, Timestamp), Figures> = BTreeMap::new();
    let mut granted = 0;
    for (rank, wish) in (0_i64..).zip(&wishes) {
        let at = Timestamp::start_of(day(100)).micros() + rank * 60_000_000;
        let mut before = Vec::new();
        for on in days() {
            before.push(room.position(on, &law).await.unwrap());
        }
        let result = grant(&room, &context_at(at), wish).await;
        if let Err(Failure::Kernel(error)) = &result {
            panic!("{wish:?}: {error}");
        }
        granted += u32::from(result.is_ok());
        for (on, was) in days().zip(before) {
            let is = room.position(on, &law).await.unwrap();
            if matches!(result, Ok(None)) {
                assert!(!is.public_breach || was.public_breach, "{wish:?} breaks the cap on {on}");
            }
            assert!(
                is.subscribed >= was.subscribed || is.subscribed >= is.floor,
                "{wish:?} breaks the floor on {on}: {was:?} {is:?}"
            );
        }
        if rank % 10 == 9 {
            sound(&room).await;
            for on in days() {
                let known = Timestamp::from_micros(at);
                told.insert((on, known), figures(&room, on, None).await);
            }
        }
    }
    assert!(granted > 40, "only {granted} of the orders were granted: the test says little");
    for ((on, known), figures_then) in told {
        assert_eq!(figures(&room, on, Some(known)).await, figures_then, "{on} as known at {known:?}");
    }
});
