//! The account of one member's shares: dated entries that only add up, so that a fact recorded late takes its place.
//!
//! What can never happen: more paid than subscribed, on any day, whatever the order in which facts were recorded.

use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

/// One movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Day of effect.
    pub on: Day,
    /// Shares subscribed by it.
    pub shares: Shares,
    /// Their value.
    pub subscribed: Money,
    /// Amount paid by it.
    pub paid: Money,
}

/// All movements of one member until it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct ShareAccount {
    entries: Vec<Entry>,
}

impl ShareAccount {
    /// Adds a movement that was decided.
    pub(crate) fn enter(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Shares held after all movements.
    pub(crate) fn shares(&self) -> Shares {
        self.entries.iter().map(|entry| entry.shares).sum()
    }

    /// Paid after all movements.
    pub(crate) fn paid(&self) -> Money {
        self.entries.iter().map(|entry| entry.paid).sum()
    }

    /// Day of the last movement, by effect.
    pub(crate) fn last_day(&self) -> Option<Day> {
        self.entries.iter().map(|entry| entry.on).max()
    }

    /// The most that can be paid with effect from a day without any later day showing more paid than subscribed.
    pub(crate) fn due_from(&self, on: Day) -> Money {
        let later = self.entries.iter().map(|entry| entry.on).filter(|day| *day > on);
        let least = later.map(|day| self.due_on(day)).min();
        least.map_or(self.due_on(on), |least| Ord::min(least, self.due_on(on)))
    }

    fn due_on(&self, day: Day) -> Money {
        let known = self.entries.iter().filter(|entry| entry.on <= day);
        known.map(|entry| entry.subscribed - entry.paid).sum()
    }
}

/// What must be paid when shares of this value are subscribed: a quarter, to the cent above (loi 47-1775, art. 12).
pub(crate) fn quarter(value: Money) -> Money {
    let cents = value.as_cents();
    Money::cents(cents / 4 + i64::from(cents % 4 > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::ymd(2015, 1, 1).unwrap().plus_days(number)
    }

    fn entry(on: i64, shares: u32, paid: i64) -> Entry {
        let shares = Shares::new(shares);
        Entry {
            on: day(on),
            shares,
            subscribed: shares.at(Money::euros(100)).unwrap(),
            paid: Money::cents(paid),
        }
    }

    #[test]
    fn a_quarter_is_never_a_fraction_of_a_cent_short() {
        assert_eq!(quarter(Money::euros(400)), Money::euros(100));
        assert_eq!(quarter(Money::cents(101)), Money::cents(26));
        assert_eq!(quarter(Money::cents(100)), Money::cents(25));
    }

    #[test]
    fn a_late_payment_leaves_room_for_those_already_recorded() {
        let mut account = ShareAccount::default();
        account.enter(entry(0, 4, 10_000));
        account.enter(entry(90, 0, 25_000));
        assert_eq!(account.due_from(day(10)), Money::euros(50));
        assert_eq!(account.due_from(day(120)), Money::euros(50));
        account.enter(entry(100, 1, 10_000));
        assert_eq!(account.due_from(day(10)), Money::euros(50));
        assert_eq!(account.due_from(day(-1)), Money::ZERO);
    }

    proptest! {
        #[test]
        fn never_more_paid_than_subscribed_on_any_day(
            facts in prop::collection::vec((0_i64..60, 0_u32..5, 0_i64..60_000), 1..30),
        ) {
            let mut account = ShareAccount::default();
            for (on, shares, wish) in facts {
                let value = i64::from(shares) * 10_000;
                let most = if shares > 0 { value } else { account.due_from(day(on)).as_cents() };
                account.enter(entry(on, shares, Ord::min(wish, most)));
                for each in 0..61 {
                    prop_assert!(!account.due_on(day(each)).is_negative());
                }
            }
        }
    }
}
