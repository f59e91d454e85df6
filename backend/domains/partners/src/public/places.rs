//! Where things are: country, address, coordinates, département, région.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// A country by its ISO 3166-1 code of two letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode(String);

impl CountryCode {
    /// France.
    pub fn france() -> Self {
        Self("FR".to_owned())
    }

    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether organisations there carry a SIREN (INSEE's register covers France and its départements and
    /// collectivities overseas, but not New Caledonia and Polynesia, which have their own).
    pub fn has_siren(&self) -> bool {
        matches!(self.0.as_str(), "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF")
    }
}

impl FromStr for CountryCode {
    type Err = UnknownWord;
    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(UnknownWord { word: text.to_owned(), known: "deux lettres capitales, ISO 3166-1".to_owned() })
        }
    }
}

impl TryFrom<String> for CountryCode {
    type Error = UnknownWord;
    fn try_from(text: String) -> Result<Self, UnknownWord> {
        text.parse()
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.0
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a letter or an invoice is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostalAddress {
    /// Service, building, number and way: one to four lines.
    pub lines: Vec<String>,
    /// Postal code; may be empty abroad.
    pub postal_code: String,
    /// Town, with its CEDEX if any.
    pub city: String,
    /// Country.
    pub country: CountryCode,
}

/// Decimal degrees (WGS 84) as published; text, because nothing is computed with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coordinates {
    /// East of Greenwich.
    pub longitude: String,
    /// North of the equator.
    pub latitude: String,
}

/// A département: code (`01`, `2A`, `974`; empty when unknown or abroad) and name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
}

/// A région: INSEE code of two digits (empty when unknown or abroad) and name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// INSEE code.
    pub code: String,
    /// Name.
    pub name: String,
}
