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
    let ended = one(&reader, &attempt, form.0.session).await;
    reader.settle(ended.map(|()| reader.frame.go("/compte?fait=session#sessions")))
}

/// Ends it if it is one's own and still open; a button that was pressed twice has done what it says.
async fn one(reader: &Reader, attempt: &Entering, session: SessionId) -> Result<(), Failure> {
    let Reader { desk, .. } = reader;
    let Some(me) = myself(desk) else { return Ok(()) };
    if desk.accounts.sessions(me, desk.now()).await?.iter().all(|own| own.id != session) {
        return Ok(());
    }
    desk.accounts.end_session(&desk.context(attempt.0.correlation), session).await
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
