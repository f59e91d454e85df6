//! An hour of the clock, as a notice says it: « 18:30 ».

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An hour and a minute on clocks in metropolitan France. Written `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour {
    hour: u32,
    minute: u32,
}

/// A text that is no hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("l'heure s'écrit HH:MM, de 00:00 à 23:59")]
pub struct NotAnHour;

impl Hour {
    /// An hour from 0 to 23 and a minute from 0 to 59.
    pub fn new(hour: u32, minute: u32) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u32 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u32 {
        self.minute
    }

    /// As it is said: « 18 h 30 », « 9 h ».
    pub fn french(self) -> String {
        if self.minute == 0 {
            format!("{} h", self.hour)
        } else {
            format!("{} h {:02}", self.hour, self.minute)
        }
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for Hour {
    type Err = NotAnHour;

    fn from_str(text: &str) -> Result<Self, NotAnHour> {
        let (hour, minute) = text.split_once(':').ok_or(NotAnHour)?;
        let number = |digits: &str| {
            let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten().ok_or(NotAnHour)
        };
        Self::new(number(hour)?, number(minute)?).ok_or(NotAnHour)
    }
}

impl Serialize for Hour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_written_with_two_digits_and_said_as_people_do() {
        let hour: Hour = "18:30".parse().unwrap();
        assert_eq!((hour.to_string(), hour.french()), ("18:30".into(), "18 h 30".into()));
        assert_eq!("09:00".parse::<Hour>().unwrap().french(), "9 h");
        for wrong in ["", "9:00", "24:00", "12:60", "+1:00", "12h00", "12:00:00"] {
            assert_eq!(wrong.parse::<Hour>(), Err(NotAnHour), "{wrong}");
        }
    }
}
