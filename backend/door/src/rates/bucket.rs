//! Buckets that fill with time (generic cell rate algorithm), a bounded number of them.
//!
//! For each key one moment is kept: when its bucket will be full again. What can never happen: more than twice
//! `capacity` keys in memory, however many addresses somebody speaks from; a division of time that drifts.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

use office::values::Timestamp;

/// Over which time a quota is counted, in microseconds.
const WINDOW: i64 = 60_000_000;

/// How a key stands after it asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Level {
    /// Whether it was let through.
    pub(super) granted: bool,
    /// How many more would be let through at once.
    pub(super) left: u32,
    /// Seconds, rounded up: until the bucket is full again, or until the next is let through when none is left.
    pub(super) seconds: u64,
}

/// Buckets of one policy.
#[derive(Debug)]
pub(super) struct Buckets<K> {
    quota: i64,
    capacity: usize,
    levels: Mutex<Generations<K>>,
}

/// Two generations: whoever asks moves into the young one; when it is full the old one is forgotten. A key that is
/// forgotten begins with a full bucket, so what is lost is severity, never service.
#[derive(Debug)]
struct Generations<K> {
    young: HashMap<K, i64>,
    old: HashMap<K, i64>,
}

impl<K: Eq + Hash> Buckets<K> {
    /// Buckets of `per_minute`, which is also how many may come at once.
    pub(super) fn new(per_minute: u32, capacity: usize) -> Self {
        let levels = Mutex::new(Generations { young: HashMap::new(), old: HashMap::new() });
        // At most one a microsecond, which is no limit.
        let quota = i64::from(per_minute).clamp(1, WINDOW);
        Self { quota, capacity: capacity.max(1), levels }
    }

    /// Takes one from the bucket of a key, if there is one.
    pub(super) fn take(&self, key: K, at: Timestamp) -> Level {
        let (now, cost) = (at.micros(), WINDOW / self.quota);
        let mut levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        let known = levels.young.get(&key).copied().or_else(|| levels.old.remove(&key));
        // A clock that was set back must not lock anybody out for longer than a window.
        let full_at = known.unwrap_or(now).clamp(now, now + WINDOW);
        let after = full_at + cost;
        let granted = after - now <= WINDOW;
        let full_at = if granted { after } else { full_at };
        if levels.young.len() >= self.capacity && !levels.young.contains_key(&key) {
            levels.old = std::mem::take(&mut levels.young);
        }
        levels.young.insert(key, full_at);
        let left = (WINDOW - (full_at - now)) / cost;
        let wait = if left > 0 { full_at - now } else { full_at + cost - WINDOW - now };
        let seconds = u64::try_from(wait).unwrap_or(0).div_ceil(1_000_000);
        Level { granted, left: u32::try_from(left).unwrap_or(0), seconds: seconds.max(1) }
    }

    /// Keys that are remembered.
    #[cfg(test)]
    fn remembered(&self) -> usize {
        let levels = self.levels.lock().unwrap_or_else(PoisonError::into_inner);
        levels.young.len() + levels.old.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(1_425_373_200_000_000 + seconds * 1_000_000)
    }

    #[test]
    fn a_minutes_quota_may_come_at_once_and_comes_back_with_time() {
        let buckets = Buckets::new(60, 10);
        for left in (0..60).rev() {
            let level = buckets.take("a", at(0));
            assert_eq!((level.granted, level.left), (true, left));
        }
        assert_eq!(buckets.take("a", at(0)), Level { granted: false, left: 0, seconds: 1 });
        assert!(!buckets.take("a", at(0)).granted, "asking in vain costs nothing and brings nothing");
        assert!(buckets.take("a", at(1)).granted, "one a second comes back");
        assert!(!buckets.take("a", at(1)).granted);
        assert!(buckets.take("b", at(1)).granted, "another key has its own");
        let level = buckets.take("a", at(1_000));
        assert_eq!((level.granted, level.left, level.seconds), (true, 59, 1));
    }

    #[test]
    fn it_says_when_the_next_is_let_through() {
        let buckets = Buckets::new(2, 10);
        assert_eq!(buckets.take("a", at(0)), Level { granted: true, left: 1, seconds: 30 });
        assert_eq!(buckets.take("a", at(10)), Level { granted: true, left: 0, seconds: 20 });
        assert_eq!(buckets.take("a", at(25)), Level { granted: false, left: 0, seconds: 5 });
        assert!(buckets.take("a", at(30)).granted);
    }

    #[test]
    fn a_clock_that_goes_back_locks_nobody_out() {
        let buckets = Buckets::new(2, 10);
        for _ in 0..3 {
            buckets.take("a", at(100_000));
        }
        let level = buckets.take("a", at(0));
        assert!(!level.granted && level.seconds <= 60, "{level:?}");
        assert!(buckets.take("a", at(30)).granted);
    }

    #[test]
    fn memory_is_bounded_and_who_keeps_asking_is_remembered() {
        let buckets = Buckets::new(2, 100);
        for other in 0..10_000_u32 {
            if other % 50 == 0 {
                buckets.take(u32::MAX, at(0));
            }
            buckets.take(other, at(0));
        }
        assert!(buckets.remembered() <= 200, "{}", buckets.remembered());
        assert!(!buckets.take(u32::MAX, at(0)).granted, "a flood of others does not make it forgotten");
    }
}
