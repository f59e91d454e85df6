//! Numbers of invoices and credit notes: one gapless series a year and a kind (CGI ann. II art. 242 nonies A).
//!
//! What can never happen: a number that Chorus Pro refuses (more than 20 characters) or that BR-FR-01/02
//! refuses (a character outside `A-Z a-z 0-9 + - _ /`).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Invoice or credit note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    /// Facture (UNTDID 1001 code 380).
    Invoice,
    /// Avoir (code 381): positive amounts that reduce what an invoice asked for.
    CreditNote,
}

impl InvoiceKind {
    /// As stored in views and answered by the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
        }
    }

    /// The title on the paper.
    pub fn french(self) -> &'static str {
        match self {
            Self::Invoice => "Facture",
            Self::CreditNote => "Avoir",
        }
    }

    /// UNTDID 1001 code.
    pub fn code(self) -> u16 {
        match self {
            Self::Invoice => 380,
            Self::CreditNote => 381,
        }
    }
}

/// One series of numbers: a kind and the year of the issue dates in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    kind: InvoiceKind,
    year: i32,
}

impl Series {
    /// The series of a kind for a year.
    pub fn new(kind: InvoiceKind, year: i32) -> Self {
        Self { kind, year }
    }

    /// Its name, e.g. `FA2015`, under which the counter is kept.
    pub fn code(self) -> String {
        let letters = match self.kind {
            InvoiceKind::Invoice => "FA",
            InvoiceKind::CreditNote => "AV",
        };
        format!("{letters}{:04}", self.year)
    }

    /// The `n`-th number, e.g. `FA2015-000001`.
    pub fn number(self, n: u64) -> Result<InvoiceNumber, BadInvoiceNumber> {
        format!("{}-{n:06}", self.code()).parse()
    }
}

/// The number of an issued invoice or credit note.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct InvoiceNumber(String);

/// A number that a French platform would refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("« {offered} » n’est pas un numéro de facture : 1 à 20 caractères parmi A-Z, a-z, 0-9, +, -, _ et /")]
pub struct BadInvoiceNumber {
    /// What was offered.
    pub offered: String,
}

impl InvoiceNumber {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The series it was taken from: what stands before the last hyphen.
    pub fn series(&self) -> &str {
        self.0.rsplit_once('-').map_or(self.0.as_str(), |(series, _)| series)
    }
}

impl FromStr for InvoiceNumber {
    type Err = BadInvoiceNumber;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"+-_/".contains(&byte);
        if (1..=20).contains(&text.len()) && text.bytes().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadInvoiceNumber { offered: text.to_owned() })
        }
    }
}

impl TryFrom<String> for InvoiceNumber {
    type Error = BadInvoiceNumber;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<InvoiceNumber> for String {
    fn from(number: InvoiceNumber) -> Self {
        number.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn six_digits_after_kind_and_year() {
        let number = Series::new(InvoiceKind::Invoice, 2015).number(1).unwrap();
        assert_eq!(number.as_str(), "FA2015-000001");
        assert_eq!(number.series(), "FA2015");
        assert_eq!(Series::new(InvoiceKind::CreditNote, 2016).number(42).unwrap().as_str(), "AV2016-000042");
    }

    #[test]
    fn what_a_platform_refuses_is_refused() {
        for wrong in ["", "FA2015 000001", "FA2015-€", "FA2015-00000000000001"] {
            assert!(wrong.parse::<InvoiceNumber>().is_err(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn numbers_are_short_clean_and_in_order(year in 2014_i32..2100, n in 1_u64..999_999) {
            let series = Series::new(InvoiceKind::Invoice, year);
            let (first, second) = (series.number(n).unwrap(), series.number(n + 1).unwrap());
            prop_assert!(first.as_str().len() <= 20);
            prop_assert!(first < second);
            prop_assert_eq!(first.series(), series.code());
        }
    }
}
