//! `/journal`: the audit trail, latest first, by user, kind and day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::accounts::permissions;
use office::accounts::public::{TrailKind, TrailRow, UserId};
use office::kernel::Failure;
use office::kernel::listing::{Page, PageRequest};
use serde::Deserialize;

use super::entry::{Entry, Names, kind_key};
use crate::frame::{Frame, encoded};
use crate::language::Words;
use crate::lists::{Asked, Picking};
use crate::visitor::Reader;

const PATH: &str = "/journal";
/// Where a program reads the same.
const EXPORT: &str = "/api/v1/audit-trail";
/// Users among whom one can be chosen.
const USERS: u64 = 1_000;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    utilisateur: Option<String>,
    fait: Option<String>,
    du: Option<String>,
    au: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "trail/journal.html")]
pub(crate) struct TrailPage {
    frame: Frame,
    words: Words,
    users: Picking,
    kinds: Picking,
    from: String,
    to: String,
    entries: Vec<Entry>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    export: String,
    filtered: bool,
}

/// `GET /journal`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let asked = asked(parameters);
    if let Some(refused) = asked.wrong_day(frame, &["du", "au"]) {
        return Ok(refused);
    }
    let mut request = asked.request(filters(&asked));
    request.sort = Some("-at".to_owned());
    let trail = desk.accounts.trail(&request).await?;
    let mut users = Vec::new();
    if desk.principal().may(permissions::USERS_READ) {
        let all = PageRequest { limit: Some(USERS), sort: Some("name".to_owned()), ..PageRequest::default() };
        let rows = desk.accounts.users(desk.today()?, None, &all).await?.items;
        users = rows.into_iter().map(|row| (row.id, row.name)).collect();
    }
    let page = TrailPage::new(frame.clone(), &asked, &users, &trail);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(PATH, None, parameters.suite.as_deref())
        .looking("utilisateur", parameters.utilisateur.as_deref())
        .looking("fait", parameters.fait.as_deref())
        .looking("du", parameters.du.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let filters =
        [("utilisateur", "user_id:eq"), ("fait", "kind:eq"), ("du", "on_day:ge"), ("au", "on_day:le")];
    let filter = |(name, filter): &(&str, &str)| {
        let value = asked.value(name);
        (!value.is_empty()).then(|| format!("{filter}:{value}"))
    };
    filters.iter().filter_map(filter).collect()
}

impl TrailPage {
    fn new(frame: Frame, asked: &Asked, users: &[(UserId, String)], trail: &Page<TrailRow>) -> Self {
        let words = frame.words;
        let known: Vec<(UserId, &str)> = users.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let names = Names::of(&known);
        let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
            name,
            label: words.say(key),
            choices,
            chosen: asked.value(name).to_owned(),
        };
        let kinds = TrailKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), words.say(kind_key(*kind))));
        let people = users.iter().map(|(id, name)| (id.to_string(), name.clone()));
        let export = filters(asked)
            .iter()
            .fold(String::new(), |address, filter| address + "&filter=" + &encoded(filter));
        Self {
            words,
            users: picking("utilisateur", "trail-user", people.collect()),
            kinds: picking("fait", "trail-kind", kinds.collect()),
            from: asked.value("du").to_owned(),
            to: asked.value("au").to_owned(),
            caption: words.tell("trail-caption", &[("count", &words.count(trail.total))]),
            first: asked.first(&frame),
            next: trail.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            export: format!("{EXPORT}?format=csv-fr&sort=-at{export}"),
            filtered: ["utilisateur", "fait", "du", "au"].iter().any(|name| !asked.value(name).is_empty()),
            entries: trail.items.iter().map(|row| Entry::of(&frame, row, &names)).collect(),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let users: Vec<(UserId, String)> =
            crate::samples::users().items.into_iter().map(|row| (row.id, row.name)).collect();
        let some = Parameters { fait: Some("exercised".to_owned()), ..Parameters::default() };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        vec![
            (
                "trail",
                Self::new(frame.clone(), &asked(&Parameters::default()), &users, &crate::samples::trail()),
            ),
            ("trail_none", Self::new(frame.clone(), &asked(&some), &users, &none)),
        ]
    }
}
