//! Members and contacts as address-book cards: vCard 4.0 (RFC 6350).
//!
//! Why it exists: whoever works here keeps an address book in the mail program, not in ours. One file holds any number
//! of cards; each has a `UID`, so that a second import replaces a card and does not double it, and a `REV`, so that
//! the reader knows which of two is the newer.
//!
//! What can never happen: a text typed by someone ends its line and begins a property of its own (line breaks,
//! commas, semicolons and backslashes are escaped, RFC 6350 § 3.4, and control characters are left out, § 3.3); a
//! line is longer than 75 octets or cut inside a character (§ 3.2); a card has no `FN` (§ 6.2.1).
//!
//! Escaping and folding are the library's; this room decides which fact goes into which property.

#[cfg(test)]
mod tests;

use calcard::common::PartialDateTime;
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue, VCardVersion};
use values::{EmailAddress, Timestamp, Uuid};

/// What a file of cards is called in HTTP (RFC 6350, § 10.1).
pub const MEDIA_TYPE: &str = "text/vcard; charset=utf-8";

/// One person or organisation in the address book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who this is, for ever: the same in each export (`UID`, as `urn:uuid:…`).
    pub uid: Uuid,
    /// The name as it is shown (`FN`); when blank, it is made of `name`.
    pub full_name: String,
    /// The parts of the name (`KIND`, `N`, `ORG`).
    pub name: Name,
    /// Position or job, as in « Directrice » (`TITLE`).
    pub title: Option<String>,
    /// The part played towards us, as in « Représentante au collège C » (`ROLE`).
    pub role: Option<String>,
    /// Where letters without paper go (`EMAIL`).
    pub email: Option<EmailAddress>,
    /// Where paper goes (`ADR`).
    pub address: Option<Address>,
    /// Words to find the card by, as in « Sociétaire » (`CATEGORIES`).
    pub categories: Vec<String>,
    /// Anything else, on one line or several (`NOTE`).
    pub note: Option<String>,
    /// When what the card says was last changed (`REV`), to the second.
    pub revised: Timestamp,
}

/// The parts of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A human being.
    Person {
        /// First names.
        given: String,
        /// Family name; may be empty.
        family: String,
        /// For whom this person works or speaks.
        organisation: Option<String>,
    },
    /// A company, association or public body.
    Organisation {
        /// Its name.
        name: String,
    },
}

/// A postal address. Empty parts stay empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// Service, building, number and way.
    pub lines: Vec<String>,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub city: String,
    /// Country by its name, not by its code.
    pub country: String,
}

/// Why cards could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Neither a full name nor a part of one.
    #[error("la fiche {uid} n’a pas de nom")]
    Nameless {
        /// Of which card.
        uid: Uuid,
    },
    /// The revision is not between the years 0 and 9999, the only ones that `REV` can write.
    #[error("la fiche {uid} porte une date de révision hors du calendrier")]
    RevisedOutsideCalendar {
        /// Of which card.
        uid: Uuid,
    },
    /// The writer failed.
    #[error("écriture des fiches impossible : {0}")]
    Write(String),
}

/// Writes the cards one after the other, in the order given: UTF-8, lines ended by CR LF. No card, no byte.
pub fn vcard(cards: &[Card]) -> Result<Vec<u8>, CardError> {
    let mut text = String::new();
    for card in cards {
        let entries = entries(card)?;
        VCard { entries }
            .write_to(&mut text, VCardVersion::V4_0)
            .map_err(|error| CardError::Write(error.to_string()))?;
    }
    Ok(text.into_bytes())
}

/// The properties of a card, in the order in which they are written.
fn entries(card: &Card) -> Result<Vec<VCardEntry>, CardError> {
    let mut entries = vec![entry(VCardProperty::Uid, VCardValue::Text(card.uid.urn().to_string()))];
    name(card, &mut entries)?;
    let lines = [
        (VCardProperty::Title, card.title.as_deref()),
        (VCardProperty::Role, card.role.as_deref()),
        (VCardProperty::Email, card.email.as_ref().map(EmailAddress::as_str)),
    ];
    for (property, text) in lines {
        push_text(&mut entries, property, text.unwrap_or_default());
    }
    entries.extend(card.address.as_ref().and_then(address));
    let categories: Vec<_> = card.categories.iter().filter_map(|word| said(word)).collect();
    if !categories.is_empty() {
        let words = categories.into_iter().map(VCardValue::Text).collect();
        entries.push(VCardEntry::new(VCardProperty::Categories).with_values(words));
    }
    push_text(&mut entries, VCardProperty::Note, card.note.as_deref().unwrap_or_default());
    entries.push(entry(VCardProperty::Rev, revision(card)?));
    Ok(entries)
}

