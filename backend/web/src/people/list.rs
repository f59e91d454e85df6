//! `/utilisateurs`: the register of users, on any day.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Query;
use askama::Template;
use office::accounts::public::{UserKind, UserRow, UserState};
use office::kernel::Failure;
use office::kernel::access::Role;
use office::kernel::listing::Page;
use office::values::Day;
use serde::Deserialize;

use crate::frame::Frame;
use crate::language::Words;
use crate::lists::{Asked, Heading, Picking};
use crate::visitor::Reader;

const PATH: &str = "/utilisateurs";

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Parameters {
    recherche: Option<String>,
    role: Option<String>,
    etat: Option<String>,
    au: Option<String>,
    tri: Option<String>,
    suite: Option<String>,
}

/// What the page shows.
#[derive(Template)]
#[template(path = "people/list.html")]
pub(crate) struct UsersPage {
    frame: Frame,
    words: Words,
    may_invite: bool,
    search: String,
    day: String,
    roles: Picking,
    states: Picking,
    headings: Vec<Heading>,
    users: Vec<User>,
    caption: String,
    first: Option<String>,
    next: Option<String>,
    filtered: bool,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
struct User {
    address: String,
    name: String,
    machine: bool,
    email: String,
    roles: String,
    state: &'static str,
    over: bool,
    second_factor: bool,
    created: String,
}

/// `GET /utilisateurs`.
pub(crate) async fn show(reader: Reader, parameters: Query<Parameters>) -> HttpResponse {
    let answer = page(&reader, &parameters).await;
    reader.settle(answer)
}

async fn page(reader: &Reader, parameters: &Parameters) -> Result<HttpResponse, Failure> {
    let Reader { frame, desk } = reader;
    let today = desk.today()?;
    let asked = asked(parameters);
    if let Some(refused) = asked.wrong_day(frame, &["au"]) {
        return Ok(refused);
    }
    let as_of = asked.value("au").parse().unwrap_or(today);
    let users = desk.accounts.users(as_of, None, &asked.request(filters(&asked))).await?;
    let may_invite = desk.principal().may(office::accounts::permissions::USERS_INVITE);
    let page = UsersPage::new(frame.clone(), &asked, as_of, &users, may_invite);
    Ok(page.frame.answer(StatusCode::OK, &page))
}

fn asked(parameters: &Parameters) -> Asked {
    Asked::of(PATH, parameters.tri.as_deref(), parameters.suite.as_deref())
        .looking("recherche", parameters.recherche.as_deref())
        .looking("role", parameters.role.as_deref())
        .looking("etat", parameters.etat.as_deref())
        .looking("au", parameters.au.as_deref())
}

fn filters(asked: &Asked) -> Vec<String> {
    let pairs = [("recherche", "search:contains"), ("role", "roles:contains"), ("etat", "state:eq")];
    let filter = |(name, filter): &(&str, &str)| {
        let value = asked.value(name);
        (!value.is_empty()).then(|| format!("{filter}:{value}"))
    };
    pairs.iter().filter_map(filter).collect()
}

impl UsersPage {
    fn new(frame: Frame, asked: &Asked, as_of: Day, users: &Page<UserRow>, may_invite: bool) -> Self {
        let words = frame.words;
        let heading = |key: &str, field: &str| Heading::of(&frame, asked, key, field, "name");
        let headings = vec![
            heading("column-name", "name"),
            heading("field-email", "email"),
            Heading::plain(words, "column-roles"),
            heading("column-state", "state"),
            Heading::plain(words, "column-second-factor"),
            heading("column-since", "created_on"),
        ];
        let roles = Role::ALL.map(|role| (role.as_str().to_owned(), words.role(role)));
        let states =
            UserState::ALL.iter().map(|state| (state.as_str().to_owned(), words.say(state_key(*state))));
        let picking = |name, key: &str, choices: Vec<(String, String)>| Picking {
            name,
            label: words.say(key),
            choices,
            chosen: asked.value(name).to_owned(),
        };
        let total = words.count(users.total);
        Self {
            words,
            may_invite,
            search: asked.value("recherche").to_owned(),
            day: as_of.to_string(),
            roles: picking("role", "column-role", roles.to_vec()),
            states: picking("etat", "column-state", states.collect()),
            headings,
            caption: words.tell("users-caption", &[("count", &total), ("day", &words.day(as_of))]),
            first: asked.first(&frame),
            next: users.next.as_deref().map(|cursor| asked.next(&frame, cursor)),
            filtered: ["recherche", "role", "etat", "au"].iter().any(|name| !asked.value(name).is_empty()),
            users: users.items.iter().map(|row| User::of(&frame, row)).collect(),
            frame,
        }
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at(PATH);
        let day = "2016-05-20".parse().unwrap();
        let looking = Parameters {
            recherche: Some("mar".to_owned()),
            tri: Some("-email".to_owned()),
            ..Parameters::default()
        };
        let none = Page { items: Vec::new(), next: None, total: 0 };
        vec![
            (
                "users",
                Self::new(frame.clone(), &asked(&Parameters::default()), day, &crate::samples::users(), true),
            ),
            ("users_none", Self::new(frame.clone(), &asked(&looking), day, &none, false)),
        ]
    }
}

/// Key of the words for how far a user is.
pub(crate) fn state_key(state: UserState) -> &'static str {
    match state {
        UserState::Invited => "user-invited",
        UserState::Active => "user-active",
        UserState::Disabled => "user-disabled",
    }
}

impl User {
    fn of(frame: &Frame, row: &UserRow) -> Self {
        let words = frame.words;
        Self {
            address: frame.to(&format!("{PATH}/{}", row.id)),
            name: row.name.clone(),
            machine: row.kind == UserKind::Machine,
            email: row.email.clone(),
            roles: words.roles(&row.roles),
            state: state_key(row.state),
            over: row.state == UserState::Disabled,
            second_factor: row.second_factor,
            created: words.day(row.created_on),
        }
    }
}
