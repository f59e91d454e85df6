//! `/mot-de-passe/oublie`: asks for a link that leads to a new password.
//!
//! What can never happen here: an answer that tells whether the address is known.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, Form};
use serde::Deserialize;

use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::notices::Notice;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Address {
    email: String,
}

/// `GET /mot-de-passe/oublie`.
pub(crate) async fn show(request: HttpRequest) -> HttpResponse {
    page(&Frame::of(&request), "", None).answer()
}

/// `POST /mot-de-passe/oublie`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    form: Form<Address>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let email = form.0.email.trim();
    let begin = door::link(&request, "/mot-de-passe/");
    let link = move |secret: &str| format!("{begin}{secret}");
    match desk.accounts.request_password_reset(&attempt.0, email, &link).await {
        Ok(()) => sent(&frame, email).answer(),
        Err(failure) => forms::again(&frame, failure, |trouble| page(&frame, email, trouble)),
    }
}

fn page(frame: &Frame, email: &str, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "forgotten-title", "/mot-de-passe/oublie", "forgotten-button")
        .saying(words.say("forgotten-about"))
        .asking(Field::email("email", words.say("field-email")).holding(email).focused())
        .with_link("/connexion", words.say("link-with-password"))
        .refused_by(trouble)
}

fn sent(frame: &Frame, email: &str) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::OK, "sent-title")
        .saying(words.tell("sent-reset", &[("email", email)]))
        .saying(words.say("sent-nothing"))
        .with_link(frame.to("/mot-de-passe/oublie"), words.say("sent-again"))
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn sample(frame: &Frame) -> FormPage {
    page(&frame.clone().at("/mot-de-passe/oublie"), "", None)
}

/// The notice, for the same test.
#[cfg(test)]
pub(crate) fn notice(frame: &Frame) -> Notice {
    sent(&frame.clone().at("/mot-de-passe/oublie"), "claire@exemple.fr")
}
