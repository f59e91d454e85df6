//! `/connexion/double-authentification`: sets up the second factor, then shows the recovery codes, once.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use door::{Desk, Entering, Form, cookies};
use office::accounts::public::TotpEnrolment;
use office::kernel::Failure;
use serde::Deserialize;

use super::recovery_codes::RecoveryCodesPage;
use super::{landing, onward, picture};
use crate::forms::{Alert, Field, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::settle;

/// What the page shows.
#[derive(Template)]
#[template(path = "entering/enrolment.html")]
pub(crate) struct EnrolmentPage {
    frame: Frame,
    words: Words,
    action: String,
    picture: Option<String>,
    uri: String,
    /// The key in groups of four, to be typed.
    key: String,
    field: Field,
    alert: Option<Alert>,
    refused: Option<StatusCode>,
    suite: Option<String>,
}

/// What the address of the page asks.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Asked {
    suite: Option<String>,
}

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Entry {
    code: String,
    suite: Option<String>,
}

/// `GET /connexion/double-authentification`.
pub(crate) async fn show(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    asked: web::Query<Asked>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let suite = asked.suite.as_deref();
    let Some(pending) = cookies::pending_of(&request) else {
        return frame.go(&landing::towards("/connexion", suite));
    };
    match desk.accounts.second_factor_to_enrol(&attempt.0, &pending).await {
        Ok(enrolment) => EnrolmentPage::new(frame, &enrolment, suite, None).answer(),
        Err(failure) => lost(&frame, failure, suite),
    }
}

/// `POST /connexion/double-authentification`.
pub(crate) async fn submit(
    request: HttpRequest,
    desk: Desk,
    attempt: Entering,
    form: Form<Entry>,
) -> HttpResponse {
    let frame = Frame::of(&request);
    let Entry { code, suite } = form.0;
    let Some(pending) = cookies::pending_of(&request) else {
        return frame.go(&landing::towards("/connexion", suite.as_deref()));
    };
    match desk.accounts.enrol_second_factor(&attempt.0, &pending, code.trim()).await {
        Ok((session, codes)) => {
            let today = desk.today().map(|day| frame.words.day(day)).unwrap_or_default();
            let next = landing::local(suite.as_deref()).unwrap_or("/").to_owned();
            let page = RecoveryCodesPage::new(frame, codes, &today, &next);
            onward::with(page.answer(), &onward::entered(&session))
        }
        Err(failure) => refused(&frame, &desk, &attempt, &pending, suite.as_deref(), failure).await,
    }
}

/// The page again with what was refused.
async fn refused(
    frame: &Frame,
    desk: &Desk,
    attempt: &Entering,
    pending: &str,
    suite: Option<&str>,
    failure: Failure,
) -> HttpResponse {
    let Some(trouble) = Trouble::of(frame.words, &failure) else { return settle(frame, Err(failure)) };
    match desk.accounts.second_factor_to_enrol(&attempt.0, pending).await {
        Ok(enrolment) => EnrolmentPage::new(frame.clone(), &enrolment, suite, Some(&trouble)).answer(),
        Err(failure) => lost(frame, failure, suite),
    }
}

/// Too late: back to the beginning.
fn lost(frame: &Frame, failure: Failure, suite: Option<&str>) -> HttpResponse {
    match Trouble::of(frame.words, &failure) {
        Some(trouble) if trouble.wait.is_none() => frame.go(&landing::towards("/connexion", suite)),
        _ => settle(frame, Err(failure)),
    }
}

impl EnrolmentPage {
    fn new(frame: Frame, enrolment: &TotpEnrolment, suite: Option<&str>, trouble: Option<&Trouble>) -> Self {
        let words = frame.words;
        let mut field = Field::code("code", words.say("code-field"));
        let blamed = trouble.filter(|trouble| trouble.field.as_deref() == Some("code"));
        if let Some(trouble) = blamed {
            (field.error, field.focus) = (Some(trouble.sentence.clone()), true);
        }
        let alert = trouble.map(|trouble| Alert {
            sentence: trouble.sentence.clone(),
            field: blamed.map(|_| field.id.clone()),
        });
        Self {
            words,
            action: frame.to("/connexion/double-authentification"),
            picture: picture::drawing(&enrolment.uri, &words.say("enrol-picture")),
            uri: enrolment.uri.clone(),
            key: in_fours(&enrolment.secret_base32),
            field,
            alert,
            refused: trouble.map(|trouble| trouble.status),
            suite: landing::local(suite).map(str::to_owned),
            frame,
        }
    }

    fn answer(&self) -> HttpResponse {
        self.frame.answer(self.refused.unwrap_or(StatusCode::OK), self)
    }

    /// The page in its states, for the test that renders every page.
    #[cfg(test)]
    pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, Self)> {
        let frame = &frame.clone().at("/connexion/double-authentification?suite=/utilisateurs");
        let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        let enrolment = TotpEnrolment {
            uri: format!("otpauth://totp/Quintette:claire%40exemple.fr?secret={secret}&issuer=Quintette"),
            secret_base32: secret.to_owned(),
        };
        let wrong = crate::samples::wrong_code(frame.words);
        let page = |trouble| Self::new(frame.clone(), &enrolment, Some("/utilisateurs"), trouble);
        vec![("enrolment", page(None)), ("enrolment_refused", page(Some(&wrong)))]
    }
}

/// Four letters at a time are read and typed with fewer mistakes; applications ignore the spaces.
fn in_fours(key: &str) -> String {
    let letters: Vec<char> = key.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
