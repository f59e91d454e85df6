//! `/compte/mot-de-passe`: another password, for whoever knows the present one. Other sessions end.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use serde::Deserialize;

use crate::entering::reset::{choosing, differing};
use crate::forms::{Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Change {
    current: String,
    password: String,
    again: String,
}

/// `GET /compte/mot-de-passe`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    page(&reader.frame, &email(&reader.frame), None).answer()
}

/// `POST /compte/mot-de-passe`.
pub(crate) async fn submit(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Change>,
) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let Change { current, password, again } = form.0;
    let email = email(frame);
    if let Some(trouble) = differing(frame.words, &password, &again) {
        return page(frame, &email, Some(&trouble)).answer();
    }
    let context = desk.context(attempt.0.correlation);
    let keep = door::signed_in(&request).map(|visit| visit.session);
    match desk.accounts.change_password(&context, &current, &password, keep).await {
        Ok(()) => frame.go("/compte?fait=mot-de-passe"),
        Err(failure) => match Trouble::of(frame.words, &failure) {
            Some(trouble) => {
                page(frame, &email, Some(&of_the_present(frame.words, trouble, "current"))).answer()
            }
            None => reader.settle(Err(failure)),
        },
    }
}

/// Here, wrong credentials are the password that one has, asked for in that field.
pub(super) fn of_the_present(words: Words, trouble: Trouble, field: &'static str) -> Trouble {
    match trouble.code {
        "wrong-credentials" => trouble.beside(words, field, "password-not-present"),
        _ => trouble,
    }
}

fn email(frame: &Frame) -> String {
    frame.visitor.as_ref().map(|visitor| visitor.email.clone()).unwrap_or_default()
}

fn page(frame: &Frame, email: &str, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let page = FormPage::new(frame, "change-title", "/compte/mot-de-passe", "change-button")
        .saying(words.say("reset-about"))
        .asking(Field::email("email", words.say("field-email")).holding(email).fixed())
        .asking(Field::password("current", words.say("password-current")));
    choosing(page).with_link("/compte", words.say("back-account")).refused_by(trouble)
}

/// The page in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/compte/mot-de-passe");
    let email = "claire@exemple.fr";
    let (wrong, _) = crate::samples::entrance_troubles(frame.words);
    vec![
        ("change_password", page(frame, email, None)),
        ("change_password_refused", page(frame, email, Some(&of_the_present(frame.words, wrong, "current")))),
    ]
}
