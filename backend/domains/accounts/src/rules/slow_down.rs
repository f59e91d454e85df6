//! Slow-down after failed attempts: some are free, then each one more doubles the wait, up to a limit; nothing sleeps, a
//! refusal says when to come back.
//!
//! An attempt is charged before it is answered and given back when it succeeds, so that a hundred at once are counted as
//! a hundred. What can never happen: an attempt inside a wait; a wait beyond the limit (a stranger may delay somebody,
//! never keep them out for long); a different answer for an address that nobody has.

use serde::{Deserialize, Serialize};
use values::Timestamp;

use super::lifetimes::{SECOND, after};

/// How failures are counted for one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    /// Failures without a wait.
    pub(crate) free: u64,
    /// Seconds of the first wait.
    pub(crate) first: i64,
    /// Seconds of the longest wait.
    pub(crate) longest: i64,
    /// Seconds after which failures are forgotten.
    pub(crate) forgotten: i64,
}

/// For an account, whoever tries: five free, then 1 s, 2 s, 4 s … 15 min.
pub(crate) const ACCOUNT: Policy = Policy { free: 5, first: 1, longest: 900, forgotten: 86_400 };
/// For a network, whatever it tries: an office or a school shares one address, hence many more.
pub(crate) const NETWORK: Policy = Policy { free: 50, first: 1, longest: 900, forgotten: 3_600 };
/// For a short code on paper: five free, then a quarter of an hour; a quarter of an hour later all is forgotten.
pub(crate) const CODE: Policy = Policy { free: 5, first: 900, longest: 900, forgotten: 900 };
/// For mails with links to one address: three free, then a minute, two … an hour.
pub(crate) const MAILS: Policy = Policy { free: 3, first: 60, longest: 3_600, forgotten: 86_400 };

/// What is known of earlier failures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Failures {
    /// How many.
    pub(crate) count: u64,
    /// When the last one was charged.
    pub(crate) last_at: Timestamp,
    /// Until when attempts are refused.
    pub(crate) blocked_until: Timestamp,
}

impl Failures {
    /// None yet.
    pub(crate) const NONE: Self =
        Self { count: 0, last_at: Timestamp::from_micros(0), blocked_until: Timestamp::from_micros(0) };

    /// Seconds still to wait, rounded up; 0 when an attempt is admitted.
    pub(crate) fn wait(&self, at: Timestamp) -> u64 {
        let micros = self.blocked_until.micros().saturating_sub(at.micros());
        u64::try_from(micros).unwrap_or(0).div_ceil(SECOND.unsigned_abs())
    }

    /// Charges an attempt that was admitted.
    pub(crate) fn charged(&self, policy: Policy, at: Timestamp) -> Self {
        let forgotten = at.micros().saturating_sub(self.last_at.micros()) > policy.forgotten * SECOND;
        let count = if forgotten { 1 } else { self.count.saturating_add(1) };
        let wait = policy.wait(count);
        let blocked_until = if wait == 0 { Timestamp::from_micros(0) } else { after(at, wait * SECOND) };
        Self { count, last_at: at, blocked_until }
    }

    /// Whether the next attempt will have to wait.
    pub(crate) fn locks(&self) -> bool {
        self.blocked_until.micros() > 0
    }
}

impl Policy {
    /// Seconds to wait after so many failures.
    pub(crate) fn wait(&self, failures: u64) -> i64 {
        let Some(beyond) = failures.checked_sub(self.free) else { return 0 };
        let doublings = u32::try_from(beyond).unwrap_or(u32::MAX);
        let wait = 1_i64.checked_shl(doublings).filter(|factor| *factor > 0);
        wait.and_then(|factor| factor.checked_mul(self.first))
            .map_or(self.longest, |wait| Ord::min(wait, self.longest))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(1_000_000_000_000_000 + seconds * SECOND)
    }

    #[test]
    fn five_are_free_then_the_wait_doubles() {
        let waits: Vec<i64> = (0..17).map(|failures| ACCOUNT.wait(failures)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(ACCOUNT.wait(u64::MAX), 900);
    }

    #[test]
    fn the_fifth_failure_locks_and_a_day_forgets() {
        let mut failures = Failures::NONE;
        for n in 0..4 {
            failures = failures.charged(ACCOUNT, at(n));
            assert!(!failures.locks());
        }
        failures = failures.charged(ACCOUNT, at(4));
        assert!(failures.locks());
        assert_eq!((failures.wait(at(4)), failures.wait(at(5))), (1, 0));
        assert_eq!(failures.charged(ACCOUNT, at(4 + 86_401)).count, 1);
    }

    proptest! {
        /// Whoever tries as often as admitted for a day gets few tries, and none of them waits beyond the limit.
        #[test]
        fn a_day_of_trying_gives_few_tries(steps in prop::collection::vec(0_i64..2_000, 1..300)) {
            let (mut failures, mut now, mut admitted) = (Failures::NONE, 0, 0_i64);
            for step in steps {
                now += step;
                if failures.wait(at(now)) == 0 {
                    failures = failures.charged(ACCOUNT, at(now));
                    admitted += 1;
                }
                prop_assert!(failures.wait(at(now)) <= 900);
            }
            // Fifteen before the wait is at its longest, then one in fifteen minutes.
            prop_assert!(admitted <= 16 + now / 900);
        }

        /// More failures never wait less.
        #[test]
        fn waits_only_grow(failures in 0_u64..10_000) {
            for policy in [ACCOUNT, NETWORK, MAILS] {
                prop_assert!(policy.wait(failures) <= policy.wait(failures + 1));
                prop_assert!(policy.wait(failures) <= policy.longest);
            }
        }
    }
}
