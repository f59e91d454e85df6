//! `/statuts`: every version of the statutes, which one is in force, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::assemblies::permissions::{STATUTES_ADOPT, STATUTES_READ};
use office::assemblies::public::{StatutesError, StatutesVersion};
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::Page;
use office::values::Day;
use serde::Deserialize;

use super::{PATH, address, adopting};
use crate::assemblies;
use crate::frame::Frame;
use crate::language::Words;
use crate::lists::{Asked, Heading};
use crate::notices::Link;
use crate::visitor::Reader;

/// The latest first.
const SORT: &str = "-version";

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "statutes/list.html")]
pub(crate) struct StatutesPage {
    frame: Frame,
    words: Words,
    above: Link,
    /// Where a version is adopted, for who may.
    adopting: Option<String>,
    day: String,
    filtered: bool,
    headings: Vec<Heading>,
    versions: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
}

/// A version.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    address: String,
    title: String,
    adopted_on: String,
    effective_on: String,
    state: &'static str,
    over: bool,
}

/// What is read: the versions, and which is in force on the day asked for.
struct Told {
    rows: Page<StatutesVersion>,
    in_force: Option<u32>,
    as_of: Day,
}

/// `GET /statuts`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(STATUTES_READ) {
        return refused;
    }
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = asked(parameters);
    if let Some(refused) = asked.wrong_day(frame, &["au"]) {
        return Ok(refused);
    }
    let as_of = asked.value("au").parse().unwrap_or(desk.today()?);
    let in_force = in_force(desk.assemblies.statutes_on(as_of).await)?;
    let rows = desk.assemblies.statutes(&asked.request(filters(&asked))).await?;
    let page = StatutesPage::new(frame.clone(), &asked, &Told { rows, in_force, as_of }, desk.principal());
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// The number of the version in force; none before the first.
pub(super) fn in_force(answer: Result<StatutesVersion, Failure>) -> Result<Option<u32>, Failure> {
    match answer {
        Ok(version) => Ok(Some(version.version)),
        Err(failure)
            if matches!(failure.refusal::<StatutesError>(), Some(StatutesError::NoneInForce { .. })) =>
        {
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

fn asked(parameters: &Parameters) -> Asked {
    let sort = parameters.tri.as_deref().filter(|sort| !sort.is_empty()).unwrap_or(SORT);
    Asked::of(PATH, Some(sort), parameters.suite.as_deref()).looking("au", parameters.au.as_deref())
}

/// On a day that is asked for, the versions adopted by then.
fn filters(asked: &Asked) -> Vec<String> {
    let day = Some(asked.value("au")).filter(|day| !day.is_empty());
    day.map(|day| format!("adopted_on:le:{day}")).into_iter().collect()
}

/// Key of where a version stands on a day.
pub(super) fn state(version: &StatutesVersion, in_force: Option<u32>, as_of: Day) -> &'static str {
    if in_force == Some(version.version) {
        "statutes-in-force"
    } else if version.effective_on > as_of {
        "statutes-coming"
    } else {
        "statutes-replaced"
    }
}

impl StatutesPage {
    fn new(frame: Frame, asked: &Asked, told: &Told, reader: &Principal) -> Self {
        let words = frame.words;
        let heading = |key: &str, field: &str| Heading::of(&frame, asked, key, field, SORT);
        let line = |version: &StatutesVersion| {
            let state = state(version, told.in_force, told.as_of);
            Line {
                address: frame.to(&address(version.version)),
                title: words.tell("statutes-version", &[("version", &version.version.to_string())]),
                adopted_on: words.day(version.adopted_on),
                effective_on: words.day(version.effective_on),
                state,
                over: state == "statutes-replaced",
            }
        };
        let (count, day) = (words.count(told.rows.total), words.day(told.as_of));
        Self {
            words,
            above: Link::new(frame.to(assemblies::PATH), words.say("assemblies-title")),
            adopting: reader.may(STATUTES_ADOPT).then(|| frame.to(adopting::PATH)),
            day: told.as_of.to_string(),
            filtered: !asked.value("au").is_empty(),
            headings: vec![
                heading("statutes-version-column", "version"),
                heading("statutes-adopted-on", "adopted_on"),
                heading("statutes-effective-on", "effective_on"),
                Heading::plain(words, "column-state"),
            ],
            versions: told.rows.items.iter().map(line).collect(),
            caption: words.tell("statutes-caption", &[("count", &count), ("day", &day)]),
            first: asked.first(&frame),
            next: told.rows.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        use crate::samples::{auditor, staff, versions_of_statutes};
        let (frame, as_of) = (&frame.clone().at(PATH), "2016-05-20".parse().unwrap());
        let early = Parameters { au: Some("2013-01-01".to_owned()), ..Parameters::default() };
        let some = Told { rows: versions_of_statutes(), in_force: Some(1), as_of };
        let none = Told {
            rows: Page { items: Vec::new(), next: None, total: 0 },
            in_force: None,
            as_of: "2013-01-01".parse().unwrap(),
        };
        vec![
            ("statutes", Self::new(frame.clone(), &asked(&Parameters::default()), &some, &staff())),
            ("statutes_none", Self::new(frame.clone(), &asked(&early), &none, &auditor())),
        ]
    }
}