/// `KIND`, `FN`, `N` and `ORG`. An organisation has no `N`: it has neither a given nor a family name (RFC 6350,
/// § 6.2.2, cardinality `*1`). The kind is written in small letters, as the standard prints it: case says nothing
/// there, but not every reader knows.
fn name(card: &Card, entries: &mut Vec<VCardEntry>) -> Result<(), CardError> {
    let (kind, parts, organisation) = match &card.name {
        Name::Person { given, family, organisation } => {
            ("individual", Some((given, family)), organisation.as_deref())
        }
        Name::Organisation { name } => ("org", None, Some(name.as_str())),
    };
    let made = match parts {
        Some((given, family)) => format!("{given} {family}"),
        None => organisation.unwrap_or_default().to_owned(),
    };
    let shown = said(&card.full_name).or_else(|| said(&made)).ok_or(CardError::Nameless { uid: card.uid })?;
    entries.push(entry(VCardProperty::Kind, VCardValue::Text(kind.to_owned())));
    entries.push(entry(VCardProperty::Fn, VCardValue::Text(shown)));
    if let Some((given, family)) = parts {
        // Family names; given names; additional names; honorific prefixes; honorific suffixes.
        let parts = [family.as_str(), given.as_str(), "", "", ""].map(component);
        entries.push(VCardEntry::new(VCardProperty::N).with_values(parts.into()));
    }
    push_text(entries, VCardProperty::Org, organisation.unwrap_or_default());
    Ok(())
}

/// `ADR` (RFC 6350, § 6.3.1), `None` when nothing is known. The first two parts, post office box and extended address,
/// are to be left empty; the lines are values of the third.
fn address(address: &Address) -> Option<VCardEntry> {
    let lines: Vec<_> = address.lines.iter().filter_map(|line| said(line)).collect();
    let rest = [&address.city, &address.postal_code, &address.country];
    if lines.is_empty() && rest.iter().all(|part| said(part).is_none()) {
        return None;
    }
    let street = if lines.is_empty() { component("") } else { VCardValue::Component(lines) };
    let [city, postal_code, country] = rest.map(|part| component(part));
    let parts = vec![component(""), component(""), street, city, component(""), postal_code, country];
    Some(VCardEntry::new(VCardProperty::Adr).with_values(parts))
}

/// `REV` as a timestamp in UTC (RFC 6350, § 4.3.5).
fn revision(card: &Card) -> Result<VCardValue, CardError> {
    const FIRST: i64 = -62_167_219_200; // 0000-01-01T00:00:00Z
    const LAST: i64 = 253_402_300_799; // 9999-12-31T23:59:59Z
    let seconds = card.revised.micros().div_euclid(1_000_000);
    if !(FIRST..=LAST).contains(&seconds) {
        return Err(CardError::RevisedOutsideCalendar { uid: card.uid });
    }
    Ok(VCardValue::PartialDateTime(PartialDateTime::from_utc_timestamp(seconds)))
}

fn entry(property: VCardProperty, value: VCardValue) -> VCardEntry {
    VCardEntry::new(property).with_value(value)
}

fn push_text(entries: &mut Vec<VCardEntry>, property: VCardProperty, text: &str) {
    entries.extend(said(text).map(|text| entry(property, VCardValue::Text(text))));
}

fn component(text: &str) -> VCardValue {
    VCardValue::Component(vec![said(text).unwrap_or_default()])
}

/// The text without blanks around it, with one kind of line break and without the control characters that no value
/// may hold; `None` when nothing is left. A lone CR must go, since it has no escape of its own.
fn said(text: &str) -> Option<String> {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines.chars().filter(|&c| !c.is_control() || c == '\n' || c == '\t').collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}
