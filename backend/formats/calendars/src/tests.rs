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
