//! What an attempt to enter led to: into the house, or to the next step.

use actix_web::HttpResponse;
use actix_web::cookie::Cookie;
use door::cookies;
use office::accounts::public::{NewSession, SignInStep};

use super::landing;
use crate::frame::Frame;

/// The way on after a right answer.
pub(crate) fn go(frame: &Frame, step: &SignInStep, suite: Option<&str>) -> HttpResponse {
    let next = |path: &str, pending: &str| {
        with(frame.go(&landing::towards(path, suite)), &[cookies::pending(pending)])
    };
    match step {
        SignInStep::Complete(session) => enter(frame, session, suite),
        SignInStep::SecondFactor { pending } => next("/connexion/code", pending),
        SignInStep::EnrolSecondFactor { pending } => next("/connexion/double-authentification", pending),
    }
}

/// Into the house: to the page that was asked for, else to the first that one may see.
pub(crate) fn enter(frame: &Frame, session: &NewSession, suite: Option<&str>) -> HttpResponse {
    with(frame.go(landing::local(suite).unwrap_or("/")), &entered(session))
}

/// The cookies of somebody who has just come in.
pub(crate) fn entered(session: &NewSession) -> [Cookie<'static>; 2] {
    [cookies::session(session), cookies::pending_ended()]
}

/// The answer with its cookies; one that no header can hold is left out and logged.
pub(crate) fn with(mut answer: HttpResponse, cookies: &[Cookie<'static>]) -> HttpResponse {
    for cookie in cookies {
        if let Err(error) = answer.add_cookie(cookie) {
            tracing::error!(%error, "a cookie could not be written");
        }
    }
    answer
}
