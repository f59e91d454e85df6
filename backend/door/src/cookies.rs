//! The cookies of the house, made and read in one place.
//!
//! Each bears the prefix `__Host-` (RFC 6265bis, 4.1.3.2): a browser then takes it from this very host alone, over TLS,
//! for all its paths. Browsers count `http://127.0.0.1` and `http://localhost` as safe places and take it there too
//! (Chromium and Firefox; not Safari, which wants TLS everywhere). What can never happen: a cookie that a script can
//! read, that travels in clear, or that another name of the same domain has set.

use actix_web::HttpRequest;
use actix_web::cookie::time::{Duration, OffsetDateTime};
use actix_web::cookie::{Cookie, SameSite};
use office::accounts::public::NewSession;
use office::values::Timestamp;

const SESSION: &str = "__Host-quintette";
const PENDING: &str = "__Host-quintette-pending";
const STATE: &str = "__Host-quintette-oidc";
/// How long one may take between the password and the second factor, or at the identity provider.
const MEANWHILE: Duration = Duration::minutes(10);
/// No secret of ours is as long; a longer one is not even looked up.
const LONGEST: usize = 4_096;

/// The cookie of a session that has begun, until the session ends at the latest.
pub fn session(new: &NewSession) -> Cookie<'static> {
    let mut cookie = made(SESSION, &new.secret);
    cookie.set_expires(moment(new.expires_at));
    cookie
}

/// The secret of the session that a request came with.
pub fn session_of(request: &HttpRequest) -> Option<String> {
    read(request, SESSION)
}

/// Takes the session's cookie away.
pub fn session_ended() -> Cookie<'static> {
    ended(SESSION)
}

/// Between the password and the second factor: 10 minutes.
pub fn pending(secret: &str) -> Cookie<'static> {
    short(PENDING, secret)
}

/// What [`pending`] had set.
pub fn pending_of(request: &HttpRequest) -> Option<String> {
    read(request, PENDING)
}

/// Takes it away.
pub fn pending_ended() -> Cookie<'static> {
    ended(PENDING)
}

/// While somebody is at the identity provider: 10 minutes. Whoever sets it seals what it holds.
pub fn state(value: &str) -> Cookie<'static> {
    short(STATE, value)
}

/// What [`state`] had set.
pub fn state_of(request: &HttpRequest) -> Option<String> {
    read(request, STATE)
}

/// Takes it away.
pub fn state_ended() -> Cookie<'static> {
    ended(STATE)
}

fn made(name: &'static str, value: &str) -> Cookie<'static> {
    // Lax and not Strict: a link in a mail must find its reader signed in; what writes is guarded on its own.
    Cookie::build(name, value.to_owned())
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
}

fn short(name: &'static str, value: &str) -> Cookie<'static> {
    let mut cookie = made(name, value);
    cookie.set_max_age(MEANWHILE);
    cookie
}

fn ended(name: &'static str) -> Cookie<'static> {
    let mut cookie = made(name, "");
    cookie.set_max_age(Duration::ZERO);
    cookie
}

fn read(request: &HttpRequest, name: &str) -> Option<String> {
    let cookie = request.cookie(name)?;
    let value = cookie.value();
    (!value.is_empty() && value.len() <= LONGEST).then(|| value.to_owned())
}

fn moment(at: Timestamp) -> OffsetDateTime {
    let nanoseconds = i128::from(at.micros()) * 1_000;
    OffsetDateTime::from_unix_timestamp_nanos(nanoseconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn every_cookie_is_the_hosts_own_and_no_scripts() {
        for cookie in [pending("p"), state("s"), session_ended(), pending_ended(), state_ended()] {
            let text = cookie.to_string();
            for part in ["__Host-quintette", "Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age="] {
                assert!(text.contains(part), "{part} in {text}");
            }
            assert!(!text.contains("Domain"), "{text}");
        }
    }

    #[test]
    fn a_cookie_is_read_by_its_name_alone() {
        let with = |line: &str| TestRequest::get().insert_header(("cookie", line)).to_http_request();
        let request = with("quintette=a; __Host-quintette-pending=b; __Host-quintette=c");
        assert_eq!(session_of(&request).as_deref(), Some("c"));
        assert_eq!(pending_of(&request).as_deref(), Some("b"));
        assert_eq!(state_of(&request), None);
        assert_eq!(session_of(&with("__Host-quintette=")), None);
        assert_eq!(session_of(&with(&format!("__Host-quintette={}", "x".repeat(5_000)))), None);
    }
}
