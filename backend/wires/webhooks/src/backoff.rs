//! How long to wait before a message is tried again, and when it is given up.

use std::time::Duration;

/// The waits after each failed attempt, in seconds: the schedule that Standard Webhooks give as an example, over three
/// days.
const WAITS: [u64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/// The longest time for which a receiver may ask to be left alone.
const LONGEST: Duration = Duration::from_hours(24);

/// The wait after a failed attempt (1 for the first); `None` when it was the last one. A tenth of it at most is added,
/// another for each message, so that those that failed together do not come back together; a receiver that asks for
/// more time gets up to a day.
pub fn wait_after(attempt: u32, note: i64, retry_after: Option<Duration>) -> Option<Duration> {
    let index = usize::try_from(attempt.saturating_sub(1)).ok()?;
    let seconds = *WAITS.get(index)?;
    let share = scattered(note, attempt) % 1_000; // thousandths of the tenth
    let wait = Duration::from_millis(seconds * 1_000 + seconds * share / 10);
    Some(Ord::max(wait, retry_after.map_or(Duration::ZERO, |asked| Ord::min(asked, LONGEST))))
}

/// Numbers that lie near each other, far from each other (splitmix64).
fn scattered(note: i64, attempt: u32) -> u64 {
    let mut mixed = note.cast_unsigned().wrapping_add(u64::from(attempt).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_attempts_over_three_days_each_a_little_later_than_said() {
        let mut all = Duration::ZERO;
        for (attempt, seconds) in (1..).zip(WAITS) {
            let wait = wait_after(attempt, 42, None).unwrap();
            let (least, most) = (Duration::from_secs(seconds), Duration::from_millis(seconds * 1_100));
            assert!(least <= wait && wait <= most, "{attempt}: {wait:?}");
            all += wait;
        }
        assert!(all >= Duration::from_hours(75) && all <= Duration::from_hours(84));
        assert_eq!(wait_after(10, 42, None), None);
        assert_eq!(wait_after(u32::MAX, 42, None), None);
    }

    #[test]
    fn messages_that_failed_together_come_back_apart() {
        let waits: std::collections::BTreeSet<_> = (1..=50).map(|note| wait_after(4, note, None)).collect();
        assert!(waits.len() > 40, "{}", waits.len());
        assert_eq!(wait_after(4, 1, None), wait_after(4, 1, None), "the same for the same message");
    }

    #[test]
    fn who_asks_for_time_gets_it_up_to_a_day() {
        let asked = |hours| wait_after(1, 42, Some(Duration::from_hours(hours))).unwrap();
        assert_eq!(asked(2), Duration::from_hours(2));
        assert_eq!(asked(1_000), Duration::from_hours(24));
        assert!(wait_after(3, 42, Some(Duration::from_secs(1))).unwrap() >= Duration::from_mins(30));
    }
}
