//! Which events an endpoint wants to hear of.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest filter, in characters.
const LONGEST: usize = 100;

/// `*`, `room.*`, `room.thing.*`, or the type of an event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventFilter(String);

/// A text that is no filter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "« {text} » n'est pas un filtre : écrivez un type d'événement (members.member.admitted), members.member.*, members.* ou *."
)]
pub struct NotAFilter {
    /// As written.
    pub text: String,
}

impl EventFilter {
    /// Whether events of this type pass.
    pub fn matches(&self, event_type: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(beginning) => event_type.starts_with(beginning),
            None => self.0 == event_type,
        }
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for EventFilter {
    type Err = NotAFilter;

    fn from_str(text: &str) -> Result<Self, NotAFilter> {
        let word = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        };
        let words = match text {
            "*" => return Ok(Self(text.to_owned())),
            _ => text.strip_suffix(".*").unwrap_or(text),
        };
        if text.len() <= LONGEST && words.split('.').all(word) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAFilter { text: text.chars().take(LONGEST).collect() })
        }
    }
}

impl fmt::Display for EventFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for EventFilter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EventFilter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_passes_what_it_names() {
        let passes = |filter: &str, event: &str| filter.parse::<EventFilter>().unwrap().matches(event);
        for filter in ["*", "members.*", "members.member.*", "members.member.admitted"] {
            assert!(passes(filter, "members.member.admitted"), "{filter}");
        }
        for filter in ["billing.*", "members.member.payment_recorded", "members.mem.*", "members.member"] {
            assert!(!passes(filter, "members.member.admitted"), "{filter}");
        }
        assert!(!passes("member.*", "members.member.admitted"), "a room by its whole name");
    }

    #[test]
    fn anything_else_is_no_filter() {
        for text in
            ["", ".", "*.admitted", "members*", "members.*.admitted", "Members.*", "a..b", "a.b ", "**"]
        {
            assert!(text.parse::<EventFilter>().is_err(), "{text}");
        }
        assert!("a".repeat(101).parse::<EventFilter>().is_err());
    }
}
