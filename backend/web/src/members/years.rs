//! `/exercices`: the closed years; the closing of the next one, and its reopening.

use actix_web::http::StatusCode;
use actix_web::web::{Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use door::{Desk, Entering, Form};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::PageRequest;
use office::members::permissions::{RESULT_ALLOCATE, YEAR_CLOSE, YEARS_READ};
use office::members::public::YearRow;
use office::values::Day;
use serde::{Deserialize, Serialize};

use super::acts::{Sent, keyed, once};
use super::{papers, tabs};
use crate::account::profile::News;
use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage};
use crate::frame::{Frame, Way};
use crate::language::Words;
use crate::notices::Link;
use crate::visitor::Reader;

const CLOSING: &str = "/exercices/cloture";
/// Years shown: a cooperative closes one a year.
const MOST: u64 = 200;

/// What the page shows.
#[derive(Template)]
#[template(path = "members/years.html")]
pub(crate) struct YearsPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    done: Option<String>,
    years: Vec<Line>,
    may_close: bool,
}

/// A closed year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    year: i32,
    opening: String,
    closing: String,
    closed: String,
    allocated: Option<String>,
    interest: String,
    paid: Option<String>,
    /// Where its result is allocated, or read.
    allocation: String,
    /// What the accountant and the auditor ask for.
    papers: Vec<Link>,
    /// Where it is opened again.
    reopening: Option<String>,
}

/// `GET /exercices`.
pub(crate) async fn show(reader: Reader, news: Query<News>) -> HttpResponse {
    let answer = page(&reader, news.fait.as_deref()).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, news: Option<&str>) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let years = closed(desk).await?;
    let page = YearsPage::new(frame.clone(), &years, news, desk.principal());
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// The closed years, the latest first.
async fn closed(desk: &Desk) -> Result<Vec<YearRow>, Failure> {
    let sort = Some("-closing_day".to_owned());
    let request = PageRequest { limit: Some(MOST), sort, ..PageRequest::default() };
    Ok(desk.members.years(desk.today()?, None, &request).await?.items)
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "cloture" => "done-closing",
        "reouverture" => "done-reopening",
        "affectation" => "done-allocation",
        _ => return None,
    })
}

impl YearsPage {
    fn new(frame: Frame, years: &[YearRow], news: Option<&str>, reader: &Principal) -> Self {
        let words = frame.words;
        let line = |(place, row): (usize, &YearRow)| {
            let may = place == 0 && row.allocated_on.is_none() && reader.may(YEAR_CLOSE);
            Line::of(&frame, row, may, reader)
        };
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            done: news.and_then(news_key).map(|key| words.say(key)),
            years: years.iter().enumerate().map(line).collect(),
            may_close: reader.may(YEAR_CLOSE),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = || frame.clone().at(tabs::YEARS);
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        vec![
            ("years", Self::new(frame(), &crate::samples::years(), Some("cloture"), &staff)),
            ("years_none", Self::new(frame(), &[], None, &auditor)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, row: &YearRow, may_reopen: bool, reader: &Principal) -> Self {
        let words = frame.words;
        let to = |part: &str| frame.to(&format!("{}/{}/{part}", tabs::YEARS, row.year));
        Self {
            year: row.year,
            opening: words.day(row.opening_day),
            closing: words.day(row.closing_day),
            closed: words.day(row.closed_on),
            allocated: row.allocated_on.map(|day| words.day(day)),
            interest: words.exact_money(row.interest),
            paid: row.paid_on.map(|day| words.day(day)),
            allocation: to("affectation"),
            papers: papers::of_year(words, row, reader),
            reopening: may_reopen.then(|| to("reouverture")),
        }
    }
}

/// What is sent to close a year.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct NextYear {
    opening_day: String,
    closing_day: String,
    on: String,
}

/// `GET /exercices/cloture`.
pub(crate) async fn show_closing(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(YEAR_CLOSE) {
        return refused;
    }
    let answer = next_closing(&reader).await;
    reader.settle(answer.map(|entry| keyed(entry.page(&reader.frame)).answer()))
}

/// The year after the last one that was closed.
async fn next_closing(reader: &Reader) -> Result<NextYear, Failure> {
    let desk = &reader.desk;
    let today = desk.today()?;
    let last = if desk.principal().may(YEARS_READ) { closed(desk).await?.into_iter().next() } else { None };
    Ok(NextYear::after(last.map(|row| row.closing_day), today))
}

/// `POST /exercices/cloture`.
pub(crate) async fn close(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<NextYear>>,
) -> HttpResponse {
    let Sent { cle, act: entry } = form.0;
    let Reader { frame, desk } = &reader;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &entry);
    let read = Reading(frame.words);
    let done: Result<(), No> = async {
        let closing_day: Day = read.day("closing_day", &entry.closing_day)?;
        let opening_day = read.day("opening_day", &entry.opening_day)?;
        let on = read.day("on", &entry.on)?;
        Ok(desk.members.close_year(&context, closing_day.year(), opening_day, closing_day, on).await?)
    }
    .await;
    let done = done.map(|()| told("cloture"));
    forms::settled(frame, done, |trouble| keyed(entry.page(frame)).refused_by(trouble))
}

