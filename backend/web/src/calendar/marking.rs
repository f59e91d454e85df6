//! `/calendrier/{closed_on}/{code}`: a duty of a year was done, or is not after all.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::assemblies::permissions::DUTY_MARK;
use office::assemblies::public::{Calendar, CalendarEntry, DutyDone};
use office::kernel::Failure;
use office::values::Day;
use serde::{Deserialize, Serialize};

use crate::forms::reading::{No, Reading};
use crate::forms::{self, Field, FormPage};
use crate::frame::Frame;
use crate::members::acts::{Sent, keyed, once};
use crate::members::tabs;
use crate::notices;
use crate::visitor::Reader;

/// What is sent: when and how it was done; or why it is not, when it was noted before.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Marking {
    #[serde(default)]
    on: String,
    #[serde(default)]
    note: String,
}

/// `GET /calendrier/{closed_on}/{code}`.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(DUTY_MARK) {
        return refused;
    }
    let answer = opened(&request, &reader).await;
    reader.settle(answer)
}

async fn opened(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let today = reader.desk.today()?;
    let Some((closed_on, entry)) = entry(request, reader).await? else { return Ok(nothing(reader)) };
    let marking = Marking { on: today.to_string(), note: String::new() };
    Ok(keyed(marking.page(&reader.frame, closed_on, &entry)).answer())
}

/// `POST /calendrier/{closed_on}/{code}`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Sent<Marking>>,
) -> HttpResponse {
    let answer = submitted(&request, &reader, &attempt, form.0).await;
    reader.settle(answer)
}

async fn submitted(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    Sent { cle, act: marking }: Sent<Marking>,
) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let Some((closed_on, entry)) = entry(request, reader).await? else { return Ok(nothing(reader)) };
    let context = once(desk.context(attempt.0.correlation), &cle, request.path(), &marking);
    let (code, note) = (entry.code.clone(), marking.note.trim().to_owned());
    let news: Result<&str, No> = async {
        if entry.done.is_some() {
            desk.assemblies.mark_duty_undone(&context, closed_on, code, note).await?;
            return Ok("a-faire");
        }
        let on = Reading(frame.words).day("on", &marking.on)?;
        desk.assemblies.mark_duty_done(&context, closed_on, code, DutyDone { on, note }).await?;
        Ok("fait")
    }
    .await;
    let done = news.map(|news| format!("{}?fait={news}", tabs::CALENDAR));
    Ok(forms::settled(frame, done, |trouble| {
        keyed(marking.page(frame, closed_on, &entry)).refused_by(trouble)
    }))
}

/// The duty that the address names, as the calendar of a day within its year tells it; `None` when there is none.
async fn entry(request: &HttpRequest, reader: &Reader) -> Result<Option<(Day, CalendarEntry)>, Failure> {
    let named = request.match_info();
    let closed_on = named.get("closed_on").and_then(|day| day.parse::<Day>().ok());
    let (Some(closed_on), Some(code)) = (closed_on, named.get("code")) else { return Ok(None) };
    // On the day after its closing a year is the one that was closed last.
    let calendar = reader.desk.assemblies.calendar(closed_on.plus_days(1)).await?;
    Ok(found(calendar, closed_on, code).map(|entry| (closed_on, entry)))
}

fn found(calendar: Calendar, closed_on: Day, code: &str) -> Option<CalendarEntry> {
    let is_it = |entry: &CalendarEntry| {
        entry.closed_on == Some(closed_on) && entry.code == code && entry.mandate_id.is_none()
    };
    calendar.entries.into_iter().find(is_it)
}

fn nothing(reader: &Reader) -> HttpResponse {
    notices::not_found::notice(&reader.frame, &reader.frame.here).answer()
}

impl Marking {
    fn page(&self, frame: &Frame, closed_on: Day, entry: &CalendarEntry) -> FormPage {
        let words = frame.words;
        let path = format!("{}/{closed_on}/{}", tabs::CALENDAR, entry.code);
        let day = words.day(entry.on);
        let about = words.tell("duty-about", &[("day", &day), ("article", &entry.article)]);
        let note = |key: &str| Field::text("note", words.say(key)).holding(&self.note).not_offered();
        let form = |title: &str, button: &str| {
            FormPage::new(frame, title, &path, button)
                .titled(entry.french.clone())
                .below(tabs::CALENDAR, words.say("calendar-title"))
                .saying(about)
        };
        match &entry.done {
            Some(done) => form("duty-undone-title", "duty-undone-title")
                .saying(words.tell("duty-done-on", &[("day", &words.day(done.on))]))
                .asking(note("field-reason")),
            None => form("duty-done-title", "duty-done-title")
                .asking(Field::day("on", words.say("duty-on")).holding(&self.on))
                .asking(note("duty-note").optional(words)),
        }
    }
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let closed_on = "2015-12-31".parse().unwrap();
    let mut entries = crate::samples::calendar().entries.into_iter();
    let mut next = |done: bool| entries.by_ref().find(|entry| entry.done.is_some() == done).unwrap();
    let (done, open) = (next(true), next(false));
    let marking = Marking { on: "2016-05-20".to_owned(), note: String::new() };
    vec![
        ("duty_done", marking.page(frame, closed_on, &open)),
        ("duty_undone", marking.page(frame, closed_on, &done)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duty_is_named_by_its_year_and_code() {
        let closed_on = "2015-12-31".parse().unwrap();
        let calendar = crate::samples::calendar();
        let code = calendar.entries.first().unwrap().code.clone();
        assert!(found(calendar.clone(), closed_on, &code).is_some());
        assert!(found(calendar.clone(), closed_on.plus_years(1), &code).is_none());
        assert!(found(calendar, closed_on, "mandate_end").is_none());
    }
}
