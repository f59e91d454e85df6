//! How long to wait before a mail is tried again, and when it is given up.

use std::time::Duration;

/// Attempts in all: with the waits below, over four days (RFC 5321, section 4.5.4.1 asks for four to five).
const ATTEMPTS: u32 = 15;
/// The longest wait.
const DAY: Duration = Duration::from_hours(24);

/// The wait after a failed attempt (1 for the first): one minute, two, four, up to a day; `None` when it was the last.
pub fn wait_after(attempt: u32) -> Option<Duration> {
    let minutes = 1_u64.checked_shl(attempt.saturating_sub(1)).unwrap_or(u64::MAX);
    let wait = Duration::from_secs(minutes.saturating_mul(60));
    (attempt < ATTEMPTS).then(|| Ord::min(wait, DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_a_day_and_ends_after_four_days() {
        let waits: Vec<u64> = (1..).map_while(wait_after).map(|wait| wait.as_secs() / 60).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440]);
        let days = waits.iter().sum::<u64>() / 1440;
        assert_eq!(days, 4);
        assert_eq!(wait_after(u32::MAX), None);
    }
}
