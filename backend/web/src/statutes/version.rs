//! `/statuts/{version}`: every clause of a version, chapter by chapter, and what changed against the one before.

use actix_web::http::StatusCode;
use actix_web::web::Query;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use office::assemblies::permissions::STATUTES_READ;
use office::assemblies::public::StatutesVersion;
use office::kernel::Failure;
use office::kernel::listing::PageRequest;
use serde::Deserialize;

use super::clauses::{Chapter, chapters};
use super::{PATH, address, list};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::Link;
use crate::visitor::Reader;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "statutes/version.html")]
pub(crate) struct VersionPage {
    frame: Frame,
    words: Words,
    above: Link,
    title: String,
    done: Option<String>,
    /// Key and words.
    facts: Vec<(&'static str, String)>,
    /// The version before, and how many clauses differ from it.
    before: Option<(Link, String)>,
    chapters: Vec<Chapter>,
}

/// What is read: the version, the one before it, and where it stands today.
struct Told {
    version: StatutesVersion,
    before: Option<StatutesVersion>,
    state: &'static str,
}

/// `GET /statuts/{version}`.
pub(crate) async fn show(
    request: HttpRequest,
    reader: Reader,
    parameters: Query<Parameters>,
) -> HttpResponse {
    if let Some(refused) = reader.refused(STATUTES_READ) {
        return refused;
    }
    let answer = page(&request, &reader, &parameters).await;
    reader.settle(answer)
}

async fn page(
    request: &HttpRequest,
    reader: &Reader,
    parameters: &Parameters,
) -> Result<HttpResponse, Failure> {
    let Some(told) = told(request, reader).await? else { return Ok(crate::assemblies::nothing(reader)) };
    let page = VersionPage::new(reader.frame.clone(), &told);
    let done = parameters.fait.as_deref().filter(|fait| *fait == "statuts");
    let page = VersionPage { done: done.map(|_| page.words.say("done-statutes")), ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

async fn told(request: &HttpRequest, reader: &Reader) -> Result<Option<Told>, Failure> {
    let number = request.match_info().get("version").map(str::parse::<u32>);
    let Some(Ok(number)) = number else { return Ok(None) };
    let desk = &reader.desk;
    let filters = vec![format!("version:le:{number}")];
    let two = PageRequest { limit: Some(2), filters, ..PageRequest::default() };
    let mut found = desk.assemblies.statutes(&two).await?.items.into_iter();
    let Some(version) = found.next().filter(|latest| latest.version == number) else { return Ok(None) };
    let today = desk.today()?;
    let in_force = list::in_force(desk.assemblies.statutes_on(today).await)?;
    let state = list::state(&version, in_force, today);
    Ok(Some(Told { version, before: found.next(), state }))
}

impl VersionPage {
    fn new(frame: Frame, told: &Told) -> Self {
        let (words, version) = (frame.words, &told.version);
        let title = |of: u32| words.tell("statutes-version", &[("version", &of.to_string())]);
        let before = told.before.as_ref();
        let chapters = chapters(words, &version.document, before.map(|before| &before.document));
        let others =
            chapters.iter().flat_map(|chapter| &chapter.clauses).filter(|one| one.is_other()).count();
        let others = u64::try_from(others).unwrap_or(u64::MAX);
        let before = before.map(|of| {
            let differ = words.tell("statutes-differ", &[("count", &words.count(others))]);
            (Link::new(frame.to(&address(of.version)), title(of.version)), differ)
        });
        Self {
            words,
            above: Link::new(frame.to(PATH), words.say("statutes-title")),
            title: words.tell("statutes-version-title", &[("version", &version.version.to_string())]),
            done: None,
            facts: vec![
                ("column-state", words.say(told.state)),
                ("statutes-adopted-on", words.day(version.adopted_on)),
                ("statutes-effective-on", words.day(version.effective_on)),
            ],
            before,
            chapters,
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let [second, first] = <[_; 2]>::try_from(crate::samples::versions_of_statutes().items).unwrap();
        let at = |version: &StatutesVersion| frame.clone().at(&address(version.version));
        let (of_second, of_first) = (at(&second), at(&first));
        let told = Told { version: second, before: Some(first.clone()), state: "statutes-coming" };
        let alone = Told { version: first, before: None, state: "statutes-in-force" };
        let done = Some(frame.words.say("done-statutes"));
        vec![
            ("statutes_version", Self { done, ..Self::new(of_second, &told) }),
            ("statutes_version_first", Self::new(of_first, &alone)),
        ]
    }
}
