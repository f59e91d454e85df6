//! `/deconnexion`: the way out, by a button and never by a link.

use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, cookies};

use super::onward;
use crate::frame::Frame;
use crate::visitor::settle;

/// What a browser is told to forget of this house (W3C Clear Site Data); cookies go one by one, since the header would
/// take those of neighbouring hosts too.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// `POST /deconnexion`.
pub(crate) async fn submit(request: HttpRequest, desk: Desk, attempt: Entering) -> HttpResponse {
    let frame = Frame::of(&request);
    if let Some(secret) = cookies::session_of(&request)
        && let Err(failure) = desk.accounts.sign_out(&attempt.0, &secret).await
    {
        return settle(&frame, Err(failure));
    }
    let gone = [cookies::session_ended(), cookies::pending_ended()];
    let mut answer = onward::with(frame.go("/connexion?fait=deconnexion"), &gone);
    let kept = HeaderValue::from_static(r#""cache", "storage""#);
    answer.headers_mut().insert(CLEAR_SITE_DATA, kept);
    answer
}
