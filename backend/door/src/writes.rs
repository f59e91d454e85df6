//! Whose page a write comes from: what a browser sends along by itself is not yet its user's will.
//!
//! A write with a session's cookie needs a page of ours as its origin **and** the session's own word, in the field `csrf`
//! of a form or the header `X-CSRF-Token`. A form that nobody sends (to sign in) needs the origin, so that nobody is
//! signed in as somebody else unawares. A token of the API is never sent by a browser by itself and needs neither. It is
//! checked here, before any handler, so that no page can forget it. What can never happen: a form of another site that
//! changes anything; a preflight that is granted; a body of the API that is read though nobody has said who sends it.

use actix_web::HttpMessage;
use actix_web::dev::{Payload, ServiceRequest};
use actix_web::http::header::{self, HeaderName};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use subtle::ConstantTimeEq;

use crate::Origin;
use crate::client::Client;
use crate::fields::FIELD;
use crate::form;
use crate::identify::Asking;
use crate::origin::is_loopback_name;
use crate::refused::Refused;
use crate::{taking, upload};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const TOKEN: HeaderName = HeaderName::from_static("x-csrf-token");

/// Whether the method may change something.
pub(crate) fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

/// Whether an address belongs to programs and not to people in front of a browser.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Refuses a write that its sender may not have wanted.
pub(crate) async fn check(
    request: &mut ServiceRequest,
    asking: &Asking,
    public: &Origin,
    client: Client,
) -> Result<(), Refused> {
    if request.method() == Method::OPTIONS
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
    {
        return Err(foreign()); // no other site is ever granted anything
    }
    if !is_write(request.method()) {
        return Ok(());
    }
    match asking {
        Asking::Token(_) => Ok(()),
        // No use case that writes is public: the office would refuse it, after its body had come in.
        Asking::Nobody if is_api(request.path()) => {
            if says_from_where(request.headers()) {
                comes_from_here(request, public, client)?;
            }
            Err(unknown())
        }
        Asking::Nobody => comes_from_here(request, public, client),
        Asking::Session(identified) => {
            comes_from_here(request, public, client)?;
            let given = token_of(request).await?;
            if same(given.as_bytes(), identified.csrf.as_bytes()) { Ok(()) } else { Err(unwanted()) }
        }
    }
}

/// Browsers say where a request comes from in one of two headers, or both; who says nothing is no browser of today and
/// has no business with cookies.
fn comes_from_here(request: &ServiceRequest, public: &Origin, client: Client) -> Result<(), Refused> {
    let text = |name| request.headers().get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text(SEC_FETCH_SITE);
    if site.is_some_and(|site| site != "same-origin") {
        return Err(foreign());
    }
    match text(header::ORIGIN) {
        // A page that sends no referrer sends no origin either, but then says that it is of this site.
        None | Some("null") if site.is_some() => Ok(()),
        Some(origin) if origin == public.as_str() => Ok(()),
        Some(origin) if client.local && is_own_loopback(origin, request) => Ok(()),
        _ => Err(foreign()),
    }
}

/// Whether a browser says where the request comes from.
fn says_from_where(headers: &header::HeaderMap) -> bool {
    headers.contains_key(SEC_FETCH_SITE) || headers.contains_key(header::ORIGIN)
}

/// Whether a page on this machine speaks to the very name and port that it came from.
fn is_own_loopback(origin: &str, request: &ServiceRequest) -> bool {
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok());
    let named = origin.strip_prefix("http://");
    named.is_some() && named == host && named.is_some_and(is_loopback_name)
}

/// The session's word as the request gives it. A form is read for it and put back as it was.
async fn token_of(request: &mut ServiceRequest) -> Result<String, Refused> {
    if let Some(header) = request.headers().get(TOKEN) {
        return Ok(header.to_str().unwrap_or_default().to_owned());
    }
    if upload::is_upload(request.headers()) && taking::is_expected(request.path()) {
        return upload::token(request).await;
    }
    if !form::is_form(request.headers()) {
        return Err(unwanted());
    }
    let mut payload = request.take_payload();
    let bytes = form::read(&mut payload).await?;
    let token = form_urlencoded::parse(&bytes).find(|(name, _)| name == FIELD).map(|(_, value)| value.into());
    request.set_payload(whole(bytes));
    token.ok_or_else(unwanted)
}

/// A payload of bytes that were read already.
fn whole(bytes: Bytes) -> Payload {
    let once = futures::stream::once(std::future::ready(Ok(bytes)));
    Payload::Stream { payload: Box::pin(once) }
}

/// Compares without telling by the time it takes how much was right.
fn same(given: &[u8], expected: &[u8]) -> bool {
    !expected.is_empty() && bool::from(given.ct_eq(expected))
}

fn unknown() -> Refused {
    let title = "Identifiez-vous : cette opération n'est pas publique.";
    Refused::new(StatusCode::UNAUTHORIZED, "access/not-signed-in", title)
}

fn foreign() -> Refused {
    let title = "Une page d'un autre site ne peut rien écrire ici.";
    Refused::new(StatusCode::FORBIDDEN, "request/foreign-origin", title)
}

fn unwanted() -> Refused {
    let title = "Ce formulaire n'est plus valable : rechargez la page et recommencez.";
    Refused::new(StatusCode::FORBIDDEN, "request/csrf", title).detail(
        "A write with a session's cookie needs the session's CSRF token: the form field `csrf` or the header X-CSRF-Token.",
    )
}
