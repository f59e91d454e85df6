//! `/calendrier`: the duties of the year closed and of the one in progress, and the mandates, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::assemblies::permissions::{CALENDAR_READ, DUTY_MARK, MANDATES_READ};
use office::assemblies::public::{Calendar, CalendarEntry, EntryState, MandateRow};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::PageRequest;
use office::values::Day;
use serde::Deserialize;

use crate::frame::{Frame, Way};
use crate::language::Words;
use crate::lists::Asked;
use crate::members::tabs;
use crate::visitor::Reader;

/// The same for a calendar program.
const FILE: &str = "/api/v1/calendar.ics";
/// The most mandates that are shown: a board has eighteen members at most (C. com., art. L225-17).
const MOST: u64 = 200;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    au: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "calendar/calendar.html")]
pub(crate) struct CalendarPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    done: Option<String>,
    day: String,
    filtered: bool,
    years: Vec<String>,
    entries: Vec<Line>,
    mandates: Vec<Held>,
    caption: String,
    file: String,
    may_mark: bool,
}

/// An entry of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    on: String,
    /// « dans 12 jours », while it is ahead and not done.
    left: Option<String>,
    late: bool,
    near: bool,
    what: String,
    article: String,
    audience: String,
    /// When it was done, and how.
    done: Option<(String, String)>,
    /// Where it is marked.
    act: Option<String>,
}

/// A mandate that is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Held {
    name: String,
    representative: String,
    kind: &'static str,
    substitute: bool,
    since: String,
    until: String,
    decided_by: String,
    file: Option<String>,
}

/// `GET /calendrier`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(CALENDAR_READ) {
        return refused;
    }
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = Asked::of(tabs::CALENDAR, None, None).looking("au", parameters.au.as_deref());
    if let Some(refused) = asked.wrong_day(frame, &["au"]) {
        return Ok(refused);
    }
    let today = desk.today()?;
    let as_of: Day = asked.value("au").parse().unwrap_or(today);
    let calendar = desk.assemblies.calendar(as_of).await?;
    let mandates = if desk.principal().may(MANDATES_READ) {
        let request = PageRequest {
            limit: Some(MOST),
            filters: vec![format!("last_day:ge:{as_of}")],
            ..PageRequest::default()
        };
        desk.assemblies.mandates(as_of, None, &request).await?.items
    } else {
        Vec::new()
    };
    let page = CalendarPage::new(frame.clone(), parameters, &calendar, &mandates, desk.principal());
    Ok(page.frame.answer(StatusCode::OK, &page))
}

impl CalendarPage {
    fn new(
        frame: Frame,
        parameters: &Parameters,
        calendar: &Calendar,
        mandates: &[MandateRow],
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let may_mark = reader.may(DUTY_MARK);
        let day = words.day(calendar.as_of);
        let done = parameters.fait.as_deref().and_then(|news| match news {
            "fait" => Some(words.say("done-duty")),
            "a-faire" => Some(words.say("done-duty-undone")),
            _ => None,
        });
        let years = calendar.years.iter().map(|year| {
            let closing = words.day(year.closed_on);
            match year.assembly_on {
                Some(on) => {
                    words.tell("calendar-year-held", &[("closing", &closing), ("assembly", &words.day(on))])
                }
                None => words.tell("calendar-year", &[("closing", &closing)]),
            }
        });
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            done,
            day: calendar.as_of.to_string(),
            filtered: parameters.au.as_deref().is_some_and(|day| !day.is_empty()),
            years: years.collect(),
            entries: calendar.entries.iter().map(|entry| Line::of(&frame, entry, may_mark)).collect(),
            mandates: mandates.iter().map(|row| Held::of(&frame, row)).collect(),
            caption: words.tell("calendar-caption", &[("day", &day)]),
            file: format!("{FILE}?as_of={}", calendar.as_of),
            may_mark,
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = || frame.clone().at(tabs::CALENDAR);
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let (full, empty) = (crate::samples::calendar(), crate::samples::empty_calendar());
        let news = Parameters { fait: Some("fait".to_owned()), ..Parameters::default() };
        let past = Parameters { au: Some("2016-05-20".to_owned()), ..Parameters::default() };
        vec![
            ("calendar", Self::new(frame(), &news, &full, &crate::samples::mandates(), &staff)),
            ("calendar_none", Self::new(frame(), &past, &empty, &[], &auditor)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, entry: &CalendarEntry, may_mark: bool) -> Self {
        let words = frame.words;
        let open = entry.done.is_none();
        let left = (open && entry.days_left >= 0)
            .then(|| words.tell("calendar-left", &[("count", &entry.days_left.to_string())]));
        let done = entry.done.as_ref().map(|done| (words.day(done.on), done.note.clone()));
        let closed_on = entry.closed_on.filter(|_| may_mark && entry.mandate_id.is_none());
        Self {
            on: words.day(entry.on),
            left,
            late: open && entry.state == EntryState::Past && entry.mandate_id.is_none(),
            near: open && entry.state == EntryState::Soon,
            what: entry.french.clone(),
            article: entry.article.clone(),
            audience: entry.audience.french().to_owned(),
            done,
            act: closed_on.map(|day| frame.to(&format!("{}/{day}/{}", tabs::CALENDAR, entry.code))),
        }
    }
}

impl Held {
    fn of(frame: &Frame, row: &MandateRow) -> Self {
        let words = frame.words;
        Self {
            name: row.name.clone(),
            representative: row.representative.clone(),
            kind: row.kind.french(),
            substitute: row.substitute,
            since: words.day(row.from),
            until: words.day(row.last_day),
            decided_by: row.decided_by.clone(),
            file: row.member_id.map(|id| frame.to(&format!("{}/{id}", tabs::REGISTER))),
        }
    }
}
