//! `/utilisateurs/{id}/desactivation`: keeps a user out, with the reason; all their sessions end and their tokens stop.

use actix_web::{HttpResponse, web};
use door::{Entering, Form};
use office::accounts::public::UserId;
use serde::Deserialize;

use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// What is sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    reason: String,
}

/// `GET /utilisateurs/{id}/desactivation`.
pub(crate) async fn show(reader: Reader, id: web::Path<UserId>) -> HttpResponse {
    if let Some(refused) = reader.refused(office::accounts::permissions::USERS_DISABLE) {
        return refused;
    }
    let file = reader.desk.accounts.user(*id).await;
    reader.settle(file.map(|file| page(&reader.frame, *id, &file.row.name, "", None).answer()))
}

/// `POST /utilisateurs/{id}/desactivation`.
pub(crate) async fn submit(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
    form: Form<Entry>,
) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let reason = form.0.reason.trim().to_owned();
    let name = match desk.accounts.user(*id).await {
        Ok(file) => file.row.name,
        Err(failure) => return reader.settle(Err(failure)),
    };
    match desk.accounts.disable_user(&desk.context(attempt.0.correlation), *id, reason.clone()).await {
        Ok(()) => frame.go(&format!("/utilisateurs/{id}?fait=desactivation")),
        Err(failure) => forms::again(frame, failure, |trouble| page(frame, *id, &name, &reason, trouble)),
    }
}

fn page(frame: &Frame, id: UserId, name: &str, reason: &str, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "disable-title", &format!("/utilisateurs/{id}/desactivation"), "disable-button")
        .titled(words.tell("disable-of", &[("name", name)]))
        .saying(words.say("disable-about"))
        .asking(
            Field::text("reason", words.say("disable-reason"))
                .holding(reason)
                .hinting(words.say("disable-reason-hint")),
        )
        .with_link(&format!("/utilisateurs/{id}"), words.say("back-user"))
        .refused_by(trouble)
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn sample(frame: &Frame) -> FormPage {
    let id = UserId::new(office::values::Uuid::from_u128(1));
    page(&frame.clone().at(&format!("/utilisateurs/{id}/desactivation")), id, "Zoé Exemple", "", None)
}
