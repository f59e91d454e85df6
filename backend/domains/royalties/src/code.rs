//! Short names chosen by people that must stay the same forever: the code of a pot, of a source of listens.
//!
//! It exists so that a code is never empty, never differs by a space or a capital, and can stand in an address.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Lowercase letters, digits and inner hyphens, 1 to 40 of them: `savings-fund`, `1d-touch`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Code(String);

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "« {text} » n'est pas un code : 1 à 40 lettres minuscules sans accent, chiffres et tirets intérieurs"
)]
pub struct NotACode {
    /// What was read.
    pub text: String,
}

impl Code {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let well_formed = (1..=40).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-');
        if well_formed { Ok(Self(text.to_owned())) } else { Err(NotACode { text: text.to_owned() }) }
    }
}

impl TryFrom<String> for Code {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_what_can_stand_in_an_address() {
        for text in ["running", "1d-touch", "a"] {
            assert_eq!(text.parse::<Code>().unwrap().as_str(), text);
        }
        for text in ["", "-a", "a-", "Épargne", "A", "a b", "a/b", &"a".repeat(41)] {
            assert!(text.parse::<Code>().is_err(), "{text}");
        }
    }
}
