//! From what people type to what the rooms take: days, amounts, whole numbers, numbers of entities.
//!
//! What can never happen here: an amount that is read otherwise than its writer meant; what can be read in two ways
//! (`1,250`) is refused.

use std::str::FromStr;

use office::kernel::Failure;
use office::values::{Day, EmailAddress, Fraction, Money};

use super::Trouble;
use crate::language::Words;

/// Why an act did not come to be: something typed that cannot be right, or what the office answered.
#[derive(Debug)]
pub(crate) enum No {
    /// Seen here.
    Trouble(Trouble),
    /// Answered by the office.
    Failure(Failure),
}

impl No {
    /// What the form says of it; the failure that no form can say anything of.
    pub(crate) fn trouble(self, words: Words) -> Result<Trouble, Failure> {
        match self {
            Self::Trouble(trouble) => Ok(trouble),
            Self::Failure(failure) => Trouble::of(words, &failure).ok_or(failure),
        }
    }
}

impl From<Trouble> for No {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Failure> for No {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Reads the fields of a form; each refusal stands beside its field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading(pub(crate) Words);

impl Reading {
    fn wrong(self, field: &str, key: &str) -> Trouble {
        Trouble::with(self.0, field, key)
    }

    /// A day.
    pub(crate) fn day(self, field: &str, text: &str) -> Result<Day, Trouble> {
        self.parsed(field, text, "day-wrong")
    }

    /// A day, or none.
    pub(crate) fn any_day(self, field: &str, text: &str) -> Result<Option<Day>, Trouble> {
        self.any(field, text, "day-wrong")
    }

    /// An amount in euros; nothing typed is zero.
    pub(crate) fn amount(self, field: &str, text: &str) -> Result<Money, Trouble> {
        amount(text).ok_or_else(|| self.wrong(field, "amount-wrong"))
    }

    /// A whole number.
    pub(crate) fn whole(self, field: &str, text: &str) -> Result<u32, Trouble> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        self.parsed(field, &digits, "whole-wrong")
    }

    /// A part of a whole, exactly: `1/5`, `20 %` or `0,2`.
    pub(crate) fn part(self, field: &str, text: &str) -> Result<Fraction, Trouble> {
        part(text).ok_or_else(|| self.wrong(field, "part-wrong"))
    }

    /// An e-mail address, or none.
    pub(crate) fn any_email(self, field: &str, text: &str) -> Result<Option<EmailAddress>, Trouble> {
        self.any(field, text, "email-wrong")
    }

    /// Something of that shape.
    pub(crate) fn parsed<T: FromStr>(self, field: &str, text: &str, key: &str) -> Result<T, Trouble> {
        text.trim().parse().map_err(|_| self.wrong(field, key))
    }

    /// Something of that shape, or nothing.
    pub(crate) fn any<T: FromStr>(self, field: &str, text: &str, key: &str) -> Result<Option<T>, Trouble> {
        if text.trim().is_empty() { Ok(None) } else { self.parsed(field, text, key).map(Some) }
    }
}

/// An amount as French or English people write it: `1 250,50`, `1,250.50`, `100 €`.
fn amount(text: &str) -> Option<Money> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    if plain.is_empty() {
        return Some(Money::ZERO);
    }
    let (whole, cents) = match plain.rfind([',', '.']) {
        None => (plain.as_str(), ""),
        Some(place) => (&plain[..place], &plain[place + 1..]),
    };
    let marked = plain.len() > whole.len();
    if marked && !matches!(cents.len(), 1 | 2) {
        return None; // thousands, or thousandths: who knows
    }
    let mark = plain.chars().rev().find(|c| matches!(c, ',' | '.'));
    if mark.is_some_and(|mark| whole.contains(mark)) {
        return None;
    }
    let mut groups = whole.split([',', '.']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() && (first.len() > 3 || rest.iter().any(|group| group.len() != 3)) {
        return None;
    }
    let digits = rest.concat();
    format!("{first}{digits}.{cents:0<2}").parse().ok()
}

/// A part as people write it: a fraction, percents, a decimal.
fn part(text: &str) -> Option<Fraction> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((num, den)) = plain.split_once('/') {
        return Fraction::new(digits(num)?, digits(den)?);
    }
    let (number, whole) = match plain.strip_suffix('%') {
        Some(number) => (number, 100),
        None => (plain.as_str(), 1),
    };
    let (units, decimals) = number.split_once([',', '.']).unwrap_or((number, "0"));
    let scale = 10_i128.pow(u32::try_from(decimals.len()).ok().filter(|length| *length < 7)?);
    Fraction::new(digits(units)? * scale + digits(decimals)?, scale * whole)
}

/// A number of at most nine digits: more is a mistake, and never an overflow.
fn digits(text: &str) -> Option<i128> {
    let sound = (1..10).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// As a field holds an amount: `1250,50` in French.
pub(crate) fn typed(words: Words, amount: Money) -> String {
    let text = amount.to_string();
    let text = text.strip_suffix(".00").unwrap_or(&text);
    match words.language {
        crate::language::Language::French => text.replace('.', ","),
        crate::language::Language::English => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("", Some(0)),
            ("100", Some(10_000)),
            ("100 €", Some(10_000)),
            ("1 250,50", Some(125_050)),
            ("1\u{202f}250,5\u{a0}€", Some(125_050)),
            ("1,250.50", Some(125_050)),
            ("1.250,50", Some(125_050)),
            ("1,234,567.00", Some(123_456_700)),
            ("-5", Some(-500)),
            ("1,250", None),
            ("1.250", None),
            ("1,2,5", None),
            ("12,34.50", None),
            ("12.34.50", None),
            ("1250,", None),
            ("cent", None),
            ("1e3", None),
        ] {
            assert_eq!(amount(text), cents.map(Money::cents), "{text}");
        }
    }

    #[test]
    fn parts_are_read_exactly_however_they_are_written() {
        for (text, read) in [
            ("1/5", Some((1, 5))),
            ("20 %", Some((1, 5))),
            ("66,67\u{a0}%", Some((6_667, 10_000))),
            ("0,25", Some((1, 4))),
            ("0.5", Some((1, 2))),
            ("0", Some((0, 1))),
            ("1", Some((1, 1))),
            ("", None),
            ("1/0", None),
            ("-1/5", None),
            ("1,2,3", None),
            ("un quart", None),
            ("0,33333333", None),
        ] {
            assert_eq!(part(text), read.and_then(|(num, den)| Fraction::new(num, den)), "{text}");
        }
    }

    #[test]
    fn a_field_holds_an_amount_as_it_will_be_read_again() {
        let french = Words::of(crate::language::Language::French);
        assert_eq!(typed(french, Money::cents(125_050)), "1250,50");
        assert_eq!(typed(french, Money::euros(100)), "100");
    }
}
