//! `/utilisateurs/{id}/roles`: what a user is in the house. A change ends their sessions.

use actix_web::{HttpResponse, web};
use door::{Entering, Form};
use office::accounts::public::UserId;
use office::kernel::access::Role;
use serde::Deserialize;

use crate::forms::{self, Choice, FormPage, Group, Trouble};
use crate::frame::Frame;
use crate::language::Words;
use crate::visitor::Reader;

/// What is sent.
#[derive(Debug, Deserialize)]
pub(crate) struct Entry {
    #[serde(default)]
    roles: Vec<Role>,
}

/// `GET /utilisateurs/{id}/roles`.
pub(crate) async fn show(reader: Reader, id: web::Path<UserId>) -> HttpResponse {
    if let Some(refused) = reader.refused(office::accounts::permissions::ROLES_CHANGE) {
        return refused;
    }
    let Reader { frame, desk } = &reader;
    let file = desk.accounts.user(*id).await;
    reader.settle(file.map(|file| page(frame, *id, &file.row.name, &file.row.roles, None).answer()))
}

/// `POST /utilisateurs/{id}/roles`.
pub(crate) async fn submit(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
    form: Form<Entry>,
) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let roles = form.0.roles;
    let file = match desk.accounts.user(*id).await {
        Ok(file) => file,
        Err(failure) => return reader.settle(Err(failure)),
    };
    match desk.accounts.change_roles(&desk.context(attempt.0.correlation), *id, roles.clone()).await {
        Ok(()) => frame.go(&format!("/utilisateurs/{id}?fait=roles")),
        Err(failure) => {
            forms::again(frame, failure, |trouble| page(frame, *id, &file.row.name, &roles, trouble))
        }
    }
}

/// The roles to tick, each with what it means.
pub(crate) fn group(words: Words, ticked: &[Role]) -> Group {
    let choice = |role: Role| Choice {
        value: role.as_str().to_owned(),
        label: words.role(role),
        hint: Some(words.say(match role {
            Role::Administrator => "role-administrator-about",
            Role::Staff => "role-staff-about",
            Role::Sales => "role-sales-about",
            Role::Member => "role-member-about",
            Role::Auditor => "role-auditor-about",
        })),
        ticked: ticked.contains(&role),
    };
    Group {
        name: "roles".into(),
        legend: words.say("column-roles"),
        hint: None,
        error: None,
        choices: Role::ALL.map(choice).to_vec(),
        single: false,
    }
}

fn page(frame: &Frame, id: UserId, name: &str, roles: &[Role], trouble: Option<&Trouble>) -> FormPage {
    let words = frame.words;
    FormPage::new(frame, "roles-title", &format!("/utilisateurs/{id}/roles"), "roles-button")
        .titled(words.tell("roles-of", &[("name", name)]))
        .saying(words.say("roles-about"))
        .asking(group(words, roles))
        .with_link(&format!("/utilisateurs/{id}"), words.say("back-user"))
        .refused_by(trouble)
}

/// The form in its states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &Frame) -> Vec<(&'static str, FormPage)> {
    let id = UserId::new(office::values::Uuid::from_u128(1));
    let frame = &frame.clone().at(&format!("/utilisateurs/{id}/roles"));
    let none = crate::samples::no_role(frame.words);
    vec![
        ("roles", page(frame, id, "Claire Martin", &[Role::Administrator, Role::Staff], None)),
        ("roles_refused", page(frame, id, "Claire Martin", &[], Some(&none))),
    ]
}
