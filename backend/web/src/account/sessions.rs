//! Ends one's own sessions, one or all the others.

use actix_web::{HttpRequest, HttpResponse};
use door::{Entering, Form};
use office::accounts::public::SessionId;
use office::kernel::Failure;
use serde::Deserialize;

use super::profile::myself;
use crate::visitor::Reader;

/// What is sent.
#[derive(Deserialize)]
pub(crate) struct Which {
    session: SessionId,
}

/// `POST /compte/sessions/fin`.
pub(crate) async fn end(reader: Reader, attempt: Entering, form: Form<Which>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let context = desk.context(attempt.0.correlation);
    let ended = desk.accounts.end_session(&context, form.0.session).await;
    reader.settle(ended.map(|()| frame.go("/compte?fait=session#sessions")))
}

/// `POST /compte/sessions/autres`.
pub(crate) async fn end_others(request: HttpRequest, reader: Reader, attempt: Entering) -> HttpResponse {
    let here = door::signed_in(&request).map(|visit| visit.session);
    let ended = others(&reader, &attempt, here).await;
    reader.settle(ended.map(|()| reader.frame.go("/compte?fait=sessions#sessions")))
}

async fn others(reader: &Reader, attempt: &Entering, here: Option<SessionId>) -> Result<(), Failure> {
    let Reader { desk, .. } = reader;
    let Some(me) = myself(desk) else { return Ok(()) };
    let context = desk.context(attempt.0.correlation);
    for session in desk.accounts.sessions(me, desk.now()).await? {
        if Some(session.id) != here {
            desk.accounts.end_session(&context, session.id).await?;
        }
    }
    Ok(())
}
