//! Days as a calendar that mail programs and telephones read: iCalendar (RFC 5545).
//!
//! Why it exists: whoever works here keeps a calendar elsewhere. Each event is a whole day and has a `UID` for ever, so
//! that a second import moves it and does not double it.
//!
//! What can never happen: a text typed by someone ends its line and begins a property of its own (RFC 5545, § 3.3.11); a
//! line longer than 75 octets (§ 3.1); a day on which something is due that makes its reader busy.
//!
//! Escaping and folding are the library's; this room decides which fact goes into which property.

mod appointment;
#[cfg(test)]
mod tests;

pub use appointment::{Appointment, Clock, appointment};

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarParameter,
    ICalendarProperty, ICalendarTransparency, ICalendarValue, ICalendarValueType,
};
use values::{Day, Timestamp};

/// What a calendar is called in HTTP (RFC 5545, § 8.1).
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// Who wrote it (`PRODID`).
const PRODUCT: &str = "-//Quintette//Calendar//FR";

/// A whole day on which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Which event this is, for ever: the same in each export (`UID`).
    pub uid: String,
    /// The day (`DTSTART` and `DTEND`).
    pub on: Day,
    /// What is due, on one line (`SUMMARY`).
    pub summary: String,
    /// More words, on one line or several (`DESCRIPTION`); left out when blank.
    pub description: String,
    /// Words to find the event by (`CATEGORIES`).
    pub categories: Vec<String>,
}

/// Why a calendar could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarFileError {
    /// An event without a name or a text.
    #[error("l’événement du {on} n’a pas de nom ou pas d’intitulé")]
    Nameless {
        /// Of which day.
        on: Day,
    },
    /// An appointment whose hours no clock shows, or that ends before it begins.
    #[error("l’événement du {on} n’a pas d’heures qui se suivent")]
    Backwards {
        /// Of which day.
        on: Day,
    },
    /// The moment of writing is not between the years 1970 and 9999.
    #[error("le calendrier est daté hors du temps")]
    StampedOutsideCalendar,
    /// The writer failed.
    #[error("écriture du calendrier impossible : {0}")]
    Write(String),
}

/// Writes a calendar of this name, as it stood at a moment (`DTSTAMP`): UTF-8, lines ended by CR LF.
pub fn icalendar(name: &str, stamp: Timestamp, events: &[Event]) -> Result<Vec<u8>, CalendarFileError> {
    let stamp = stamped(stamp)?;
    let mut components = vec![frame(name)];
    for event in events {
        components.push(component(event, &stamp)?);
    }
    let numbers = (1..components.len()).filter_map(|number| u32::try_from(number).ok()).collect();
    if let Some(frame) = components.first_mut() {
        frame.component_ids = numbers;
    }
    written(components)
}

/// The moment of writing, to the second.
fn stamped(stamp: Timestamp) -> Result<PartialDateTime, CalendarFileError> {
    const LAST: i64 = 253_402_300_799; // 9999-12-31T23:59:59Z
    let seconds = stamp.micros().div_euclid(1_000_000);
    if !(0..=LAST).contains(&seconds) {
        return Err(CalendarFileError::StampedOutsideCalendar);
    }
    Ok(PartialDateTime::from_utc_timestamp(seconds))
}

/// The calendar itself, without what is in it.
fn frame(name: &str) -> ICalendarComponent {
    let mut frame = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    frame.add_property(ICalendarProperty::Version, text("2.0"));
    frame.add_property(ICalendarProperty::Prodid, text(PRODUCT));
    frame.add_property(ICalendarProperty::Name, text(&one_line(name)));
    frame
}

/// The file of components that refer to each other by their places.
fn written(components: Vec<ICalendarComponent>) -> Result<Vec<u8>, CalendarFileError> {
    let mut written = String::new();
    ICalendar { components }
        .write_to(&mut written)
        .map_err(|error| CalendarFileError::Write(error.to_string()))?;
    Ok(written.into_bytes())
}

fn component(event: &Event, stamp: &PartialDateTime) -> Result<ICalendarComponent, CalendarFileError> {
    let (uid, summary) = (one_line(&event.uid), one_line(&event.summary));
    if uid.is_empty() || summary.is_empty() {
        return Err(CalendarFileError::Nameless { on: event.on });
    }
    let mut component = ICalendarComponent::new(ICalendarComponentType::VEvent);
    component.add_uid(&uid);
    component.add_dtstamp(stamp.clone());
    component.entries.push(day(ICalendarProperty::Dtstart, event.on));
    // The end is not part of the event (§ 3.6.1): the day after.
    component.entries.push(day(ICalendarProperty::Dtend, event.on.plus_days(1)));
    component.add_property(ICalendarProperty::Summary, text(&summary));
    let description = kept(&event.description);
    if !description.is_empty() {
        component.add_property(ICalendarProperty::Description, text(&description));
    }
    let words: Vec<_> = event.categories.iter().map(|word| text(&one_line(word))).collect();
    if !words.is_empty() {
        component.entries.push(ICalendarEntry::new(ICalendarProperty::Categories).with_values(words));
    }
    let free = ICalendarValue::Transparency(ICalendarTransparency::Transparent);
    component.add_property(ICalendarProperty::Transp, free);
    Ok(component)
}

/// A day without a time (§ 3.3.4).
fn day(property: ICalendarProperty, on: Day) -> ICalendarEntry {
    let small = |number: u32| u8::try_from(number).ok();
    let date = PartialDateTime {
        year: u16::try_from(on.year()).ok(),
        month: small(on.month()),
        day: small(on.day_of_month()),
        ..PartialDateTime::default()
    };
    ICalendarEntry::new(property)
        .with_param(ICalendarParameter::value(ICalendarValueType::Date))
        .with_value(ICalendarValue::PartialDateTime(Box::new(date)))
}

fn text(text: &str) -> ICalendarValue {
    ICalendarValue::Text(text.to_owned())
}

/// The text without blanks around it and without the control characters that no value may hold, with one kind of line
/// break: a lone CR must go, since it has no escape of its own.
fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines.chars().filter(|&c| !c.is_control() || c == '\n' || c == '\t').collect();
    kept.trim().to_owned()
}

fn one_line(text: &str) -> String {
    kept(text).replace('\n', " ")
}
