//! A moment: the time of the machine.

use std::fmt;

use chrono::{DateTime, Datelike, SecondsFormat, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Paris;
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

    /// The moment at which clocks in metropolitan France show this hour of this day; the earlier one in the hour that
    /// comes twice in October, none in the hour that is left out in March.
    pub fn in_france(day: Day, hour: u32, minute: u32) -> Option<Self> {
        let local = Paris.with_ymd_and_hms(day.year(), day.month(), day.day_of_month(), hour, minute, 0);
        local.earliest().map(|moment| Self(moment.timestamp_micros()))
    }

    /// The day, hour and minute that clocks in metropolitan France show.
    pub fn french_clock(self) -> Option<(Day, u32, u32)> {
        let local = DateTime::<Utc>::from_timestamp_micros(self.0)?.with_timezone(&Paris);
        Some((Day::ymd(local.year(), local.month(), local.day())?, local.hour(), local.minute()))
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

    #[test]
    fn clocks_in_france_are_one_hour_ahead_in_winter_and_two_in_summer() {
        let (winter, summer) = (Day::ymd(2016, 1, 15).unwrap(), Day::ymd(2016, 6, 17).unwrap());
        let shown = |day, hour, minute| Timestamp::in_france(day, hour, minute).unwrap();
        assert_eq!(shown(winter, 15, 0).to_string(), "2016-01-15T14:00:00.000000Z");
        assert_eq!(shown(summer, 15, 0).to_string(), "2016-06-17T13:00:00.000000Z");
        assert_eq!(shown(summer, 0, 30).french_clock(), Some((summer, 0, 30)));
        let (march, october) = (Day::ymd(2016, 3, 27).unwrap(), Day::ymd(2016, 10, 30).unwrap());
        assert_eq!(Timestamp::in_france(march, 2, 30), None, "the hour that is left out");
        assert_eq!(shown(october, 2, 30).to_string(), "2016-10-30T00:30:00.000000Z", "the earlier of two");
    }
}
