//! Calls of every member: kept under their key, and asking nobody who has left.

use std::ops::ControlFlow;

use kernel::testing::{TestDatabase, on_both_databases};
use values::{Fraction, Money};

use super::{Room, admission, day, exit, member_id, recorded, room};
use crate::goldens::{person, supporters};
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
