//! `/assemblees/proces-verbaux`: the register of minutes, numbered without a gap (R225-106 C. com.), and its list on paper
//! for a period.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::assemblies::permissions::ASSEMBLY_READ;
use office::assemblies::public::MinutesRow;
use office::kernel::Failure;
use office::kernel::listing::Page;
use office::values::Day;
use serde::Deserialize;

use super::{address, terms};
use crate::frame::Frame;
use crate::language::Words;
use crate::lists::{Asked, Heading};
use crate::papers::file;
use crate::visitor::Reader;

/// Its address.
pub(crate) const PATH: &str = "/assemblees/proces-verbaux";
/// The same on paper.
pub(crate) const PAPER: &str = "/assemblees/proces-verbaux/registre.pdf";
/// The latest first.
const SORT: &str = "-number";

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    tri: Option<String>,
    suite: Option<String>,
}

/// The period of a paper.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Period {
    du: Option<String>,
    au: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "assemblies/minutes.html")]
pub(crate) struct MinutesPage {
    frame: Frame,
    words: Words,
    headings: Vec<Heading>,
    /// Where the list is printed, and the period that the form holds.
    paper: String,
    period: [String; 2],
    lines: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
}

/// Minutes.
struct Line {
    number: String,
    /// The assembly, and its page.
    title: String,
    address: String,
    signed: String,
    sha256: String,
}

/// `GET /assemblees/proces-verbaux`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let sort = parameters.tri.as_deref().filter(|sort| !sort.is_empty()).unwrap_or(SORT);
    let asked = Asked::of(PATH, Some(sort), parameters.suite.as_deref());
    let rows = reader.desk.assemblies.minutes(&asked.request(Vec::new())).await?;
    let page = MinutesPage::new(reader.frame.clone(), &asked, &rows, reader.desk.today()?);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// `GET /assemblees/proces-verbaux/registre.pdf`.
pub(crate) async fn paper(reader: Reader, period: Query<Period>) -> HttpResponse {
    if let Some(refused) = reader.refused(ASSEMBLY_READ) {
        return refused;
    }
    let days = [("du", period.du.as_deref()), ("au", period.au.as_deref())];
    let looking = |asked: Asked, (name, day)| asked.looking(name, day);
    let asked = days.into_iter().fold(Asked::of(PATH, None, None), looking);
    if let Some(refused) = asked.wrong_day(&reader.frame, &["du", "au"]) {
        return refused;
    }
    let answer = async {
        let to = asked.value("au").parse().unwrap_or(reader.desk.today()?);
        let from = asked.value("du").parse().unwrap_or(to);
        reader.desk.minutes_register_paper(from, to).await
    };
    reader.settle(answer.await.map(file))
}

impl MinutesPage {
    fn new(frame: Frame, asked: &Asked, rows: &Page<MinutesRow>, today: Day) -> Self {
        let words = frame.words;
        let heading = |key: &str, field: &str| Heading::of(&frame, asked, key, field, SORT);
        let line = |row: &MinutesRow| Line {
            number: words.count(row.number),
            title: terms::named(words, row.kind, row.day),
            address: frame.to(&address(row.assembly_id)),
            signed: words.day(row.signed_on),
            sha256: row.sha256.clone(),
        };
        Self {
            words,
            headings: vec![
                heading("column-number", "number").numeric(),
                heading("minutes-assembly", "day"),
                heading("minutes-signed", "signed_on"),
                Heading::plain(words, "minutes-digest"),
            ],
            paper: PAPER.to_owned(),
            period: [format!("{}-01-01", today.year()), today.to_string()],
            lines: rows.items.iter().map(line).collect(),
            caption: words.tell("minutes-caption", &[("count", &words.count(rows.total))]),
            first: asked.first(&frame),
            next: rows.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = frame.clone().at(PATH);
        let asked = Asked::of(PATH, Some(SORT), None);
        let today: Day = "2016-06-26".parse().unwrap();
        let none = Page { items: Vec::new(), next: None, total: 0 };
        vec![
            ("minutes", Self::new(frame.clone(), &asked, &crate::samples::minutes_rows(), today)),
            ("minutes_none", Self::new(frame, &asked, &none, today)),
        ]
    }
}
