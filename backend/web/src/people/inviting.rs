//! `/utilisateurs/inviter`: invites a person; a mail with a link goes out.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::accounts::public::{InviteUser, UserId};
use office::kernel::Failure;
use office::kernel::access::Role;
use office::values::{EmailAddress, Uuid};
use serde::Deserialize;

use super::linking::{self, Links};
use super::roles;
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// What is sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Entry {
    name: String,
    email: String,
    #[serde(default)]
    roles: Vec<Role>,
    #[serde(flatten)]
    links: Links,
}

/// `GET /utilisateurs/inviter`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(office::accounts::permissions::USERS_INVITE) {
        return refused;
    }
    page(&reader.frame, &Entry::default(), None).answer()
}

/// `POST /utilisateurs/inviter`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Entry>,
) -> HttpResponse {
    let frame = &reader.frame;
    let entry = form.0;
    match invite(&request, &reader, &attempt, &entry).await {
        Ok(Ok(user)) => frame.go(&format!("/utilisateurs/{user}?fait=invitation")),
        Ok(Err(trouble)) => page(frame, &entry, Some(&trouble)).answer(),
        Err(failure) => forms::again(frame, failure, |trouble| page(frame, &entry, trouble)),
    }
}

async fn invite(
    request: &HttpRequest,
    reader: &Reader,
    attempt: &Entering,
    entry: &Entry,
) -> Result<Result<UserId, Trouble>, Failure> {
    let Reader { frame, desk } = reader;
    let Ok(email) = entry.email.trim().parse::<EmailAddress>() else {
        return Ok(Err(Trouble::with(frame.words, "email", "email-wrong")));
    };
    let (member, organisation) = match linking::found(reader, &entry.links).await? {
        Ok(found) => found,
        Err(trouble) => return Ok(Err(trouble)),
    };
    let order = InviteUser {
        id: UserId::new(Uuid::now_v7()),
        name: entry.name.trim().to_owned(),
        email,
        roles: entry.roles.clone(),
        member,
        organisation,
    };
    let begin = door::link(request, "/bienvenue/");
    let link = move |secret: &str| format!("{begin}{secret}");
    desk.accounts.invite_user(&desk.context(attempt.0.correlation), order, &link).await.map(Ok)
}

fn page(frame: &Frame, entry: &Entry, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let page = FormPage::new(frame, "invite-title", "/utilisateurs/inviter", "invite-button")
        .saying(words.say("invite-about"))
        .asking(Field::text("name", words.say("field-name")).holding(&entry.name))
        .asking(Field::email("email", words.say("field-email")).holding(&entry.email).not_offered())
        .asking(roles::group(words, &entry.roles));
    linking::asking(page, &entry.links)
        .with_link("/utilisateurs", words.say("back-users"))
        .refused_by(trouble)
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/utilisateurs/inviter");
    let entry = Entry {
        name: "Zoé Exemple".to_owned(),
        email: "zoe".to_owned(),
        roles: vec![Role::Member],
        links: Links { member: "12".to_owned(), organisation: String::new() },
    };
    let wrong = Trouble::with(frame.words, "email", "email-wrong");
    vec![
        ("invite", page(frame, &Entry::default(), None)),
        ("invite_refused", page(frame, &entry, Some(&wrong))),
    ]
}
