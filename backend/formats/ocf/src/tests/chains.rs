use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

/// One line for each transaction: what it does to which security.
fn told(transactions: &[Transaction]) -> Vec<String> {
    let label = |id: &String| id.trim_start_matches("security-").to_owned();
    let rest =
        |id: &Option<String>| id.as_ref().map(|id| format!(", rest {}", label(id))).unwrap_or_default();
    let line = |transaction: &Transaction| match transaction {
        Transaction::Issuance(t) => {
            format!("{} × {} at {}", t.quantity, label(&t.security_id), t.share_price.amount)
        }
        Transaction::Transfer(t) => {
            let resulting: Vec<_> = t.resulting_security_ids.iter().map(label).collect();
            let rest = rest(&t.balance_security_id);
            format!("{} of {} to {}{rest}", t.quantity, label(&t.security_id), resulting.join(" and "))
        }
        Transaction::Repurchase(t) => {
            let rest = rest(&t.balance_security_id);
            format!("{} of {} bought back at {}{rest}", t.quantity, label(&t.security_id), t.price.amount)
        }
        Transaction::Cancellation(t) => {
            let rest = rest(&t.balance_security_id);
            format!("{} of {} cancelled{rest}", t.quantity, label(&t.security_id))
        }
    };
    transactions.iter().map(line).collect()
}

#[test]
fn the_oldest_shares_go_first() {
    assert_eq!(
        told(&run(years().movements).unwrap()),
        [
            "10 × 1 at 50.00",
            "5 × 2 at 50.00",
            "100 × 3 at 50.00",
            "1 × 9 at 50.00",
            "10 × 5.1 at 41.6666666666",
            "10 of 1 to 5.1",
            "2 × 5.2 at 41.6666666666",
            "3 × 4-balance at 50.00",
            "2 of 2 to 5.2, rest 4-balance",
            "60 × 6-balance at 50.00",
            "40 of 3 bought back at 49.99975, rest 6-balance",
            "10 of 5.1 cancelled",
            "1 × 7-balance at 41.6666666666",
            "1 of 5.2 cancelled, rest 7-balance",
            "2 × 8-balance at 50.00",
            "1 of 4-balance cancelled, rest 8-balance",
        ]
    );
}

#[test]
fn what_is_left_keeps_its_price_and_its_place() {
    let told = told(
        &run(vec![
            movement(
                1,
                "2014-01-01",
                1,
                10,
                MovementKind::Subscription { price_per_share: Money::euros(20) },
            ),
            movement(2, "2014-02-01", 1, 10, subscription()),
            movement(3, "2014-03-01", 1, 4, withdrawal(Refund::Open)),
            movement(4, "2014-04-01", 1, 7, withdrawal(Refund::Open)),
        ])
        .unwrap(),
    );
    assert_eq!(
        told[2..],
        [
            "6 × 3-balance at 20.00",
            "4 of 1 cancelled, rest 3-balance",
            "6 of 3-balance cancelled",
            "9 × 4-balance at 50.00",
            "1 of 2 cancelled, rest 4-balance",
        ]
    );
}

#[test]
fn what_came_by_transfer_can_go_on() {
    let told = told(
        &run(vec![
            movement(1, "2014-01-01", 1, 10, subscription()),
            // The receiving half was recorded first, and both halves may bear one number.
            movement(2, "2014-02-01", 2, 10, from(1)),
            movement(3, "2014-02-01", 1, 10, to(2)),
            movement(4, "2014-02-01", 2, 6, to(3)),
            movement(4, "2014-02-01", 3, 6, from(2)),
        ])
        .unwrap(),
    );
    assert_eq!(
        told[1..],
        [
            "10 × 2 at 50.00",
            "10 of 1 to 2",
            "6 × 4 at 50.00",
            "4 × 4-balance at 50.00",
            "6 of 2 to 4, rest 4-balance"
        ]
    );
}

