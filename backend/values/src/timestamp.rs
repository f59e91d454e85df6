//! A moment: the time of the machine.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Day;

/// A moment in UTC, to the microsecond. Written as RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Midnight UTC at the beginning of a day.
    pub fn start_of(day: Day) -> Self {
        let epoch = Day::ymd(1970, 1, 1).unwrap_or(day);
        Self(epoch.days_until(day) * 86_400_000_000)
    }

    /// The day in UTC.
    pub fn day(self) -> Option<Day> {
        self.to_string().get(..10).and_then(|text| text.parse().ok())
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match DateTime::<Utc>::from_timestamp_micros(self.0) {
            Some(moment) => f.write_str(&moment.to_rfc3339_opts(SecondsFormat::Micros, true)),
            None => write!(f, "{}µs", self.0),
        }
    }
}

impl std::str::FromStr for Timestamp {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        DateTime::parse_from_rfc3339(text).map(|moment| Self(moment.timestamp_micros()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_and_write() {
        let moment = Timestamp::start_of(Day::ymd(2015, 1, 1).unwrap());
        assert_eq!(moment.to_string(), "2015-01-01T00:00:00.000000Z");
        assert_eq!("2015-01-01T01:00:00+01:00".parse::<Timestamp>().unwrap(), moment);
        assert_eq!(moment.day(), Day::ymd(2015, 1, 1));
    }
}
