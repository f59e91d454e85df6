//! `/associes`: the register of members, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::kernel::Failure;
use office::kernel::access::Principal;
use office::kernel::listing::Page;
use office::members::permissions::{APPLICATIONS_READ, CAPITAL_READ, MEMBER_ADMIT, MEMBERS_IMPORT};
use office::members::public::{Capital, College, MemberKind, MemberRow};
use office::values::Day;
use serde::Deserialize;

use super::{papers, tabs, terms};
use crate::frame::{Frame, Way, encoded};
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::notices::Link;
use crate::visitor::Reader;

const PATH: &str = tabs::REGISTER;
/// What is looked for: its name in the address, and its filter.
const FILTERS: [(&str, &str); 4] = [
    ("recherche", "search:contains"),
    ("college", "college:eq"),
    ("categorie", "category:eq"),
    ("type", "kind:eq"),
];

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    college: Option<String>,
    categorie: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "members/list.html")]
pub(crate) struct RegisterPage {
    frame: Frame,
    words: Words,
    tabs: Vec<Way>,
    /// What the reader may do beside it: where, and key of its words.
    acts: Vec<(String, &'static str)>,
    totals: Option<Totals>,
    search: String,
    day: String,
    pickings: Vec<Picking>,
    headings: Vec<Heading>,
    members: Vec<Line>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    exports: Vec<Link>,
    filtered: bool,
}

/// All of the register on the day, whatever is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Totals {
    members: String,
    shares: String,
    subscribed: String,
    paid: String,
    due: Option<String>,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    address: String,
    number: String,
    name: String,
    college: String,
    kind: String,
    city: String,
    since: String,
    shares: String,
    subscribed: String,
    paid: String,
    due: Option<String>,
}

/// What the page is made of.
struct Parts<'a> {
    as_of: Day,
    capital: Option<Capital>,
    members: Page<MemberRow>,
    reader: &'a Principal,
}

/// `GET /associes`.
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
    let as_of = asked.value("au").parse().unwrap_or(desk.today()?);
    let members = desk.members.register(as_of, None, &asked.request(filters(&asked))).await?;
    let capital = if desk.principal().may(CAPITAL_READ) {
        Some(desk.members.capital(as_of, None).await?)
    } else {
        None
    };
    let parts = Parts { as_of, capital, members, reader: desk.principal() };
    let page = RegisterPage::new(frame.clone(), &asked, &parts);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(PATH, parameters.tri.as_deref(), parameters.suite.as_deref())
        .looking("recherche", parameters.recherche.as_deref())
        .looking("college", parameters.college.as_deref())
        .looking("categorie", parameters.categorie.as_deref())
        .looking("type", parameters.kind.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let filter = |(name, filter): &(&str, &str)| {
        let value = asked.value(name);
        (!value.is_empty()).then(|| format!("{filter}:{value}"))
    };
    FILTERS.iter().filter_map(filter).collect()
}

fn headings(frame: &Frame, asked: &Asked) -> Vec<Heading> {
    let heading = |key: &str, field: &str| Heading::of(frame, asked, key, field, "number");
    vec![
        heading("column-number", "number").numeric(),
        heading("column-name", "name"),
        heading("column-college", "college"),
        heading("column-kind", "kind"),
        heading("column-town", "city"),
        heading("column-since", "admitted_on"),
        heading("own-shares", "shares").numeric(),
        heading("column-subscribed", "subscribed_cents").numeric(),
        heading("column-paid", "paid_cents").numeric(),
        heading("column-due", "due_cents").numeric(),
    ]
}

/// What can be chosen; categories are those that have members on the day, and the one that is asked for.
fn pickings(words: Words, asked: &Asked, capital: Option<&Capital>) -> Vec<Picking> {
    let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
        name,
        label: words.say(key),
        choices,
        chosen: asked.value(name).to_owned(),
    };
    let colleges = College::ALL.map(|one| (one.as_str().to_owned(), terms::college(words, one)));
    let kinds = MemberKind::ALL.map(|one| (one.as_str().to_owned(), terms::kind(words, one)));
    let of_day = capital.into_iter().flat_map(|capital| &capital.by_category);
    let asked_for = Some(asked.value("categorie")).filter(|code| !code.is_empty()).map(str::to_owned);
    let mut codes: Vec<String> = of_day.map(|part| part.category.to_string()).chain(asked_for).collect();
    codes.sort_unstable();
    codes.dedup();
    let categories = codes.into_iter().map(|code| (code.clone(), code)).collect();
    vec![
        picking("college", "column-college", colleges.to_vec()),
        picking("categorie", "column-category", categories),
        picking("type", "column-kind", kinds.to_vec()),
    ]
}