/// The years, with the news of what was done.
fn told(news: &str) -> String {
    format!("{}?fait={news}", tabs::YEARS)
}

impl NextYear {
    fn after(last: Option<Day>, today: Day) -> Self {
        let january = Day::ymd(today.year() - 1, 1, 1).unwrap_or(today);
        let opening = last.map_or(january, |day| day.plus_days(1));
        let closing = opening.plus_years(1).plus_days(-1);
        Self { opening_day: opening.to_string(), closing_day: closing.to_string(), on: today.to_string() }
    }

    fn page(&self, frame: &Frame) -> FormPage {
        let words = frame.words;
        let day = |name, key: &str, value: &str| Field::day(name, words.say(key)).holding(value);
        FormPage::new(frame, "closing-title", CLOSING, "closing-button")
            .below(tabs::YEARS, words.say("tab-years"))
            .wide()
            .saying(words.say("closing-about"))
            .asking(day("opening_day", "year-opening", &self.opening_day).half())
            .asking(day("closing_day", "year-closing", &self.closing_day).half())
            .asking(day("on", "closing-on", &self.on))
    }
}

/// What is sent to open a year again.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Reopening {
    reason: String,
}

/// `GET /exercices/{year}/reouverture`.
pub(crate) async fn show_reopening(reader: Reader, year: Path<i32>) -> HttpResponse {
    match reader.refused(YEAR_CLOSE) {
        Some(refused) => refused,
        None => keyed(Reopening::default().page(&reader.frame, *year)).answer(),
    }
}

/// `POST /exercices/{year}/reouverture`.
pub(crate) async fn reopen(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    year: Path<i32>,
    form: Form<Sent<Reopening>>,
) -> HttpResponse {
    let Sent { cle, act: entry } = form.0;
    let Reader { frame, desk } = &reader;
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &entry);
    let done: Result<(), No> = async {
        let reason = entry.reason.trim().to_owned();
        Ok(desk.members.reopen_year(&context, *year, reason, desk.today()?).await?)
    }
    .await;
    let done = done.map(|()| told("reouverture"));
    forms::settled(frame, done, |trouble| keyed(entry.page(frame, *year)).refused_by(trouble))
}

impl Reopening {
    fn page(&self, frame: &Frame, year: i32) -> FormPage {
        let words = frame.words;
        let path = format!("{}/{year}/reouverture", tabs::YEARS);
        FormPage::new(frame, "reopening-title", &path, "reopening-button")
            .titled(words.tell("reopening-of", &[("year", &year.to_string())]))
            .below(tabs::YEARS, words.say("tab-years"))
            .saying(words.say("reopening-about"))
            .asking(Field::text("reason", words.say("field-reason")).holding(&self.reason).not_offered())
    }
}

/// Whether somebody may allocate a result.
pub(super) fn may_allocate(reader: &Principal) -> bool {
    reader.may(RESULT_ALLOCATE)
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let today = "2016-05-20".parse().unwrap();
    vec![
        ("closing", NextYear::after(None, today).page(frame)),
        ("reopening", Reopening::default().page(frame, 2015)),
    ]
}
