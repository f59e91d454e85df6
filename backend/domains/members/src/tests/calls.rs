//! Calls of every member: kept under their key, and asking nobody who has left.

use std::ops::ControlFlow;

use kernel::testing::{TestDatabase, on_both_databases};
use values::{Fraction, Money};

use super::{Room, admission, day, exit, free, member_id, payment, recorded, room};
use crate::goldens::{person, supporters};
use crate::public::RegisterAlert;
use crate::{CallPayments, CallProgress, CalledPayments};

/// Three members with four shares each, a quarter paid.
async fn three(room: &Room) {
    for (number, name) in [(1, "Ana"), (2, "Bao"), (3, "Cléo")] {
        let order =
            admission(member_id(number), person(name, "Exemple"), supporters(), (4, 100), "2015-01-05");
        room.admit(&recorded("2015-01-05"), order).await.unwrap();
    }
}

/// A second quarter.
fn call() -> CallPayments {
    CallPayments { up_to: Fraction::new(1, 2).unwrap(), due_on: day("2015-04-30"), on: day("2015-03-02") }
}

async fn go_on(_: CallProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn of(members: u64, euros: i64) -> CalledPayments {
    CalledPayments { members, amount: Money::euros(euros) }
}

on_both_databases!(a_repeated_call_is_answered_and_not_made_again, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    let keyed = recorded("2015-03-02").with_key("second-quarter", vec![1]);
    assert_eq!(room.call_payments(&keyed, call(), go_on).await.unwrap(), of(3, 300));
    assert_eq!(room.call_payments(&keyed, call(), go_on).await.unwrap(), of(3, 300));
    assert_eq!(room.call_payments(&recorded("2015-03-02"), call(), go_on).await.unwrap(), of(0, 0));
});

on_both_databases!(a_call_recorded_late_passes_over_who_has_left_since, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    room.end_membership(&recorded("2015-03-10"), exit(member_id(2), "2015-03-10")).await.unwrap();
    assert_eq!(room.call_payments(&recorded("2015-03-12"), call(), go_on).await.unwrap(), of(2, 200));
});

/// What is told of days that passed; families apart.
async fn past(room: &Room, on: &str) -> Vec<RegisterAlert> {
    let capital = room.capital(day(on), None).await.unwrap();
    let position = room.position(day(on), &free()).await.unwrap();
    let mut alerts = room.alerts(&capital, &position).await.unwrap();
    alerts.retain(|alert| {
        !matches!(alert, RegisterAlert::TooFewFamilies { .. } | RegisterAlert::CollegeEmpty { .. })
    });
    alerts
}

on_both_databases!(what_is_past_its_day_is_told_until_it_is_done, async |db: TestDatabase| {
    let room = room(&db).await;
    three(&room).await;
    room.call_payments(&recorded("2015-03-02"), call(), go_on).await.unwrap();
    let late = |members, euros| RegisterAlert::CallsOverdue {
        members,
        amount: Money::euros(euros),
        since: day("2015-04-30"),
    };
    assert_eq!(past(&room, "2015-04-30").await, [], "the last day is not over");
    assert_eq!(past(&room, "2015-05-01").await, [late(3, 300)]);
    room.record_payment(&recorded("2015-05-04"), payment(member_id(1), 100, "2015-05-04")).await.unwrap();
    room.record_payment(&recorded("2015-05-04"), payment(member_id(2), 40, "2015-05-04")).await.unwrap();
    assert_eq!(past(&room, "2015-05-04").await, [late(2, 160)]);
    let next = CallPayments { up_to: Fraction::ONE, due_on: day("2015-09-30"), on: day("2015-06-01") };
    room.call_payments(&recorded("2015-06-01"), next, go_on).await.unwrap();
    assert_eq!(past(&room, "2015-06-01").await, [late(2, 160)], "what is to come is not late");

    room.end_membership(&recorded("2015-07-01"), exit(member_id(3), "2015-07-01")).await.unwrap();
    assert_eq!(past(&room, "2015-07-01").await, [late(1, 60)], "who has left is not called");
    let (first, last, on) = (day("2015-01-01"), day("2015-12-31"), day("2016-02-01"));
    room.close_year(&recorded("2016-02-01"), 2015, first, last, on).await.unwrap();
    let settle = RegisterAlert::RefundsToSettle { claims: 1, since: day("2015-07-01") };
    assert!(past(&room, "2016-02-01").await.contains(&settle), "its losses are known now");
    assert!(!past(&room, "2016-01-31").await.contains(&settle), "and were not the day before");
    let due =
        RegisterAlert::RefundsOverdue { claims: 1, amount: Money::euros(100), since: day("2020-07-01") };
    assert!(!past(&room, "2020-07-01").await.contains(&due));
    assert!(past(&room, "2020-07-02").await.contains(&due));
});
