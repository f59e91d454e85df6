//! A meeting with its hours in Paris time, its place and an alarm.
//!
//! Why it exists: a reader's program must show the hour of the room wherever the reader is, in summer and in winter. The
//! rule of the time zone is therefore in the file (RFC 5545, § 3.6.5).
//!
//! What can never happen: an hour that moves with the reader's own clock.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarAction, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarEntry,
    ICalendarParameter, ICalendarProperty, ICalendarStatus, ICalendarValue, Uri,
};
use values::{Day, Timestamp};

use crate::{CalendarFileError, frame, kept, one_line, stamped, text, written};

/// The name of the time zone in the files (`TZID`).
const ZONE: &str = "Europe/Paris";

/// An hour and a minute on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

/// Something that takes some hours of a day, at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Which one this is, for ever: the same in each export (`UID`).
    pub uid: String,
    /// How often it was changed since the first export (`SEQUENCE`).
    pub sequence: u32,
    /// The day.
    pub on: Day,
    /// When it begins, in Paris (`DTSTART`).
    pub from: Clock,
    /// When it ends, in Paris, on the same day (`DTEND`).
    pub until: Clock,
    /// What it is, on one line (`SUMMARY`).
    pub summary: String,
    /// More words, on one line or several (`DESCRIPTION`); left out when blank.
    pub description: String,
    /// Where, on one line (`LOCATION`); left out when blank.
    pub location: String,
    /// A page to go to (`URL`).
    pub url: Option<String>,
    /// How many days before an alarm is shown (`VALARM`).
    pub alarm_days: Option<u32>,
}

/// Writes a calendar of this name with one appointment, as it was planned at a moment (`DTSTAMP`).
pub fn appointment(
    name: &str,
    stamp: Timestamp,
    appointment: &Appointment,
) -> Result<Vec<u8>, CalendarFileError> {
    let mut frame = frame(name);
    // The calendar holds the zone, which holds its two halves, and the event, which holds its alarm.
    frame.component_ids = vec![1, 4];
    let mut zone = ICalendarComponent::new(ICalendarComponentType::VTimezone);
    zone.add_property(ICalendarProperty::Tzid, text(ZONE));
    zone.component_ids = vec![2, 3];
    let mut event = event(appointment, stamped(stamp)?)?;
    let mut components = vec![frame, zone, summer(), winter()];
    let alarm = appointment.alarm_days.map(|days| alarm(days, &appointment.summary));
    event.component_ids = alarm.iter().map(|_| 5).collect();
    components.push(event);
    components.extend(alarm);
    written(components)
}

fn event(appointment: &Appointment, stamp: PartialDateTime) -> Result<ICalendarComponent, CalendarFileError> {
    let on = appointment.on;
    let (uid, summary) = (one_line(&appointment.uid), one_line(&appointment.summary));
    if uid.is_empty() || summary.is_empty() {
        return Err(CalendarFileError::Nameless { on });
    }
    let (from, until) = (appointment.from, appointment.until);
    let shown = |clock: Clock| clock.hour < 24 && clock.minute < 60;
    if !shown(from) || !shown(until) || from >= until {
        return Err(CalendarFileError::Backwards { on });
    }
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(&uid);
    event.add_sequence(i64::from(appointment.sequence));
    event.add_dtstamp(stamp);
    event.entries.push(hour(ICalendarProperty::Dtstart, on, from));
    event.entries.push(hour(ICalendarProperty::Dtend, on, until));
    event.add_property(ICalendarProperty::Summary, text(&summary));
    let description = kept(&appointment.description);
    if !description.is_empty() {
        event.add_property(ICalendarProperty::Description, text(&description));
    }
    let location = one_line(&appointment.location);
    if !location.is_empty() {
        event.add_property(ICalendarProperty::Location, text(&location));
    }
    if let Some(url) = &appointment.url {
        event.add_property(ICalendarProperty::Url, ICalendarValue::Uri(Uri::Location(one_line(url))));
    }
    event.add_property(ICalendarProperty::Status, ICalendarValue::Status(ICalendarStatus::Confirmed));
    Ok(event)
}

/// A day and an hour on the wall in Paris.
fn hour(property: ICalendarProperty, on: Day, clock: Clock) -> ICalendarEntry {
    ICalendarEntry::new(property).with_param(ICalendarParameter::tzid(ZONE.to_owned())).with_value(
        ICalendarValue::PartialDateTime(Box::new(local(on.year(), on.month(), on.day_of_month(), clock))),
    )
}

fn local(year: i32, month: u32, day: u32, clock: Clock) -> PartialDateTime {
    let small = |number: u32| u8::try_from(number).ok();
    PartialDateTime {
        year: u16::try_from(year).ok(),
        month: small(month),
        day: small(day),
        hour: Some(clock.hour),
        minute: Some(clock.minute),
        second: Some(0),
        ..PartialDateTime::default()
    }
}

/// A reminder on the screen, so many days before.
fn alarm(days: u32, summary: &str) -> ICalendarComponent {
    let mut alarm = ICalendarComponent::new(ICalendarComponentType::VAlarm);
    alarm.add_property(ICalendarProperty::Action, ICalendarValue::Action(ICalendarAction::Display));
    alarm.add_property(ICalendarProperty::Description, text(&one_line(summary)));
    let before = ICalendarDuration { neg: true, days, ..ICalendarDuration::default() };
    alarm.add_property(ICalendarProperty::Trigger, ICalendarValue::Duration(before));
    alarm
}

/// Two hours ahead of UTC from the last Sunday of March on.
fn summer() -> ICalendarComponent {
    half(ICalendarComponentType::Daylight, "CEST", ("+0100", "+0200"), (3, 25), 2)
}

/// One hour ahead of UTC from the last Sunday of October on.
fn winter() -> ICalendarComponent {
    half(ICalendarComponentType::Standard, "CET", ("+0200", "+0100"), (10, 28), 3)
}

/// A half of the year since 2001, when the European rule of today began (directive 2000/84/CE): its name, the offsets
/// before and in it, its first day of that year and the hour on the wall.
fn half(
    kind: ICalendarComponentType,
    name: &str,
    (from, to): (&str, &str),
    (month, day): (u32, u32),
    hour: u8,
) -> ICalendarComponent {
    let mut half = ICalendarComponent::new(kind);
    let first = local(2001, month, day, Clock { hour, minute: 0 });
    half.add_property(ICalendarProperty::Dtstart, ICalendarValue::PartialDateTime(Box::new(first)));
    half.add_property(ICalendarProperty::Rrule, text(&format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU")));
    half.add_property(ICalendarProperty::Tzoffsetfrom, text(from));
    half.add_property(ICalendarProperty::Tzoffsetto, text(to));
    half.add_property(ICalendarProperty::Tzname, text(name));
    half
}
