//! The share capital of the whole cooperative day by day: its floor, what may still leave it, and what public bodies
//! may still take.
//!
//! What can never happen: an exit that brings the capital of any day under its floor; a subscription that gives public
//! bodies more than their part on any day, whatever the order in which facts were recorded.

use values::{Day, Fraction, Money};

use crate::public::MembershipClauses;

/// What one day changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DayChange {
    /// Day of effect.
    pub on: Day,
    /// Subscribed capital more, or less when negative.
    pub subscribed: Money,
    /// Of which of members that count among local public bodies.
    pub public: Money,
}

/// The capital at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    /// Subscribed.
    pub subscribed: Money,
    /// Of which of public bodies.
    pub public: Money,
    /// The highest capital ever until then.
    pub peak: Money,
}

const NOTHING: Level = Level { subscribed: Money::ZERO, public: Money::ZERO, peak: Money::ZERO };

/// All changes, by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CapitalLedger {
    changes: Vec<DayChange>,
}

impl CapitalLedger {
    /// The ledger of those changes, in any order.
    pub(crate) fn new(mut changes: Vec<DayChange>) -> Self {
        changes.sort_by_key(|change| change.on);
        Self { changes }
    }

    /// The level on a day.
    pub(crate) fn on(&self, day: Day) -> Level {
        self.levels().take_while(|(on, _)| *on <= day).last().map_or(NOTHING, |(_, level)| level)
    }

    /// The level at the end of each day that changed something.
    fn levels(&self) -> impl Iterator<Item = (Day, Level)> {
        self.changes.chunk_by(|one, next| one.on == next.on).scan(NOTHING, |level, changes| {
            for change in changes {
                level.subscribed += change.subscribed;
                level.public += change.public;
            }
            level.peak = Ord::max(level.peak, level.subscribed);
            changes.first().map(|change| (change.on, *level))
        })
    }

    /// The levels at the end of `on` and of each later day that changed something.
    fn from(&self, on: Day) -> impl Iterator<Item = Level> {
        let later = self.levels().filter(move |(day, _)| *day > on).map(|(_, level)| level);
        std::iter::once(self.on(on)).chain(later)
    }

    /// What may leave the capital with effect from a day; never negative (loi 47-1775, art. 13 and 27).
    pub(crate) fn headroom(&self, on: Day, clauses: &MembershipClauses) -> Money {
        let free = self.from(on).map(|level| level.subscribed - floor(level.peak, clauses)).min();
        Ord::max(free.unwrap_or(Money::ZERO), Money::ZERO)
    }

    /// The most that public bodies may newly subscribe with effect from a day (art. 19 septies).
    pub(crate) fn public_subscription_room(&self, on: Day, clauses: &MembershipClauses) -> Money {
        // (public + x) ≤ p·(capital + x)
        let part = clauses.public_part;
        let room = |level: Level| {
            let (capital, public) = (cents(level.subscribed), cents(level.public));
            (part.num() * capital - part.den() * public).div_euclid(part.den() - part.num())
        };
        let least = self.from(on).map(room).min().unwrap_or(0);
        Ord::max(money(least), Money::ZERO)
    }
}

/// Below this the capital may not fall: the statutes' amount, or a part of the highest ever.
pub(crate) fn floor(peak: Money, clauses: &MembershipClauses) -> Money {
    Ord::max(clauses.capital_floor, above(peak, clauses.capital_floor_part))
}

/// A part of an amount, to the cent above.
pub(crate) fn above(amount: Money, part: Fraction) -> Money {
    let product = cents(amount) * part.num();
    money(product.div_euclid(part.den()) + i128::from(product.rem_euclid(part.den()) > 0))
}

fn cents(amount: Money) -> i128 {
    i128::from(amount.as_cents())
}

/// Cents as money; beyond the range of money, the range's end, which no cooperative reaches.
fn money(cents: i128) -> Money {
    Money::cents(i64::try_from(cents).unwrap_or(if cents > 0 { i64::MAX } else { i64::MIN }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i64) -> Day {
        Day::ymd(2015, 1, 1).unwrap().plus_days(number)
    }

    fn change(on: i64, subscribed: i64, public: i64) -> DayChange {
        DayChange { on: day(on), subscribed: Money::euros(subscribed), public: Money::euros(public) }
    }

    #[test]
    fn the_floor_is_a_quarter_of_the_highest_capital_ever() {
        let law = MembershipClauses::legal();
        let ledger = CapitalLedger::new(vec![change(0, 169_800, 0), change(10, -109_800, 0)]);
        let level = ledger.on(day(20));
        assert_eq!((level.subscribed, level.peak), (Money::euros(60_000), Money::euros(169_800)));
        assert_eq!(floor(level.peak, &law), Money::euros(42_450));
        assert_eq!(ledger.headroom(day(20), &law), Money::euros(17_550));
        assert_eq!(floor(Money::euros(20_000), &law), Money::euros(18_500));
    }

    #[test]
    fn public_bodies_hold_at_most_half() {
        let law = MembershipClauses::legal();
        let ledger = CapitalLedger::new(vec![change(0, 100_000, 40_000)]);
        assert_eq!(ledger.public_subscription_room(day(1), &law), Money::euros(20_000));
        let breached = CapitalLedger::new(vec![change(0, 100_000, 40_000), change(5, -25_000, 0)]);
        assert_eq!(
            breached.public_subscription_room(day(1), &law),
            Money::ZERO,
            "a later day would break it"
        );
    }

    #[test]
    fn a_part_is_rounded_to_the_side_of_the_law() {
        let third = Fraction::new(1, 3).unwrap();
        assert_eq!(above(Money::cents(100), third), Money::cents(34));
    }

    proptest! {
        #[test]
        fn leaving_by_the_headroom_never_breaks_the_floor(
            facts in prop::collection::vec((0_i64..40, 1_i64..90_000), 1..12),
            exits in prop::collection::vec((0_i64..40, 1_i64..90_000), 1..12),
        ) {
            let law = MembershipClauses::legal();
            let mut changes: Vec<_> = facts.iter().map(|(on, euros)| change(*on, *euros, 0)).collect();
            for (on, wish) in exits {
                let before = CapitalLedger::new(changes.clone());
                let leaves = Ord::min(Money::euros(wish), before.headroom(day(on), &law));
                changes.push(DayChange { on: day(on), subscribed: -leaves, public: Money::ZERO });
                let after = CapitalLedger::new(changes.clone());
                for each in on..41 {
                    let (was, is) = (before.on(day(each)), after.on(day(each)));
                    prop_assert!(
                        is.subscribed >= floor(is.peak, &law) || is.subscribed == was.subscribed,
                        "day {each}: {is:?}"
                    );
                }
            }
        }

        #[test]
        fn subscribing_by_the_room_never_breaks_the_cap(
            facts in prop::collection::vec((0_i64..40, 1_i64..90_000), 1..12),
            wishes in prop::collection::vec((0_i64..40, 1_i64..90_000), 1..12),
        ) {
            let law = MembershipClauses::legal();
            let mut changes: Vec<_> = facts.iter().map(|(on, euros)| change(*on, *euros, 0)).collect();
            for (on, wish) in wishes {
                let room = CapitalLedger::new(changes.clone()).public_subscription_room(day(on), &law);
                let taken = Ord::min(Money::euros(wish), room);
                changes.push(DayChange { on: day(on), subscribed: taken, public: taken });
                let after = CapitalLedger::new(changes.clone());
                for each in 0..41 {
                    let level = after.on(day(each));
                    prop_assert!(level.public.as_cents() * 2 <= level.subscribed.as_cents());
                }
            }
        }
    }
}
