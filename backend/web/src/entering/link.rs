//! `/connexion/lien`: a member asks for a link by mail; `/connexion/lien/{secret}`: the link, which a button uses up.
//!
//! What can never happen here: a GET that uses the link up (programs that look through mail follow links); an answer
//! that tells whether the address is known.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, Form};
use serde::Deserialize;

use super::{landing, onward};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::notices::Notice;
use crate::visitor::settle;

/// What the address of the page asks.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go when one signs in by password after all.
    suite: Option<String>,
}

/// What is sent to ask for a link.
#[derive(Deserialize)]
pub(crate) struct Address {
    email: String,
}

/// What the button sends.
#[derive(Deserialize)]
pub(crate) struct Button {}

/// `GET /connexion/lien`.
pub(crate) async fn show(request: HttpRequest, asked: web::Query<Asked>) -> HttpResponse {
    page(&Frame::of(&request), asked.suite.as_deref(), "", None).answer()
}

/// `POST /connexion/lien`.
pub(crate) async fn ask(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    form: Form<Address>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let email = form.0.email.trim();
    let begin = door::link(&request, "/connexion/lien/");
    let link = move |secret: &str| format!("{begin}{secret}");
    match desk.request_sign_in_link(&attempt.0, email, &link).await {
        Ok(()) => sent(&frame, email).answer(),
        Err(failure) => forms::again(&frame, failure, |trouble| page(&frame, None, email, trouble)),
    }
}

/// `GET /connexion/lien/{secret}`.
pub(crate) async fn offer(request: HttpRequest) -> HttpResponse {
    button(&Frame::of(&request), request.path()).answer()
}

/// `POST /connexion/lien/{secret}`.
pub(crate) async fn enter(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    secret: web::Path<String>,
    _: Form<Button>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    match desk.accounts.use_sign_in_link(&attempt.0, &secret).await {
        Ok(step) => onward::go(&frame, &step, None),
        Err(failure) => match Trouble::of(frame.words, &failure) {
            Some(trouble) if trouble.wait.is_none() => over(&frame).answer(),
            _ => settle(&frame, Err(failure)),
        },
    }
}

fn page(frame: &Frame, suite: Option<&str>, email: &str, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "link-title", "/connexion/lien", "link-button")
        .saying(words.say("link-about"))
        .asking(Field::email("email", words.say("field-email")).holding(email).focused())
        .with_link(&landing::towards("/connexion", suite), words.say("link-with-password"))
        .refused_by(trouble)
}

fn sent(frame: &Frame, email: &str) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::OK, "sent-title")
        .saying(words.tell("sent-link", &[("email", email)]))
        .saying(words.say("sent-nothing"))
        .with_link(frame.to("/connexion/lien"), words.say("sent-again"))
}

fn button(frame: &Frame, path: &str) -> FormPage {
    FormPage::new(frame, "link-use-title", path, "link-use-button").saying(frame.words.say("link-use-about"))
}

fn over(frame: &Frame) -> Notice {
    let words = frame.words;
    Notice::new(frame, StatusCode::NOT_FOUND, "link-over-title")
        .saying(words.say("link-over"))
        .with_link(frame.to("/connexion/lien"), words.say("link-over-ask"))
        .with_link(frame.to("/connexion"), words.say("link-with-password"))
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let asking = &frame.clone().at("/connexion/lien");
    let using = &frame.clone().at("/connexion/lien/s3cret");
    vec![
        ("link", page(asking, Some("/associe"), "", None)),
        ("link_use", button(using, "/connexion/lien/s3cret")),
    ]
}

/// The notices, for the same test.
#[cfg(test)]
pub(crate) fn notices(frame: &Frame) -> Vec<(&'static str, Notice)> {
    let frame = &frame.clone().at("/connexion/lien");
    vec![("link_sent", sent(frame, "zoé@exemple.fr")), ("link_over", over(frame))]
}
