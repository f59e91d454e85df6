use calcard::{Entry, Parser};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn event() -> Event {
    Event {
        uid: "2015-12-31.notice@quintette".into(),
        on: day("2016-06-03"),
        summary: "Envoyer les convocations et mettre les documents à disposition".into(),
        description: "C. com., art. R225-69 ; conseil\r\nseconde ligne".into(),
        categories: vec!["conseil d'administration".into()],
    }
}

fn written(events: &[Event]) -> String {
    let stamp = Timestamp::start_of(day("2016-05-24"));
    String::from_utf8(icalendar("Échéances", stamp, events).unwrap()).unwrap()
}

#[test]
fn a_calendar_reads_as_the_standard_prints_it() {
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Quintette//Calendar//FR",
        "NAME:Échéances",
        "BEGIN:VEVENT",
        "UID:2015-12-31.notice@quintette",
        "DTSTAMP:20160524T000000Z",
        "DTSTART;VALUE=DATE:20160603",
        "DTEND;VALUE=DATE:20160604",
        "SUMMARY:Envoyer les convocations et mettre les documents à disposition",
        "DESCRIPTION:C. com.\\, art. R225-69 \\; conseil\\nseconde ligne",
        "CATEGORIES:conseil d'administration",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let unfolded = written(&[event()]).replace("\r\n ", "");
    assert_eq!(unfolded.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn what_has_no_name_is_refused() {
    let stamp = Timestamp::start_of(day("2016-05-24"));
    let nameless = Event { summary: " \u{7} ".into(), ..event() };
    let refusal = Err(CalendarFileError::Nameless { on: nameless.on });
    assert_eq!(icalendar("É", stamp, &[nameless]), refusal);
    let before = Timestamp::from_micros(-1);
    assert_eq!(icalendar("É", before, &[]), Err(CalendarFileError::StampedOutsideCalendar));
}

fn meeting() -> Appointment {
    Appointment {
        uid: "ag-2021@quintette".into(),
        sequence: 1,
        on: day("2021-05-22"),
        from: Clock { hour: 14, minute: 0 },
        until: Clock { hour: 17, minute: 30 },
        summary: "Assemblée générale, Saint-Étienne".into(),
        description: "Ordre du jour :\n1. Comptes".into(),
        location: "Le Mixeur, Saint-Étienne".into(),
        url: Some("https://assemblee.example/a".into()),
        alarm_days: Some(7),
    }
}

#[test]
fn an_appointment_carries_the_rule_of_its_time_zone() {
    let stamp = Timestamp::start_of(day("2021-05-03"));
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Quintette//Calendar//FR",
        "NAME:Assemblée",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT",
        "DTSTART:20010325T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20011028T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:ag-2021@quintette",
        "SEQUENCE:1",
        "DTSTAMP:20210503T000000Z",
        "DTSTART;TZID=Europe/Paris:20210522T140000",
        "DTEND;TZID=Europe/Paris:20210522T173000",
        "SUMMARY:Assemblée générale\\, Saint-Étienne",
        "DESCRIPTION:Ordre du jour :\\n1. Comptes",
        "LOCATION:Le Mixeur\\, Saint-Étienne",
        "URL:https://assemblee.example/a",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Assemblée générale\\, Saint-Étienne",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let written = appointment("Assemblée", stamp, &meeting()).unwrap();
    let unfolded = String::from_utf8(written).unwrap().replace("\r\n ", "");
    assert_eq!(unfolded.split("\r\n").collect::<Vec<_>>(), expected);
}

#[test]
fn an_appointment_without_name_or_hours_is_refused() {
    let stamp = Timestamp::start_of(day("2021-05-03"));
    let refused = |change: fn(&mut Appointment)| {
        let mut meeting = meeting();
        change(&mut meeting);
        appointment("A", stamp, &meeting)
    };
    let on = meeting().on;
    assert_eq!(refused(|one| one.summary.clear()), Err(CalendarFileError::Nameless { on }));
    assert_eq!(refused(|one| one.until = one.from), Err(CalendarFileError::Backwards { on }));
    assert_eq!(refused(|one| one.until.hour = 24), Err(CalendarFileError::Backwards { on }));
    let bare = Appointment { alarm_days: None, url: None, location: " ".into(), ..meeting() };
    let text = String::from_utf8(appointment("A", stamp, &bare).unwrap()).unwrap();
    assert!(!text.contains("VALARM") && !text.contains("URL") && !text.contains("LOCATION"), "{text}");
}

proptest! {
    #[test]
    fn whatever_is_typed_reads_back_and_breaks_no_line(typed in "\\PC{0,120}", more in "(?s).{0,200}") {
        let typed = format!("é{typed}");
        let described = Event { summary: typed.clone(), description: more.clone(), ..event() };
        let text = written(&[described]);
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        prop_assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), 1);
        let Entry::ICalendar(read) = Parser::new(&text).entry() else { panic!("{text}") };
        let of = |property: &ICalendarProperty| {
            let mut entries = read.components[1].entries.iter().filter(|entry| entry.name == *property);
            entries.next().and_then(|entry| entry.values.first()).cloned()
        };
        prop_assert_eq!(of(&ICalendarProperty::Summary), Some(ICalendarValue::Text(one_line(&typed))));
        let description = Some(kept(&more)).filter(|text| !text.is_empty()).map(ICalendarValue::Text);
        prop_assert_eq!(of(&ICalendarProperty::Description), description);
    }
}
