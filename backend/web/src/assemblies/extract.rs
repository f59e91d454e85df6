//! `/assemblees/{id}/extrait`: some resolutions of signed minutes, certified for the registrar, a bank or a notary.
//!
//! What can never happen here: an extract of minutes that nobody signed (the office refuses it); a paper that a cache
//! keeps.

use actix_web::{HttpRequest, HttpResponse};
use door::Form;
use office::assemblies::permissions::ROLL_READ;
use office::assemblies::public::{AssemblySheet, ResolutionSheet};
use office::kernel::Failure;
use office::values::Day;
use office::{Signed, StoredPaper};
use serde::Deserialize;

use super::{address, nothing, terms};
use crate::forms::reading::{No, Reading};
use crate::forms::{Choice, Field, FormPage, Group, Trouble, not_done};
use crate::frame::Frame;
use crate::papers::file;
use crate::visitor::Reader;

/// Its part of the address.
pub(crate) const PART: &str = "extrait";

/// What is sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Entry {
    #[serde(default)]
    resolutions: Vec<u32>,
    #[serde(default)]
    purpose: String,
    #[serde(default)]
    on: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    capacity: String,
    #[serde(default)]
    place: String,
}

/// `GET /assemblees/{id}/extrait`.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(ROLL_READ) {
        return refused;
    }
    let answer = opened(&request, &reader).await;
    reader.settle(answer)
}

async fn opened(request: &HttpRequest, reader: &Reader) -> Result<HttpResponse, Failure> {
    let Some((sheet, resolutions)) = read(request, reader).await? else { return Ok(nothing(reader)) };
    let entry = Entry { on: reader.desk.today()?.to_string(), ..Entry::default() };
    Ok(entry.page(&reader.frame, &sheet, &resolutions).answer())
}

/// The assembly, and the resolutions that were decided; `None` when there is none.
async fn read(
    request: &HttpRequest,
    reader: &Reader,
) -> Result<Option<(AssemblySheet, Vec<ResolutionSheet>)>, Failure> {
    let Some(sheet) = super::named(request, reader).await? else { return Ok(None) };
    let mut resolutions = reader.desk.assembly_result(sheet.row.assembly_id).await?.resolutions;
    resolutions.retain(|of| of.outcome.is_some());
    Ok(Some((sheet, resolutions)))
}

/// `POST /assemblees/{id}/extrait`: the paper; nothing is kept of it.
pub(crate) async fn submit(request: HttpRequest, reader: Reader, form: Form<Entry>) -> HttpResponse {
    if let Some(refused) = reader.refused(ROLL_READ) {
        return refused;
    }
    let answer = submitted(&request, &reader, &form.0).await;
    reader.settle(answer)
}

async fn submitted(request: &HttpRequest, reader: &Reader, entry: &Entry) -> Result<HttpResponse, Failure> {
    let Some((sheet, resolutions)) = read(request, reader).await? else { return Ok(nothing(reader)) };
    let frame = &reader.frame;
    Ok(match entry.paper(reader, &sheet).await {
        Ok(paper) => file(paper),
        Err(no) => not_done(frame, no, |trouble| entry.page(frame, &sheet, &resolutions).refused_by(trouble)),
    })
}

impl Entry {
    async fn paper(&self, reader: &Reader, sheet: &AssemblySheet) -> Result<StoredPaper, No> {
        let words = reader.frame.words;
        if self.resolutions.is_empty() {
            return Err(Trouble::with(words, "resolutions", "extract-none").into());
        }
        let on: Day = Reading(words).day("on", &self.on)?;
        let text = |text: &str| text.trim().to_owned();
        let signed =
            Signed { name: text(&self.name), capacity: text(&self.capacity), place: text(&self.place) };
        let (id, purpose) = (sheet.row.assembly_id, text(&self.purpose));
        Ok(reader.desk.extract_paper(id, &self.resolutions, purpose, (on, &signed)).await?)
    }

    fn page(&self, frame: &Frame, sheet: &AssemblySheet, resolutions: &[ResolutionSheet]) -> FormPage {
        let words = frame.words;
        let home = address(sheet.row.assembly_id);
        let choice = |of: &ResolutionSheet| {
            let number = of.resolution.number.to_string();
            let parts = [("number", number.as_str()), ("title", of.resolution.draft.title.as_str())];
            Choice {
                label: words.tell("form-vote", &parts),
                hint: of
                    .outcome
                    .as_ref()
                    .map(|outcome| words.say(terms::decided(&of.resolution, outcome.verdict))),
                ticked: self.resolutions.contains(&of.resolution.number),
                value: number.clone(),
            }
        };
        let group = Group {
            name: "resolutions".into(),
            legend: words.say("extract-resolutions"),
            hint: None,
            error: None,
            choices: resolutions.iter().map(choice).collect(),
            single: false,
        };
        let text = |name, key: &str, holding: &str| {
            Field::text(name, words.say(key)).holding(holding).not_offered().optional(words)
        };
        let name = text("name", "extract-name", &self.name).hinting(words.say("extract-name-hint"));
        FormPage::new(frame, "extract-title", &format!("{home}/{PART}"), "extract-button")
            .below(&format!("{home}/suites"), words.say("following-title"))
            .wide()
            .saying(words.say("extract-about"))
            .asking(group)
            .asking(
                text("purpose", "extract-purpose", &self.purpose).hinting(words.say("extract-purpose-hint")),
            )
            .asking(Field::day("on", words.say("extract-on")).holding(&self.on).half())
            .asking(text("place", "extract-place", &self.place).half())
            .asking(name.half())
            .asking(text("capacity", "extract-capacity", &self.capacity).half())
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let (sheet, all) = (crate::samples::signed_assembly(), crate::samples::decided_resolutions());
    let entry = Entry { on: "2016-06-20".into(), ..Entry::default() };
    let ticked = Entry { resolutions: vec![1], purpose: "Greffe".into(), ..entry.clone() };
    let none = Trouble::with(frame.words, "resolutions", "extract-none");
    vec![
        ("extract", ticked.page(frame, &sheet, &all)),
        ("extract_refused", entry.page(frame, &sheet, &all).refused_by(Some(&none))),
    ]
}
