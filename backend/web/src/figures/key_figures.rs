//! The first page: the key figures of a year, with charts and tables, and where to find the rest.
//!
//! It exists so that anybody of the cooperative sees the year at a glance, and everything behind each figure below it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use door::Desk;
use office::kernel::Failure;
use office::reports::public::YearFigures;
use serde::Deserialize;

use super::cards::{self, Card, Detail, Group};
use super::drawings;
use super::members::{self, Members};
use super::notes::{self, Definition};
use super::split::{self, Split};
use super::team::{self, Team};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices;
use crate::visitor::{Reader, home_of, may_read_figures};

/// What the page shows.
#[derive(Template)]
#[template(path = "figures/key_figures.html")]
pub(crate) struct KeyFiguresPage {
    frame: Frame,
    words: Words,
    year: i32,
    earlier: Option<i32>,
    later: Option<i32>,
    read_on: String,
    leading: Vec<Card>,
    groups: Vec<Group>,
    growth: Vec<String>,
    members: Option<Members>,
    team: Option<Team>,
    split: Option<Split>,
    definitions: Vec<Definition>,
    warnings: Vec<Detail>,
}

impl KeyFiguresPage {
    /// The page of a year, when `latest` is the last that has figures; `read_on` is today in words.
    pub(crate) fn new(frame: Frame, figures: &YearFigures, latest: i32, read_on: String) -> Self {
        let (words, year) = (frame.words, figures.year);
        let earlier = figures.figures.iter().any(|figure| figure.previous.is_some());
        Self {
            words,
            year,
            earlier: earlier.then_some(year - 1),
            later: (year < latest).then_some(year + 1),
            read_on,
            leading: cards::leading(words, figures),
            groups: cards::groups(words, figures),
            growth: drawings::growth(words, figures),
            members: members::section(words, figures),
            team: team::section(words, figures),
            split: split::section(words, figures),
            definitions: notes::definitions(words, figures),
            warnings: notes::other_warnings(
                words,
                figures,
                &[members::WARNINGS, team::WARNINGS, split::WARNINGS],
            ),
            frame: frame.at(&format!("/?annee={year}")),
        }
    }

    /// The year 2015, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn sample(frame: Frame) -> Self {
        let read_on = frame.words.day("2016-05-20".parse().unwrap());
        Self::new(frame, &crate::samples::figures_of_2015(), 2015, read_on)
    }

    /// A year of which little is known, for the same test.
    #[cfg(test)]
    pub(crate) fn sparse_sample(frame: Frame) -> Self {
        let read_on = frame.words.day("2016-05-20".parse().unwrap());
        Self::new(frame, &crate::samples::figures_of_2014(), 2015, read_on)
    }
}

#[derive(Deserialize)]
struct Asked {
    annee: Option<String>,
}

/// `GET /?annee=2015`: the year asked for, else the latest; whoever may not see it begins elsewhere.
pub(crate) async fn show(request: HttpRequest, reader: Reader) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    if !may_read_figures(desk.principal()) {
        return frame.go(home_of(desk.principal()));
    }
    let asked = web::Query::<Asked>::from_query(request.query_string())
        .ok()
        .and_then(|asked| asked.into_inner().annee);
    reader.settle(page(frame, desk, asked.as_deref()).await)
}

async fn page(frame: &Frame, desk: &Desk, asked: Option<&str>) -> Result<HttpResponse, Failure> {
    let Some(latest) = desk.latest_year().await? else {
        return Ok(notices::empty_office::answer(frame));
    };
    let year = match asked.map(str::trim) {
        None | Some("") => latest,
        Some(text) => match year_of(text) {
            Some(year) => year,
            None => return Ok(notices::no_year::answer(frame, text, latest)),
        },
    };
    let figures = desk.year_figures(year, None).await?;
    if !has_figures(&figures) {
        return Ok(notices::no_year::answer(frame, &year.to_string(), latest));
    }
    let read_on = frame.words.day(desk.today()?);
    let page = KeyFiguresPage::new(frame.clone(), &figures, latest, read_on);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

/// Whether anything is known of a year.
pub(crate) fn has_figures(year: &YearFigures) -> bool {
    year.figures.iter().any(|figure| figure.value.is_some())
}

/// A year of four digits.
pub(crate) fn year_of(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}
