//! What handlers may know of who stands before them, beyond the office in the right hands.
//!
//! What can never happen: a handler that reads an address, a cookie or a browser's name by itself and believes it.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::ops::Deref;
use std::rc::Rc;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use office::accounts::public::{Attempt, Identified};
use office::kernel::Clock;
use office::values::{Timestamp, Uuid};

use crate::client::Client;
use crate::entrance::Door;
use crate::identify::BySession;

/// Who signed in with the cookie; `None` for a token and for nobody.
pub fn signed_in(request: &HttpRequest) -> Option<Rc<Identified>> {
    request.extensions().get::<BySession>().map(|by| Rc::clone(&by.0))
}

/// The address of a page for a mail: the public address of the house and `path`, which begins with `/`.
pub fn link(request: &HttpRequest, path: &str) -> String {
    request.app_data::<Data<Door>>().map_or_else(|| path.to_owned(), |door| door.rules().public.link(path))
}

/// Who signed in with the cookie, if anybody did.
#[derive(Debug, Clone)]
pub struct Visitor(pub Option<Rc<Identified>>);

impl FromRequest for Visitor {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(signed_in(request))))
    }
}

/// The circumstances of an attempt to enter.
#[derive(Debug, Clone)]
pub struct Entering(pub Attempt);

impl Deref for Entering {
    type Target = Attempt;

    fn deref(&self) -> &Attempt {
        &self.0
    }
}

impl FromRequest for Entering {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let Some(clock) = request.app_data::<Data<dyn Clock>>() else {
            unreachable!("the app was configured without its clock")
        };
        let peer = request.peer_addr().map(|peer| peer.ip());
        // Without the door nothing that the request says about its origin is believed.
        let client = request.extensions().get::<Client>().copied();
        let client = client.unwrap_or_else(|| Client::of(peer, request.headers(), &[]));
        ready(Ok(Self(attempt(request, client, clock.now()))))
    }
}

/// The attempt that a request is.
pub(crate) fn attempt(request: &HttpRequest, client: Client, at: Timestamp) -> Attempt {
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let id = text("x-request-id").and_then(|id| id.parse().ok()).unwrap_or_else(Uuid::now_v7);
    Attempt::from(at, id, client.address, text(header::USER_AGENT.as_str()).unwrap_or_default())
}
