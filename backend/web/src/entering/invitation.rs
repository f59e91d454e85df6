//! `/bienvenue/{secret}`: an invited person, or the first administrator, chooses a password and comes in.
//!
//! What can never happen here: an invitation used up by being looked at.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, Form};
use office::accounts::public::{AcceptInvitation, Invitation};
use office::kernel::Failure;
use office::values::EmailAddress;
use serde::Deserialize;

use super::onward;
use super::reset::{choosing, differing};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::notices::Notice;
use crate::visitor::settle;

/// What is sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Entry {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    password: String,
    again: String,
}

/// `GET /bienvenue/{secret}`.
pub(crate) async fn show(request: HttpRequest, desk: Desk, secret: web::Path<String>) -> HttpResponse {
    let frame = Frame::of(&request);
    let answer = desk.accounts.invitation(desk.now(), &secret).await.map(|invitation| match invitation {
        Some(invitation) => page(&frame, request.path(), &invitation, &Entry::default(), None).answer(),
        None => over(&frame).answer(),
    });
    settle(&frame, answer)
}

/// `POST /bienvenue/{secret}`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    secret: web::Path<String>,
    form: Form<Entry>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let answer = entered(&request, &frame, &desk, &attempt, &secret, form.0).await;
    settle(&frame, answer)
}

async fn entered(
    request: &HttpRequest,
    frame: &Frame,
    desk: &Desk,
    attempt: &Entering,
    secret: &str,
    entry: Entry,
) -> Result<HttpResponse, Failure> {
    let Some(invitation) = desk.accounts.invitation(attempt.0.at, secret).await? else {
        return Ok(over(frame).answer());
    };
    let again = |trouble: Option<&Trouble>| page(frame, request.path(), &invitation, &entry, trouble);
    if let Some(trouble) = unusable(frame, &invitation, &entry) {
        return Ok(again(Some(&trouble)).answer());
    }
    let first = invitation.email.is_none();
    let accept = AcceptInvitation {
        name: first.then(|| entry.name.trim().to_owned()),
        email: first.then(|| entry.email.trim().to_owned()),
        password: entry.password.clone(),
    };
    Ok(match desk.accounts.accept_invitation(&attempt.0, secret, accept).await {
        Ok(step) => onward::go(frame, &step, None),
        Err(failure) => forms::again(frame, failure, again),
    })
}

/// What can be told before anybody is asked.
fn unusable(frame: &Frame, invitation: &Invitation, entry: &Entry) -> Option<Trouble> {
    let asked = invitation.email.is_none();
    if asked && entry.email.trim().parse::<EmailAddress>().is_err() {
        return Some(Trouble::with(frame.words, "email", "email-wrong"));
    }
    differing(frame.words, &entry.password, &entry.again)
}

fn page(
    frame: &Frame,
    path: &str,
    invitation: &Invitation,
    entry: &Entry,
    trouble: Option<&Trouble>,
) -> FormPage {
    let words = frame.words;
    let page = FormPage::new(frame, "welcome-title", path, "welcome-button");
    let page = match (&invitation.name, &invitation.email) {
        (Some(name), Some(email)) => page
            .titled(words.tell("welcome-name", &[("name", name)]))
            .saying(words.say("welcome-invited"))
            .saying(words.tell("welcome-roles", &[("roles", &words.roles(&invitation.roles))]))
            .asking(Field::email("email", words.say("field-email")).holding(email).fixed()),
        _ => page
            .saying(words.say("welcome-first"))
            .asking(Field::text("name", words.say("field-name")).holding(&entry.name).offered("name"))
            .asking(Field::email("email", words.say("field-email")).holding(&entry.email)),
    };
    choosing(page).refused_by(trouble)
}

fn over(frame: &Frame) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::NOT_FOUND, "link-over-title")
        .saying(words.say("link-over"))
        .saying(words.say("link-over-invitation"))
        .with_link(frame.to("/connexion"), words.say("nav-enter"))
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    use office::kernel::access::Role;
    use office::values::Timestamp;
    let frame = &frame.clone().at("/bienvenue/s3cret");
    let expires_at = Timestamp::from_micros(1_463_731_200_000_000);
    let first = Invitation { email: None, name: None, roles: vec![Role::Administrator], expires_at };
    let invited = Invitation {
        email: Some("zoe@exemple.fr".to_owned()),
        name: Some("Zoé Exemple".to_owned()),
        roles: vec![Role::Staff, Role::Member],
        expires_at,
    };
    let entry = Entry { name: "Claire Martin".to_owned(), email: "claire".to_owned(), ..Entry::default() };
    let short = crate::samples::short_password(frame.words);
    let path = "/bienvenue/s3cret";
    let wrong = unusable(frame, &first, &entry);
    vec![
        ("welcome_first", page(frame, path, &first, &Entry::default(), None)),
        ("welcome_first_refused", page(frame, path, &first, &entry, wrong.as_ref())),
        ("welcome_invited", page(frame, path, &invited, &Entry::default(), None)),
        ("welcome_invited_refused", page(frame, path, &invited, &Entry::default(), Some(&short))),
    ]
}

/// The notice, for the same test.
#[cfg(test)]
pub(crate) fn notice(frame: &Frame) -> Notice {
    over(&frame.clone().at("/bienvenue/s3cret"))
}
