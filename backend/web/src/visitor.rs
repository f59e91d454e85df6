//! Who reads a page: what its frame offers them, and the guard before every page that is not the entrance.
//!
//! What can never happen here: a page shown to nobody (they are sent to the entrance, and come back to the page that
//! they asked for); a link that leads to a refusal; a question about rights that counts as their exercise.

use std::fmt;
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::{Method, StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError};
use door::{Desk, Entered};
use office::kernel::Failure;
use office::kernel::access::{AccessError, Permission, Principal};

use crate::frame::{Frame, encoded};
use crate::notices;

/// Who reads a page, as its frame shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Visitor {
    /// Name as shown.
    pub(crate) name: String,
    /// Address of mail.
    pub(crate) email: String,
    /// The parts of the house that they may enter: address, key of its words.
    pub(crate) ways: Vec<(&'static str, &'static str)>,
}

impl Visitor {
    /// Whoever was let in.
    pub(crate) fn of(request: &HttpRequest) -> Option<Self> {
        let principal = Entered::principal_of(request);
        if principal.user_id().is_none() && !principal.is_house() {
            return None;
        }
        let (name, email) = match door::signed_in(request) {
            Some(visit) => (visit.user.name.clone(), visit.user.email.clone()),
            None => (principal.actor().as_str().to_owned(), String::new()),
        };
        Some(Self { name, email, ways: ways(&principal) })
    }
}

/// The parts of the house that somebody may enter.
pub(crate) fn ways(principal: &Principal) -> Vec<(&'static str, &'static str)> {
    let own = principal.member_id().is_some() || principal.organisation_id().is_some();
    let ways = [
        (may_read_figures(principal), "/", "nav-figures"),
        (own, "/associe", "nav-own"),
        (principal.member_id().is_some(), "/voter", "nav-vote"),
        (principal.may(office::members::permissions::REGISTER_READ), "/associes", "nav-members"),
        (principal.may(office::assemblies::permissions::ASSEMBLY_READ), "/assemblees", "nav-assemblies"),
        (principal.may(office::accounts::permissions::USERS_READ), "/utilisateurs", "nav-users"),
        (principal.may(office::permissions::OUTBOX_READ), "/courrier", "nav-outbox"),
        (principal.may(office::accounts::permissions::TRAIL_READ), "/journal", "nav-trail"),
    ];
    let works = ways.iter().any(|(may, _, key)| *may && *key != "nav-own");
    // Whoever works here is led to the API; others find it beside their tokens.
    let api = (works, "/api/docs/", "nav-api");
    ways.into_iter().chain([api]).filter_map(|(may, address, key)| may.then_some((address, key))).collect()
}

/// Whether somebody may see the first page.
pub(crate) fn may_read_figures(principal: &Principal) -> bool {
    principal.may(office::reports::permissions::FIGURES_READ)
}

/// Where somebody begins.
pub(crate) fn home_of(principal: &Principal) -> &'static str {
    ways(principal)
        .into_iter()
        .map(|(address, _)| address)
        .find(|address| *address != "/api/docs/")
        .unwrap_or("/compte")
}

/// A page asked for by somebody who was let in: its frame, and the office in their hands.
pub(crate) struct Reader {
    /// Of the page.
    pub(crate) frame: Frame,
    /// In their hands.
    pub(crate) desk: Desk,
}

impl FromRequest for Reader {
    type Error = NotLetIn;
    type Future = Ready<Result<Self, NotLetIn>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let frame = Frame::of(request);
        if frame.visitor.is_none() {
            return ready(Err(NotLetIn::from(&frame, request.method())));
        }
        let desk = Desk::from_request(request, payload).into_inner();
        ready(match desk {
            Ok(desk) => Ok(Self { frame, desk }),
            Err(never) => match never {},
        })
    }
}

impl Reader {
    /// The page of a refusal, unless the reader may that: before a form that would be refused anyway.
    pub(crate) fn refused(&self, permission: Permission) -> Option<HttpResponse> {
        let error = self.desk.principal().require(permission).err()?;
        Some(settle(&self.frame, Err(error.into())))
    }

    /// The answer, or the page that says why there is none.
    pub(crate) fn settle(&self, answer: Result<HttpResponse, Failure>) -> HttpResponse {
        settle(&self.frame, answer)
    }
}

/// The answer, or the page that says why there is none; a session that ended meanwhile leads to the entrance.
pub(crate) fn settle(frame: &Frame, answer: Result<HttpResponse, Failure>) -> HttpResponse {
    match answer {
        Ok(answer) => answer,
        Err(failure) if nobody(&failure) => NotLetIn::from(frame, &Method::GET).error_response(),
        Err(failure) => notices::failed::answer(frame, &failure),
    }
}

fn nobody(failure: &Failure) -> bool {
    failure.refusal::<AccessError>().is_some_and(|error| matches!(error, AccessError::NotSignedIn { .. }))
}

/// Nobody asked for a page: the way to the entrance.
#[derive(Debug)]
pub(crate) struct NotLetIn {
    entrance: String,
}

impl NotLetIn {
    /// To come back to the page; what was sent to it is not sent again.
    fn from(frame: &Frame, method: &Method) -> Self {
        let page = match *method {
            Method::GET | Method::HEAD => frame.here.as_str(),
            _ => frame.here.split(['/', '?']).nth(1).map_or("/", |first| &frame.here[..=first.len()]),
        };
        let path = match page {
            "/" => "/connexion".to_owned(),
            page => format!("/connexion?suite={}", encoded(page)),
        };
        Self { entrance: frame.to(&path) }
    }
}

impl fmt::Display for NotLetIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nobody was let in")
    }
}

impl ResponseError for NotLetIn {
    fn status_code(&self) -> StatusCode {
        StatusCode::SEE_OTHER
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, self.entrance.clone()))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish()
    }
}
