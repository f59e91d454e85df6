//! The account of one member's shares: dated entries that only add up, so that a fact recorded late takes its place.
//!
//! What can never happen: more paid than subscribed, or fewer than no shares, on any day, whatever the order in which
//! facts were recorded.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

/// One movement; negative when it takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// Day of effect.
    pub on: Day,
    /// Shares more or fewer.
    pub shares: i64,
    /// Subscribed capital more or less.
    pub subscribed: Money,
    /// Paid capital more or less.
    pub paid: Money,
    /// Capital called more or less: what is paid at once is called, the rest by calls.
    pub called: Money,
}

/// What is held on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Balance {
    /// Shares.
    pub shares: i64,
    /// Their nominal value.
    pub subscribed: Money,
    /// Paid on them.
    pub paid: Money,
    /// Called of them.
    pub called: Money,
}

impl Balance {
    /// What remains to be paid.
    pub(crate) fn due(self) -> Money {
        self.subscribed - self.paid
    }

    /// What is called and not paid.
    pub(crate) fn overdue(self) -> Money {
        Ord::max(Ord::min(self.called, self.subscribed) - self.paid, Money::ZERO)
    }

    fn with(self, entry: &Entry) -> Self {
        Self {
            shares: self.shares + entry.shares,
            subscribed: self.subscribed + entry.subscribed,
            paid: self.paid + entry.paid,
            called: self.called + entry.called,
        }
    }

    fn sound(self) -> bool {
        self.shares >= 0 && !self.paid.is_negative() && self.paid <= self.subscribed
    }
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

    /// What is held after all movements.
    pub(crate) fn balance(&self) -> Balance {
        self.entries.iter().fold(Balance::default(), Balance::with)
    }

    /// What is held on a day.
    pub(crate) fn balance_on(&self, day: Day) -> Balance {
        let known = self.entries.iter().filter(|entry| entry.on <= day);
        known.fold(Balance::default(), Balance::with)
    }

    /// Day of the last movement, by effect.
    pub(crate) fn last_day(&self) -> Option<Day> {
        self.entries.iter().map(|entry| entry.on).max()
    }

    /// Days of the movements after a day.
    fn days_after(&self, on: Day) -> impl Iterator<Item = Day> {
        self.entries.iter().map(|entry| entry.on).filter(move |day| *day > on)
    }

    /// The most that can be paid with effect from a day without any later day showing more paid than subscribed.
    pub(crate) fn due_from(&self, on: Day) -> Money {
        let later = self.days_after(on).map(|day| self.balance_on(day).due()).min();
        let now = self.balance_on(on).due();
        later.map_or(now, |least| Ord::min(least, now))
    }

    /// The first later day that would not add up any more if an entry were added.
    pub(crate) fn contradicted_by(&self, entry: &Entry) -> Option<Day> {
        let days = std::iter::once(entry.on).chain(self.days_after(entry.on));
        let unsound = |day: &Day| !self.balance_on(*day).with(entry).sound();
        days.filter(unsound).min()
    }
}

/// What must be paid when shares of this value are subscribed: a quarter, to the cent above (loi 47-1775, art. 12).
pub(crate) fn quarter(value: Money) -> Money {
    let cents = value.as_cents();
    Money::cents(cents / 4 + i64::from(cents % 4 > 0))
}

/// What of an amount belongs to some of the shares on which it was paid, to the cent below.
pub(crate) fn part_of(amount: Money, shares: i64, held: i64) -> Money {
    if held == 0 {
        return Money::ZERO;
    }
    let part = i128::from(amount.as_cents()) * i128::from(shares) / i128::from(held);
    Money::cents(i64::try_from(part).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::ymd(2015, 1, 1).unwrap().plus_days(number)
    }

    fn entry(on: i64, shares: i64, paid: i64) -> Entry {
        let (subscribed, paid) = (Money::cents(shares * 10_000), Money::cents(paid));
        Entry { on: day(on), shares, subscribed, paid, called: paid }
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

    #[test]
    fn shares_that_left_later_cannot_leave_before() {
        let mut account = ShareAccount::default();
        account.enter(entry(0, 4, 40_000));
        account.enter(entry(50, -3, -30_000));
        assert_eq!(account.contradicted_by(&entry(10, -2, -20_000)), Some(day(50)));
        assert_eq!(account.contradicted_by(&entry(10, -1, -10_000)), None);
        assert_eq!(account.contradicted_by(&entry(-5, -1, -10_000)), Some(day(-5)));
    }

    proptest! {
        #[test]
        fn never_more_paid_than_subscribed_nor_fewer_than_no_shares_on_any_day(
            facts in prop::collection::vec((0_i64..60, -3_i64..5, 0_i64..60_000), 1..30),
        ) {
            let mut account = ShareAccount::default();
            for (on, shares, wish) in facts {
                let value = shares * 10_000;
                let held = account.balance_on(day(on));
                let made = match shares {
                    1.. => entry(on, shares, Ord::min(wish, value)),
                    0 => entry(on, 0, Ord::min(wish, account.due_from(day(on)).as_cents())),
                    _ => entry(on, shares, -part_of(held.paid, -shares, held.shares).as_cents()),
                };
                if account.contradicted_by(&made).is_none() {
                    account.enter(made);
                }
                for each in 0..61 {
                    let balance = account.balance_on(day(each));
                    prop_assert!(balance.sound());
                    prop_assert_eq!(balance.subscribed.as_cents(), balance.shares * 10_000);
                }
            }
        }
    }
}
