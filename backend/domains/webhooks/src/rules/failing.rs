//! When an endpoint that does not answer counts as gone.

use values::Timestamp;

/// Five days, longer than the retries of any one message: only who hears nothing at all for that long is switched off.
const MICROS: i64 = 5 * 86_400_000_000;

/// Whether every attempt has failed for too long.
pub(crate) fn is_persistent(since: Timestamp, now: Timestamp) -> bool {
    now.micros().saturating_sub(since.micros()) >= MICROS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_days_without_an_answer_are_too_many() {
        let since: Timestamp = "2015-03-01T09:00:00Z".parse().unwrap();
        let at = |text: &str| text.parse().unwrap();
        assert!(!is_persistent(since, at("2015-03-06T08:59:59Z")));
        assert!(is_persistent(since, at("2015-03-06T09:00:00Z")));
    }
}
