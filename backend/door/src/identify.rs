//! Who asks: a token of the API, the session of a browser, or nobody.
//!
//! What can never happen: a token that is wrong and counts as nobody (its sender must learn it); a session that is over
//! and shuts somebody out of the sign-in page (it counts as nobody).

use std::rc::Rc;

use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use actix_web::http::{StatusCode, header};
use office::Office;
use office::accounts::public::Identified;
use office::kernel::access::Principal;
use office::values::Timestamp;

use crate::cookies;
use crate::refused::Refused;

/// What a request came with.
#[derive(Debug, Clone)]
pub(crate) enum Asking {
    /// Nothing that says who.
    Nobody,
    /// A token.
    Token(Principal),
    /// The cookie of a session.
    Session(Rc<Identified>),
}

/// What was signed in with the cookie, among the request's extensions.
#[derive(Debug, Clone)]
pub(crate) struct BySession(pub(crate) Rc<Identified>);

impl Asking {
    /// In whose hands the office is put.
    pub(crate) fn principal(&self) -> Principal {
        match self {
            Self::Nobody => Principal::nobody(),
            Self::Token(principal) => principal.clone(),
            Self::Session(identified) => identified.principal.clone(),
        }
    }
}

/// Asks the office who it is.
pub(crate) async fn identify(
    office: &Office,
    request: &ServiceRequest,
    at: Timestamp,
) -> Result<Asking, Refused> {
    if let Some(header) = request.headers().get(header::AUTHORIZATION) {
        let token = header.to_str().ok().and_then(bearer).ok_or_else(unreadable)?;
        let found = office.accounts.identify_token(at, token).await;
        let found = found.map_err(|failure| Refused::of_failure(&failure))?;
        return found.map(Asking::Token).ok_or_else(invalid);
    }
    let Some(secret) = cookies::session_of(request.request()) else { return Ok(Asking::Nobody) };
    let found = office.accounts.identify_session(at, &secret).await;
    let found = found.map_err(|failure| Refused::of_failure(&failure))?;
    Ok(found.map_or(Asking::Nobody, |identified| Asking::Session(Rc::new(identified))))
}

/// The token of `Bearer …` (RFC 6750, 2.1).
fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    let token = token.trim();
    let readable =
        !token.is_empty() && token.len() <= 256 && token.bytes().all(|byte| byte.is_ascii_graphic());
    (scheme.eq_ignore_ascii_case("bearer") && readable).then_some(token)
}

fn unreadable() -> Refused {
    Refused::new(
        StatusCode::UNAUTHORIZED,
        "request/unreadable-credentials",
        "L'en-tête Authorization doit être de la forme « Bearer » suivi d'un jeton.",
    )
    .header(header::WWW_AUTHENTICATE, r#"Bearer realm="quintette", error="invalid_request""#)
}

fn invalid() -> Refused {
    Refused::new(
        StatusCode::UNAUTHORIZED,
        "request/invalid-token",
        "Ce jeton n'est pas valable : inconnu, révoqué ou expiré.",
    )
    .header(header::WWW_AUTHENTICATE, r#"Bearer realm="quintette", error="invalid_token""#)
}

/// Leaves among the request's extensions what pages may want to know.
pub(crate) fn remember(request: &ServiceRequest, asking: &Asking) {
    if let Asking::Session(identified) = asking {
        request.extensions_mut().insert(BySession(Rc::clone(identified)));
    }
}

#[cfg(test)]
mod tests {
    use super::bearer;

    #[test]
    fn a_bearer_token_is_one_visible_word() {
        assert_eq!(bearer("Bearer qt_abc"), Some("qt_abc"));
        assert_eq!(bearer("bearer  qt_abc "), Some("qt_abc"));
        for wrong in ["Bearer", "Bearer ", "Basic dTpw", "qt_abc", "Bearer a b", "Bearer é"] {
            assert_eq!(bearer(wrong), None, "{wrong}");
        }
        assert_eq!(bearer(&format!("Bearer {}", "x".repeat(257))), None);
    }
}
