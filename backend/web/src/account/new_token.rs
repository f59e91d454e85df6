//! `/compte/jetons/nouveau`: a token of the API, for oneself or for a machine client; its text is shown once.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use door::{Desk, Entering, Form};
use office::accounts::public::{CreateToken, UserId};
use office::kernel::access::Permission;
use office::values::Day;
use serde::Deserialize;

use super::profile::myself;
use crate::forms::{self, Choice, Field, FormPage, Group, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What is sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Entry {
    name: String,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    expires_on: String,
}

/// Whose the token will be, and where its pages are.
pub(crate) struct Owner<'a> {
    /// The user.
    pub(crate) user: UserId,
    /// The name of a machine client; `None` for oneself.
    pub(crate) name: Option<&'a str>,
    /// Address of the form.
    pub(crate) path: String,
    /// Address of the page of tokens.
    pub(crate) back: String,
}

/// The text of the token, once.
#[derive(Template)]
#[template(path = "account/new_token.html")]
pub(crate) struct NewTokenPage {
    frame: Frame,
    words: Words,
    name: String,
    secret: String,
    expires: String,
    back: String,
}

/// `GET /compte/jetons/nouveau`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    let Some(owner) = own(&reader.desk) else { return reader.frame.go("/compte") };
    form(&reader.frame, &owner, &rooms(&reader.desk), &Entry::default(), None).answer()
}

/// `POST /compte/jetons/nouveau`.
pub(crate) async fn submit(reader: Reader, attempt: Entering, form: Form<Entry>) -> HttpResponse {
    let Some(owner) = own(&reader.desk) else { return reader.frame.go("/compte") };
    create(&reader, &attempt, &owner, form.0).await
}

fn own(desk: &Desk) -> Option<Owner<'static>> {
    myself(desk).map(|user| Owner {
        user,
        name: None,
        path: "/compte/jetons/nouveau".to_owned(),
        back: "/compte/jetons".to_owned(),
    })
}

/// Creates the token and shows its text, or the form again.
pub(crate) async fn create(
    reader: &Reader,
    attempt: &Entering,
    owner: &Owner<'_>,
    entry: Entry,
) -> HttpResponse {
    let Reader { frame, desk } = reader;
    let again = |trouble: Option<&Trouble>| form(frame, owner, &rooms(desk), &entry, trouble);
    let expires_on = match entry.expires_on.trim() {
        "" => None,
        text => match text.parse::<Day>() {
            Ok(day) => Some(day),
            Err(_) => return again(Some(&Trouble::with(frame.words, "expires_on", "day-wrong"))).answer(),
        },
    };
    let name = entry.name.trim().to_owned();
    let order =
        CreateToken { user: owner.user, name: name.clone(), scopes: entry.scopes.clone(), expires_on };
    let context = desk.context(attempt.0.correlation);
    match desk.accounts.create_token(&context, order).await {
        Ok(token) => {
            let secret = token.secret.as_deref().unwrap_or_default();
            NewTokenPage::new(frame, name, secret, token.expires_on, &owner.back).answer()
        }
        Err(failure) => forms::again(frame, failure, again),
    }
}

/// A room, and whether the reader may change something there.
pub(crate) type RoomRights = (&'static str, bool);

/// The rooms where the reader may something: a token may no more than its owner.
pub(crate) fn rooms(desk: &Desk) -> Vec<RoomRights> {
    let all = office::permissions::all().into_iter();
    let held: Vec<Permission> = all.filter(|permission| desk.principal().may(*permission)).collect();
    let names: BTreeSet<&'static str> = held.iter().map(Permission::room).collect();
    let writes = |room: &str| held.iter().any(|permission| permission.room() == room && permission.writes());
    names.into_iter().map(|room| (room, writes(room))).collect()
}

/// The form.
pub(crate) fn form(
    frame: &Frame,
    owner: &Owner<'_>,
    rooms: &[RoomRights],
    entry: &Entry,
    trouble: Option<&Trouble>,
) -> FormPage {
    let words = frame.words;
    let choice = |scope: String| Choice {
        label: words.scope(&scope),
        ticked: entry.scopes.contains(&scope),
        value: scope,
        hint: None,
    };
    let of_room = |(room, writes): &RoomRights| {
        let write = writes.then(|| choice((*room).to_owned()));
        [Some(choice(format!("{room}:read"))), write].into_iter().flatten().collect::<Vec<_>>()
    };
    let scopes = Group {
        name: "scopes".into(),
        legend: words.say("token-scopes"),
        hint: Some(words.say("token-scopes-hint")),
        error: None,
        choices: rooms.iter().flat_map(of_room).collect(),
        single: false,
    };
    let about = match owner.name {
        Some(name) => words.tell("token-about-machine", &[("name", name)]),
        None => words.say("token-about"),
    };
    FormPage::new(frame, "token-new-title", &owner.path, "token-new-button")
        .saying(about)
        .asking(
            Field::text("name", words.say("token-name"))
                .holding(&entry.name)
                .hinting(words.say("token-name-hint")),
        )
        .asking(scopes)
        .asking(
            Field::day("expires_on", words.say("token-expires"))
                .holding(&entry.expires_on)
                .hinting(words.say("token-expires-hint"))
                .optional(words),
        )
        .with_link(&owner.back, words.say("back-tokens"))
        .refused_by(trouble)
}

impl NewTokenPage {
    fn new(frame: &Frame, name: String, secret: &str, expires_on: Day, back: &str) -> Self {
        let words = frame.words;
        Self {
            words,
            name,
            secret: secret.to_owned(),
            expires: words.day(expires_on),
            back: frame.to(back),
            frame: frame.clone(),
        }
    }

    fn answer(&self) -> HttpResponse {
        self.frame.answer(StatusCode::OK, self)
    }

    /// The page, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn sample(frame: &Frame) -> Self {
        let frame = frame.clone().at("/compte/jetons/nouveau");
        let secret = "qt_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
        let day = "2016-08-18".parse().unwrap();
        Self::new(&frame, "Export vers le site".to_owned(), secret, day, "/compte/jetons")
    }
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/compte/jetons/nouveau");
    let owner = Owner {
        user: UserId::new(office::values::Uuid::from_u128(1)),
        name: None,
        path: "/compte/jetons/nouveau".to_owned(),
        back: "/compte/jetons".to_owned(),
    };
    let machine = Owner { name: Some("Site web"), ..owner };
    let rooms = [("accounts", true), ("members", true), ("reports", false)];
    let wrong = Trouble::with(frame.words, "expires_on", "day-wrong");
    let entry = Entry {
        name: "Export".to_owned(),
        scopes: vec!["members:read".to_owned()],
        expires_on: "demain".to_owned(),
    };
    vec![
        ("token_new", form(frame, &machine, &rooms, &Entry::default(), None)),
        ("token_new_refused", form(frame, &machine, &rooms, &entry, Some(&wrong))),
    ]
}
