//! `/voter`: the assemblies in which the reader has a voice now.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use office::assemblies::public::{AssemblyRow, Stage};
use office::kernel::Failure;

use super::step;
use crate::assemblies::terms;
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What the page shows.
#[derive(Template)]
#[template(path = "voting/callings.html")]
pub(crate) struct CallingsPage {
    frame: Frame,
    words: Words,
    callings: Vec<Calling>,
}

/// An assembly that calls.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Calling {
    address: String,
    title: String,
    place: String,
    /// Key of what can be done.
    state: &'static str,
    open: bool,
}

/// `GET /voter`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    let answer = page(&reader).await;
    reader.settle(answer)
}

async fn page(reader: &Reader) -> Result<HttpResponse, Failure> {
    let rows = reader.desk.callings().await?;
    let page = CallingsPage::new(&reader.frame, &rows);
    Ok(reader.frame.answer(StatusCode::OK, &page))
}

/// The name of an assembly: what it is, and when.
pub(super) fn title(words: Words, row: &AssemblyRow) -> String {
    let (kind, day) = (words.say(terms::kind(row.kind)), words.day(row.day));
    words.tell("assembly-title", &[("kind", &kind), ("day", &day)])
}

impl CallingsPage {
    fn new(frame: &Frame, rows: &[AssemblyRow]) -> Self {
        let words = frame.words;
        let calling = |row: &AssemblyRow| Calling {
            address: frame.to(&step(row.assembly_id, "")),
            title: title(words, row),
            place: row.place.clone(),
            state: if row.stage == Stage::Open { "calling-open" } else { "calling-before" },
            open: row.stage == Stage::Open,
        };
        Self { frame: frame.clone(), words, callings: rows.iter().map(calling).collect() }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{frozen_assembly, open_assembly};
        let frame = &frame.clone().at(super::PATH);
        let rows = [open_assembly().row, frozen_assembly().row];
        vec![("voting_callings", Self::new(frame, &rows)), ("voting_callings_none", Self::new(frame, &[]))]
    }
}