#[test]
fn what_cannot_be_is_refused() {
    let day_one = "2014-01-01";
    let held = || movement(1, day_one, 1, 10, subscription());
    let refused = |movements: Vec<Movement>| run(movements).unwrap_err();
    assert_eq!(
        refused(vec![held(), movement(2, day_one, 1, 11, withdrawal(Refund::Open))]),
        CapTableError::NotEnoughShares { number: 2, held: 10, asked: 11 }
    );
    assert_eq!(
        refused(vec![held(), movement(2, "2013-12-31", 1, 1, withdrawal(Refund::Open))]),
        CapTableError::NotEnoughShares { number: 2, held: 0, asked: 1 },
        "nothing is given away before it is held"
    );
    let half = CapTableError::HalfTransfer { number: 2 };
    assert_eq!(refused(vec![held(), movement(2, day_one, 1, 5, to(2))]), half);
    assert_eq!(refused(vec![held(), movement(2, day_one, 2, 5, from(1))]), half);
    for other in [
        movement(3, day_one, 2, 4, from(1)),
        movement(3, day_one, 3, 5, from(1)),
        movement(3, day_one, 2, 5, from(3)),
        movement(3, "2014-01-02", 2, 5, from(1)),
    ] {
        assert_eq!(refused(vec![held(), movement(2, day_one, 1, 5, to(2)), other]), half);
    }
    assert_eq!(refused(vec![movement(2, day_one, 1, 5, to(1))]), CapTableError::TransferToSelf { number: 2 });
    assert_eq!(refused(vec![held(), held()]), CapTableError::RepeatedNumber { number: 1 });
    assert_eq!(
        refused(vec![movement(1, day_one, 1, 0, subscription())]),
        CapTableError::NoShares { number: 1 }
    );
    assert_eq!(
        refused(vec![held(), movement(2, day_one, 1, 1, withdrawal(Refund::Fixed(Money::cents(-1))))]),
        CapTableError::NegativeAmount { number: 2 }
    );
    assert_eq!(
        refused(vec![movement(1, "2016-01-01", 1, 1, subscription())]),
        CapTableError::AfterAsOf { number: 1, on: day("2016-01-01") }
    );
    assert_eq!(
        refused(vec![movement(1, day_one, 9, 1, subscription())]),
        CapTableError::UnknownMember { number: 1, member: id(9) }
    );
    let mut twice = table(vec![]);
    twice.stakeholders.push(twice.stakeholders[0].clone());
    assert_eq!(package(&twice).unwrap_err(), CapTableError::RepeatedStakeholder { member: id(3) });
}

/// What a reader of the format reckons: shares by member and by number of the security that holds them. Panics where
/// a chain is broken.
fn replay(transactions: &[Transaction]) -> BTreeMap<Uuid, u64> {
    let mut open: BTreeMap<String, (Uuid, u64)> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    let count = |text: &String| text.parse::<u64>().unwrap();
    for transaction in transactions {
        let (security, quantity, balance, resulting) = match transaction {
            Transaction::Issuance(t) => {
                assert!(seen.insert(t.security_id.clone()), "{} is issued twice", t.security_id);
                assert_ne!(t.id, t.security_id);
                open.insert(t.security_id.clone(), (t.stakeholder_id, count(&t.quantity)));
                continue;
            }
            Transaction::Transfer(t) => {
                (&t.security_id, &t.quantity, &t.balance_security_id, t.resulting_security_ids.as_slice())
            }
            Transaction::Repurchase(t) => {
                (&t.security_id, &t.quantity, &t.balance_security_id, [].as_slice())
            }
            Transaction::Cancellation(t) => {
                (&t.security_id, &t.quantity, &t.balance_security_id, [].as_slice())
            }
        };
        let (holder, held) = open.remove(security).expect("a security is ended once, after its issuance");
        let left = balance.as_ref().map_or(0, |balance| {
            assert_eq!(open[balance].0, holder, "what is left stays with its holder");
            open[balance].1
        });
        assert!(balance.is_none() || left > 0);
        assert_eq!(count(quantity) + left, held);
        let given: u64 = resulting.iter().map(|id| open[id].1).sum();
        assert!(resulting.is_empty() || given == count(quantity));
    }
    let mut sums = BTreeMap::new();
    for (holder, quantity) in open.into_values() {
        *sums.entry(holder).or_default() += quantity;
    }
    sums
}

/// Makes movements that are possible out of any numbers, with what each member holds in the end.
fn possible(wishes: &[(u8, u128, u128, u32, i64)]) -> (Vec<Movement>, BTreeMap<Uuid, u64>) {
    let (mut movements, mut held) = (Vec::new(), BTreeMap::from([(id(1), 0_u64), (id(2), 0), (id(3), 0)]));
    let mut on = day("2014-01-01");
    for &(kind, member, other, shares, days) in wishes {
        on = on.plus_days(days);
        let mut push = |member: u128, shares: u32, kind| {
            let number = u64::try_from(movements.len()).unwrap() + 1;
            movements.push(Movement { number, on, member: id(member), shares: Shares::new(shares), kind });
        };
        let most = u32::try_from(held[&id(member)]).unwrap();
        let given = shares.min(most);
        match kind {
            0 => {
                push(member, shares, subscription());
                *held.get_mut(&id(member)).unwrap() += u64::from(shares);
            }
            _ if given == 0 => {}
            1 if other != member => {
                push(member, given, to(other));
                push(other, given, from(member));
                *held.get_mut(&id(member)).unwrap() -= u64::from(given);
                *held.get_mut(&id(other)).unwrap() += u64::from(given);
            }
            _ => {
                let refund = if shares % 2 == 0 { Refund::Open } else { Refund::Fixed(Money::euros(7)) };
                push(member, given, withdrawal(refund));
                *held.get_mut(&id(member)).unwrap() -= u64::from(given);
            }
        }
    }
    held.retain(|_, shares| *shares > 0);
    (movements, held)
}

proptest! {
    #[test]
    fn chains_end_in_what_each_member_holds(
        wishes in proptest::collection::vec((0..3_u8, 1..4_u128, 1..4_u128, 1..30_u32, 0..20_i64), 0..30),
    ) {
        let (movements, held) = possible(&wishes);
        prop_assert_eq!(replay(&run(movements).unwrap()), held);
    }
}
