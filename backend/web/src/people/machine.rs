//! `/utilisateurs/programme`: a machine client, which enters by tokens alone.

use actix_web::HttpResponse;
use door::{Entering, Form};
use office::accounts::public::{CreateMachine, UserId};
use office::kernel::access::Role;
use office::values::Uuid;
use serde::Deserialize;

use super::roles;
use crate::forms::{self, Field, FormPage, Trouble};
use crate::frame::Frame;
use crate::visitor::Reader;

/// What is sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Entry {
    name: String,
    #[serde(default)]
    roles: Vec<Role>,
}

/// `GET /utilisateurs/programme`.
pub(crate) async fn show(reader: Reader) -> HttpResponse {
    if let Some(refused) = reader.refused(office::accounts::permissions::MACHINES_CREATE) {
        return refused;
    }
    page(&reader.frame, &Entry::default(), None).answer()
}

/// `POST /utilisateurs/programme`: then on to its first token.
pub(crate) async fn submit(reader: Reader, attempt: Entering, form: Form<Entry>) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let entry = form.0;
    let order = CreateMachine {
        id: UserId::new(Uuid::now_v7()),
        name: entry.name.trim().to_owned(),
        roles: entry.roles.clone(),
        member: None,
        organisation: None,
    };
    match desk.accounts.create_machine(&desk.context(attempt.0.correlation), order).await {
        Ok(user) => frame.go(&format!("/utilisateurs/{user}?fait=programme")),
        Err(failure) => forms::again(frame, failure, |trouble| page(frame, &entry, trouble)),
    }
}

fn page(frame: &Frame, entry: &Entry, trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "machine-title", "/utilisateurs/programme", "machine-button")
        .saying(words.say("machine-about"))
        .asking(
            Field::text("name", words.say("machine-name"))
                .holding(&entry.name)
                .hinting(words.say("machine-name-hint")),
        )
        .asking(roles::group(words, &entry.roles))
        .with_link("/utilisateurs", words.say("back-users"))
        .refused_by(trouble)
}

/// The form, for the test that renders every page.
#[cfg(test)]
pub(crate) fn sample(frame: &Frame) -> FormPage {
    page(&frame.clone().at("/utilisateurs/programme"), &Entry::default(), None)
}
