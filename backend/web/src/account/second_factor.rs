//! The second factor of one's own account: setting it up, and new recovery codes in place of the old ones.

use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form, cookies};
use office::kernel::Failure;
use serde::Deserialize;

use super::password::of_the_present;
use crate::entering::onward;
use crate::entering::recovery_codes::RecoveryCodesPage;
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Entry {
    code: String,
}

/// What is sent to begin.
#[derive(Deserialize)]
pub(crate) struct Beginning {
    /// For whoever has one.
    #[serde(default)]
    password: String,
}

/// `GET /compte/double-authentification`: the password once more, since a session left open must not change the locks.
pub(crate) async fn confirm(reader: Reader) -> HttpResponse {
    let file = reader.desk.accounts.me().await;
    reader.settle(file.map(|file| beginning(&reader.frame, file.has_password, None).answer()))
}

/// `POST /compte/double-authentification`: on to the page that sets it up.
pub(crate) async fn begin(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    form: Form<Beginning>,
) -> HttpResponse {
    let frame = &reader.frame;
    let Some(session) = cookies::session_of(&request) else { return frame.go("/compte") };
    let has_password = match reader.desk.accounts.me().await {
        Ok(file) => file.has_password,
        Err(failure) => return reader.settle(Err(failure)),
    };
    match begun(&reader, &attempt, session, has_password.then_some(&form.0.password)).await {
        Ok(set) => onward::with(frame.go("/connexion/double-authentification?suite=/compte"), &set),
        Err(failure) => match Trouble::of(frame.words, &failure) {
            Some(trouble) => {
                let trouble = of_the_present(frame.words, trouble, "password");
                beginning(frame, has_password, Some(&trouble)).answer()
            }
            None => reader.settle(Err(failure)),
        },
    }
}

async fn begun(
    reader: &Reader,
    attempt: &Entering,
    session: String,
    password: Option<&String>,
) -> Result<Vec<Cookie<'static>>, Failure> {
    let accounts = &reader.desk.accounts;
    let Some(password) = password else {
        let pending = accounts.begin_second_factor(&attempt.0, &session).await?;
        return Ok(vec![cookies::pending(&pending)]);
    };
    let confirmed = accounts.confirm_identity(&attempt.0, &session, password).await?;
    let pending = accounts.begin_second_factor(&attempt.0, &confirmed.secret).await?;
    Ok(vec![cookies::session(&confirmed), cookies::pending(&pending)])
}

fn beginning(frame: &Frame, has_password: bool, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    let mut page = FormPage::new(frame, "enrol-title", "/compte/double-authentification", "begin-button");
    if has_password {
        page = page
            .saying(words.say("begin-about"))
            .asking(Field::password("password", words.say("field-password")).focused());
    } else {
        page = page.saying(words.say("begin-about-plain"));
    }
    page.with_link("/compte", words.say("back-account")).refused_by(trouble)
}

/// `GET /compte/codes-de-secours`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    page(&reader.frame, None).answer()
}

/// `POST /compte/codes-de-secours`.
pub(crate) async fn renew(reader: Reader, attempt: Entering, form: Form<Entry>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let context = desk.context(attempt.0.correlation);
    match desk.accounts.renew_recovery_codes(&context, form.0.code.trim()).await {
        Ok(codes) => {
            let today = desk.today().map(|day| frame.words.day(day)).unwrap_or_default();
            RecoveryCodesPage::new(frame.clone(), codes, &today, "/compte").answer()
        }
        Err(failure) => forms::again(frame, failure, |trouble| page(frame, trouble)),
    }
}

fn page(frame: &Frame, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "renew-title", "/compte/codes-de-secours", "renew-button")
        .saying(words.say("renew-about"))
        .asking(Field::code("code", words.say("code-field")).focused())
        .with_link("/compte", words.say("back-account"))
        .refused_by(trouble)
}

/// The forms, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let begin = &frame.clone().at("/compte/double-authentification");
    vec![
        ("second_factor_begin", beginning(begin, true, None)),
        ("renew_codes", page(&frame.clone().at("/compte/codes-de-secours"), None)),
    ]
}
