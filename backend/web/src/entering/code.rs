//! `/connexion/code`: the code of the second factor, or a recovery code, after the password.

use actix_web::{HttpRequest, HttpResponse, web};
use door::{Desk, Entering, Form, cookies};
use serde::Deserialize;

use super::{landing, onward};
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;

/// What the address of the page asks.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    /// Where to go afterwards.
    suite: Option<String>,
    /// Whether a recovery code is given in place of the six digits.
    secours: Option<String>,
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Entry {
    code: String,
    suite: Option<String>,
    secours: Option<String>,
}

/// `GET /connexion/code`: for whoever has just given a password.
pub(crate) async fn show(request: HttpRequest, asked: web::Query<Asked>) -> HttpResponse {
    let frame = Frame::of(&request);
    if cookies::pending_of(&request).is_none() {
        return frame.go(&landing::towards("/connexion", asked.suite.as_deref()));
    }
    page(&frame, &asked, None).answer()
}

/// `POST /connexion/code`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    form: Form<Entry>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let Entry { code, suite, secours } = form.0;
    let Some(pending) = cookies::pending_of(&request) else {
        return frame.go(&landing::towards("/connexion", suite.as_deref()));
    };
    match desk.accounts.confirm_second_factor(&attempt.0, &pending, code.trim()).await {
        Ok(session) => onward::enter(&frame, &session, suite.as_deref()),
        Err(failure) => {
            let asked = Asked { suite, secours };
            forms::again(&frame, failure, |trouble| page(&frame, &asked, trouble))
        }
    }
}

fn page(frame: &Frame, asked: &Asked, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let suite = landing::local(asked.suite.as_deref());
    let page = FormPage::new(frame, "code-title", "/connexion/code", "code-button").sending("suite", suite);
    let here = landing::towards("/connexion/code", suite);
    let page = if asked.secours.is_some() {
        let field = Field::text("code", words.say("code-recovery-field")).focused();
        page.saying(words.say("code-recovery-about"))
            .asking(field)
            .sending("secours", Some("1"))
            .with_link(&here, words.say("code-found"))
    } else {
        let sign = if here.contains('?') { '&' } else { '?' };
        page.saying(words.say("code-about"))
            .asking(Field::code("code", words.say("code-field")).focused())
            .with_link(&format!("{here}{sign}secours=1"), words.say("code-lost"))
    };
    page.refused_by(trouble)
}

/// The page in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let frame = &frame.clone().at("/connexion/code?suite=/compte");
    let digits = Asked { suite: Some("/compte".to_owned()), secours: None };
    let recovery = Asked { secours: Some("1".to_owned()), ..digits.clone() };
    let wrong = crate::samples::wrong_code(frame.words);
    vec![
        ("code", page(frame, &digits, None)),
        ("code_recovery", page(frame, &recovery, None)),
        ("code_refused", page(frame, &digits, Some(&wrong))),
    ]
}