/// What stands beside the register for who may.
fn acts(frame: &Frame, reader: &Principal) -> Vec<(String, &'static str)> {
    let acts = [
        (MEMBER_ADMIT, "/associes/nouveau", "admit-title"),
        (APPLICATIONS_READ, "/associes/candidatures", "applications-title"),
        (MEMBERS_IMPORT, "/associes/import", "import-title"),
    ];
    let may = acts.into_iter().filter(|(permission, ..)| reader.may(*permission));
    may.map(|(_, path, key)| (frame.to(path), key)).collect()
}

impl RegisterPage {
    fn new(frame: Frame, asked: &Asked, parts: &Parts<'_>) -> Self {
        let words = frame.words;
        let (day, total) = (words.day(parts.as_of), words.count(parts.members.total));
        let looked_for =
            filters(asked).iter().fold(String::new(), |text, one| text + "&filter=" + &encoded(one));
        Self {
            words,
            tabs: tabs::of(&frame, parts.reader),
            acts: acts(&frame, parts.reader),
            totals: parts.capital.as_ref().map(|capital| Totals::of(words, capital)),
            search: asked.value("recherche").to_owned(),
            day: parts.as_of.to_string(),
            pickings: pickings(words, asked, parts.capital.as_ref()),
            headings: headings(&frame, asked),
            members: parts.members.items.iter().map(|row| Line::of(&frame, row, asked)).collect(),
            caption: words.tell("register-caption", &[("count", &total), ("day", &day)]),
            first: asked.first(&frame),
            next: parts.members.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            exports: papers::of_register(words, parts.as_of, &looked_for, parts.reader),
            filtered: ["recherche", "college", "categorie", "type", "au"]
                .iter()
                .any(|name| !asked.value(name).is_empty()),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let as_of = "2016-05-20".parse().unwrap();
        let (staff, auditor) = (crate::samples::staff(), crate::samples::auditor());
        let looking = Parameters {
            recherche: Some("zz".to_owned()),
            categorie: Some("creator".to_owned()),
            tri: Some("-due_cents".to_owned()),
            ..Parameters::default()
        };
        let all = Parts {
            as_of,
            capital: Some(crate::samples::capital()),
            members: crate::samples::register(),
            reader: &staff,
        };
        let members = Page { items: Vec::new(), next: None, total: 0 };
        let none = Parts { as_of, capital: None, members, reader: &auditor };
        vec![
            ("register", Self::new(frame.clone(), &asked(&Parameters::default()), &all)),
            ("register_none", Self::new(frame.clone(), &asked(&looking), &none)),
        ]
    }
}

impl Totals {
    fn of(words: Words, capital: &Capital) -> Self {
        let due = capital.subscribed - capital.paid;
        Self {
            members: words.count(capital.members),
            shares: words.count(capital.shares),
            subscribed: words.money(capital.subscribed),
            paid: words.money(capital.paid),
            due: (!due.is_zero()).then(|| words.money(due)),
        }
    }
}

impl Line {
    fn of(frame: &Frame, row: &MemberRow, asked: &Asked) -> Self {
        let words = frame.words;
        let day = asked.value("au");
        let day = if day.is_empty() { String::new() } else { format!("?au={day}") };
        Self {
            address: frame.to(&format!("{PATH}/{}{day}", row.member_id)),
            number: words.count(row.number),
            name: row.name.clone(),
            college: terms::college(words, row.college),
            kind: terms::kind(words, row.kind),
            city: row.city.clone(),
            since: words.day(row.admitted_on),
            shares: words.count(row.shares.count().into()),
            subscribed: words.money(row.subscribed),
            paid: words.money(row.paid),
            due: (!row.due.is_zero()).then(|| words.money(row.due)),
        }
    }
}
