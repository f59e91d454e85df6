//! `/deconnexion`: the way out, by a button and never by a link.

use actix_web::{HttpRequest, HttpResponse};
use door::{Desk, Entering, cookies};

use super::onward;
use crate::frame::Frame;
use crate::visitor::settle;

/// `POST /deconnexion`.
pub(crate) async fn submit(request: HttpRequest, desk: Desk, attempt: Entering) -> HttpResponse {
    let frame = Frame::of(&request);
    if let Some(secret) = cookies::session_of(&request)
        && let Err(failure) = desk.accounts.sign_out(&attempt.0, &secret).await
    {
        return settle(&frame, Err(failure));
    }
    let gone = [cookies::session_ended(), cookies::pending_ended()];
    onward::with(frame.go("/connexion?fait=deconnexion"), &gone)
}
