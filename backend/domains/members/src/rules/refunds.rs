//! What is owed to who left: how much leaves the capital now, how much the floor holds back, when it is paid.
//!
//! What can never happen: more repaid than was paid in; an instalment later than the term of the statutes, unless the
//! floor of the capital made it wait.

use serde::{Deserialize, Serialize};
use values::{Day, Fraction, Money};

use super::capital::above;
use crate::public::Instalment;

/// What shares that leave are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Leaving {
    /// Their nominal value.
    pub subscribed: Money,
    /// What was paid on them.
    pub paid: Money,
}

/// How an exit divides: what leaves the capital at once and what stays until there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Division {
    /// Leaves the capital on the day.
    pub leaves: Leaving,
    /// Stays in the capital, held back by the floor.
    pub blocked: Leaving,
}

/// Divides an exit by the headroom of the capital: what was never paid in leaves first, since nobody takes it back.
pub(crate) fn divide(all: Leaving, headroom: Money) -> Division {
    let leaves = Ord::min(all.subscribed, headroom);
    let blocked = all.subscribed - leaves;
    let blocked_paid = Ord::min(all.paid, blocked);
    Division {
        leaves: Leaving { subscribed: leaves, paid: all.paid - blocked_paid },
        blocked: Leaving { subscribed: blocked, paid: blocked_paid },
    }
}

/// The share of the losses that an exit bears: in proportion of the capital, on what the reserves do not absorb.
pub(crate) fn losses_borne(paid: Money, unabsorbed: Money, capital: Money) -> Money {
    if unabsorbed <= Money::ZERO || capital <= Money::ZERO {
        return Money::ZERO;
    }
    let ratio = Fraction::new(unabsorbed.as_cents().into(), capital.as_cents().into());
    Ord::min(above(paid, ratio.unwrap_or(Fraction::ONE)), paid)
}

/// Equal yearly instalments on the anniversaries of an exit that are later than `after`, within the term of the
/// statutes; what does not divide goes with the first. Once the term is over, one instalment on `after`.
pub(crate) fn schedule(amount: Money, left_on: Day, after: Day, years: u8) -> Vec<Instalment> {
    if amount <= Money::ZERO {
        return Vec::new();
    }
    let days: Vec<Day> =
        (1..=i32::from(years)).map(|year| left_on.plus_years(year)).filter(|day| *day > after).collect();
    let Ok(count) = i64::try_from(days.len()) else { return Vec::new() };
    if count == 0 {
        return vec![Instalment { due_on: after, amount }];
    }
    let (each, rest) = (amount.as_cents() / count, amount.as_cents() % count);
    let part = |(rank, due_on)| Instalment {
        due_on,
        amount: Money::cents(if rank == 0 { each + rest } else { each }),
    };
    days.into_iter().enumerate().map(part).filter(|of| of.amount > Money::ZERO).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn full(euros: i64) -> Leaving {
        Leaving { subscribed: Money::euros(euros), paid: Money::euros(euros) }
    }

    #[test]
    fn the_floor_holds_back_what_does_not_fit() {
        let second = divide(full(9_000), Money::euros(7_550));
        assert_eq!(second.leaves, full(7_550));
        assert_eq!(second.blocked, full(1_450));
        assert_eq!(divide(full(500), Money::ZERO).blocked, full(500));
        assert_eq!(divide(full(500), Money::euros(600)).leaves, full(500));
    }

    #[test]
    fn what_was_never_paid_leaves_first() {
        let all = Leaving { subscribed: Money::euros(400), paid: Money::euros(100) };
        let divided = divide(all, Money::euros(200));
        assert_eq!(divided.leaves, Leaving { subscribed: Money::euros(200), paid: Money::ZERO });
        assert_eq!(divided.blocked, Leaving { subscribed: Money::euros(200), paid: Money::euros(100) });
    }

    #[test]
    fn two_thousand_euros_are_five_times_four_hundred() {
        let left = day("2015-09-30");
        let parts = schedule(Money::euros(2_000), left, left, 5);
        assert_eq!(parts.len(), 5);
        assert!(parts.iter().all(|of| of.amount == Money::euros(400)));
        assert_eq!((parts[0].due_on, parts[4].due_on), (day("2016-09-30"), day("2020-09-30")));
        let late = schedule(Money::cents(100_001), left, day("2018-10-01"), 5);
        assert_eq!(late.iter().map(|of| of.amount.as_cents()).collect::<Vec<_>>(), [50_001, 50_000]);
        let over = schedule(Money::euros(10), left, day("2021-01-01"), 5);
        assert_eq!(over, [Instalment { due_on: day("2021-01-01"), amount: Money::euros(10) }]);
    }

    #[test]
    fn losses_are_borne_in_proportion() {
        let capital = Money::euros(60_000);
        assert_eq!(losses_borne(Money::euros(1_000), Money::euros(6_000), capital), Money::euros(100));
        assert_eq!(losses_borne(Money::euros(1_000), Money::euros(-1), capital), Money::ZERO);
        assert_eq!(losses_borne(Money::euros(1_000), Money::euros(90_000), capital), Money::euros(1_000));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_now_and_later(
            subscribed in 0_i64..1_000_000, part in 0_i64..=100, room in 0_i64..1_000_000, years in 1_u8..=5,
        ) {
            let all = Leaving {
                subscribed: Money::cents(subscribed),
                paid: Money::cents(subscribed * part / 100),
            };
            let divided = divide(all, Money::cents(room));
            prop_assert_eq!(divided.leaves.subscribed + divided.blocked.subscribed, all.subscribed);
            prop_assert_eq!(divided.leaves.paid + divided.blocked.paid, all.paid);
            prop_assert!(divided.blocked.paid <= divided.blocked.subscribed);
            prop_assert!(divided.leaves.subscribed <= Money::cents(room));
            let left = Day::ymd(2016, 2, 29).unwrap();
            let parts = schedule(all.paid, left, left, years);
            prop_assert_eq!(parts.iter().map(|of| of.amount).sum::<Money>(), all.paid);
        }
    }
}
