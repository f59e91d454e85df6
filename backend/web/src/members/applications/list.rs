//! `/associes/candidatures`: the applications, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::Page;
use office::members::permissions::APPLICATION_RECEIVE;
use office::members::public::{ApplicationRow, ApplicationState};
use office::values::Day;
use serde::Deserialize;

use super::deciding::{self, PARTS};
use crate::frame::{Frame, Way, encoded};
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::members::{tabs, terms};
use crate::visitor::Reader;

const PATH: &str = super::PATH;
/// The same list for a spreadsheet.
const EXPORT: &str = "/api/v1/applications";

/// What can be looked for: how far an application is, by the word in the address.
const STATES: [(&str, ApplicationState); 4] = [
    ("ouverte", ApplicationState::Open),
    ("acceptee", ApplicationState::Accepted),
    ("refusee", ApplicationState::Refused),
    ("retiree", ApplicationState::Withdrawn),
];

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    etat: Option<String>,
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
    fait: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/applications.html")]
pub(crate) struct ApplicationsPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    done: Option<String>,
    may_receive: bool,
    may_decide: bool,
    search: String,
    day: String,
    states: Picking,
    headings: Vec<Heading>,
    applications: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    export: String,
    filtered: bool,
}

/// An application.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    number: String,
    name: String,
    /// The file of the member that it became.
    file: Option<String>,
    kind: String,
    city: String,
    college: String,
    category: String,
    shares: String,
    received: String,
    state: String,
    ended: Option<String>,
    reason: String,
    /// What may be done about it: address, words, and whose it is.
    acts: Vec<(String, String, String)>,
}

/// `GET /associes/candidatures`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = asked(parameters);
    if let Some(refused) = asked.wrong_day(frame, &["au"]) {
        return Ok(refused);
    }
    let today = desk.today()?;
    let as_of = asked.value("au").parse().unwrap_or(today);
    let rows = desk.members.applications(as_of, None, &asked.request(filters(&asked))).await?;
    let page = ApplicationsPage::new(frame.clone(), &asked, (as_of, today), &rows, desk.principal());
    let done = parameters.fait.as_deref().and_then(news_key).map(|key| frame.words.say(key));
    let page = ApplicationsPage { done, ..page };
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(PATH, parameters.tri.as_deref(), parameters.suite.as_deref())
        .looking("recherche", parameters.recherche.as_deref())
        .looking("etat", parameters.etat.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let name = Some(asked.value("recherche")).filter(|text| !text.is_empty());
    let name = name.map(|text| format!("search:contains:{text}"));
    let state = STATES.iter().find(|(word, _)| *word == asked.value("etat"));
    name.into_iter().chain(state.map(|(_, state)| format!("state:eq:{state}"))).collect()
}

fn news_key(news: &str) -> Option<&'static str> {
    Some(match news {
        "candidature" => "done-application",
        "refus" => "done-application-refused",
        "retrait" => "done-application-back",
        _ => return None,
    })
}

fn headings(frame: &Frame, asked: &Asked) -> Vec<Heading> {
    let heading = |key: &str, field: &str| Heading::of(frame, asked, key, field, "number");
    vec![
        heading("column-number", "number").numeric(),
        heading("column-name", "name"),
        heading("column-kind", "kind"),
        heading("column-town", "city"),
        heading("column-category", "category"),
        heading("application-shares", "shares").numeric(),
        heading("application-received", "received_on"),
        heading("column-state", "state"),
    ]
}

impl ApplicationsPage {
    fn new(
        frame: Frame,
        asked: &Asked,
        (as_of, today): (Day, Day),
        rows: &Page<ApplicationRow>,
        reader: &Principal,
    ) -> Self {
        let words = frame.words;
        let choice = |(word, state): &(&str, ApplicationState)| {
            ((*word).to_owned(), words.say(terms::application_key(*state)))
        };
        let states = Picking {
            name: "etat",
            label: words.say("column-state"),
            choices: STATES.iter().map(choice).collect(),
            chosen: asked.value("etat").to_owned(),
        };
        let may = |part: &(&str, &str, _)| as_of == today && reader.may(part.2);
        let acts: Vec<_> = PARTS.into_iter().filter(may).map(|(part, key, _)| (part, key)).collect();
        let looked_for =
            filters(asked).iter().fold(String::new(), |text, one| text + "&filter=" + &encoded(one));
        let (count, day) = (words.count(rows.total), words.day(as_of));
        Self {
            words,
            tabs: tabs::of(&frame, reader),
            done: None,
            may_receive: reader.may(APPLICATION_RECEIVE),
            may_decide: !acts.is_empty(),
            search: asked.value("recherche").to_owned(),
            day: as_of.to_string(),
            states,
            headings: headings(&frame, asked),
            applications: rows.items.iter().map(|row| Line::of(&frame, row, &acts)).collect(),
            caption: words.tell("applications-caption", &[("count", &count), ("day", &day)]),
            first: asked.first(&frame),
            next: rows.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            export: format!("{EXPORT}?format=csv-fr&as_of={as_of}{looked_for}"),
            filtered: ["recherche", "etat", "au"].iter().any(|name| !asked.value(name).is_empty()),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let day = "2016-05-20".parse().unwrap();
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let open = Parameters { etat: Some("ouverte".to_owned()), ..Parameters::default() };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        let all = asked(&Parameters::default());
        let rows = crate::samples::applications();
        let done = Some(frame.words.say("done-application"));
        let kept = Self::new(frame.clone(), &all, (day, day), &rows, &staff);
        vec![
            ("applications", Self { done, ..kept }),
            ("applications_none", Self::new(frame.clone(), &asked(&open), (day, day), &none, &auditor)),
        ]
    }
}

impl Line {
    fn of(frame: &Frame, row: &ApplicationRow, acts: &[(&str, &str)]) -> Self {
        let words = frame.words;
        let id = row.application_id;
        let act = |(part, key): &(&str, &str)| {
            let of = words.tell("application-act", &[("act", &words.say(key)), ("name", &row.name)]);
            (frame.to(&deciding::address(id, part)), words.say(key), of)
        };
        let open = row.state == ApplicationState::Open;
        Self {
            number: words.count(row.number),
            name: row.name.clone(),
            file: row.member_number.map(|_| frame.to(&format!("{}/{id}", tabs::REGISTER))),
            kind: terms::kind(words, row.kind),
            city: row.city.clone(),
            college: terms::college(words, row.college),
            category: row.category.to_string(),
            shares: words.count(row.shares.count().into()),
            received: words.day(row.received_on),
            state: words.say(terms::application_key(row.state)),
            ended: row.ended_on.map(|day| words.day(day)),
            reason: row.reason.clone(),
            acts: if open { acts.iter().map(act).collect() } else { Vec::new() },
        }
    }
}
