//! `/mot-de-passe/{secret}`: sets a new password through the link that came by mail.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, Form};
use serde::Deserialize;

use super::onward;
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::notices::Notice;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Chosen {
    password: String,
    again: String,
}

/// `GET /mot-de-passe/{secret}`: the form; whether the link still serves is told when it is used.
pub(crate) async fn show(request: HttpRequest) -> HttpResponse {
    page(&Frame::of(&request), request.path(), None).answer()
}

/// `POST /mot-de-passe/{secret}`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    secret: web::Path<String>,
    form: Form<Chosen>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let Chosen { password, again } = form.0;
    if let Some(trouble) = differing(frame.words, &password, &again) {
        return page(&frame, request.path(), Some(&trouble)).answer();
    }
    match desk.accounts.reset_password(&attempt.0, &secret, &password).await {
        Ok(step) => onward::go(&frame, &step, None),
        Err(failure) if is_over(&frame, &failure) => over(&frame).answer(),
        Err(failure) => forms::again(&frame, failure, |trouble| page(&frame, request.path(), trouble)),
    }
}

/// Two passwords that are not one.
pub(crate) fn differing(words: Words, password: &str, again: &str) -> Option<Trouble> {
    (password != again).then(|| Trouble::with(words, "again", "password-differs"))
}

/// The fields of a password that one chooses.
pub(crate) fn choosing(page: FormPage) -> FormPage {
    let words = page.words();
    let chosen = Field::new_password("password", words.say("password-choose"));
    page.asking(chosen.hinting(words.say("password-hint")))
        .asking(Field::new_password("again", words.say("password-again")))
}

fn page(frame: &Frame, path: &str, trouble: Option<&Trouble>) -> FormPage {
    let page =
        FormPage::new(frame, "reset-title", path, "reset-button").saying(frame.words.say("reset-about"));
    choosing(page).refused_by(trouble)
}

fn is_over(frame: &Frame, failure: &office::kernel::Failure) -> bool {
    Trouble::of(frame.words, failure).is_some_and(|trouble| trouble.field.is_none() && trouble.wait.is_none())
}

fn over(frame: &Frame) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::NOT_FOUND, "link-over-title")
        .saying(words.say("link-over"))
        .with_link(frame.to("/mot-de-passe/oublie"), words.say("link-over-forgotten"))
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/mot-de-passe/s3cret");
    let differs = differing(frame.words, "a", "b");
    vec![
        ("reset", page(frame, "/mot-de-passe/s3cret", None)),
        ("reset_refused", page(frame, "/mot-de-passe/s3cret", differs.as_ref())),
    ]
}

/// The notice, for the same test.
#[cfg(test)]
pub(crate) fn notice(frame: &Frame) -> Notice {
    over(&frame.clone().at("/mot-de-passe/s3cret"))
}
