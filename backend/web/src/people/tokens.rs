//! `/utilisateurs/{id}/jetons`: a token for a machine client; `/utilisateurs/{id}/revocation`: revokes one.

use actix_web::{HttpResponse, web};
use door::{Entering, Form};
use office::accounts::public::{TokenId, UserId};
use serde::Deserialize;

use crate::account::new_token::{self, Entry, Owner};
use crate::visitor::Reader;

/// What is sent to revoke one.
#[derive(Debug, Deserialize)]
pub(crate) struct Which {
    token: TokenId,
}

/// `GET /utilisateurs/{id}/jetons`.
pub(crate) async fn show(reader: Reader, id: web::Path<UserId>) -> HttpResponse {
    let file = reader.desk.accounts.user(*id).await;
    let form = |name: &str| {
        let rooms = new_token::rooms(&reader.desk);
        new_token::form(&reader.frame, &owner(*id, name), &rooms, &Entry::default(), None).answer()
    };
    reader.settle(file.map(|file| form(&file.row.name)))
}

/// `POST /utilisateurs/{id}/jetons`.
pub(crate) async fn submit(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
    form: Form<Entry>,
) -> HttpResponse {
    match reader.desk.accounts.user(*id).await {
        Ok(file) => new_token::create(&reader, &attempt, &owner(*id, &file.row.name), form.0).await,
        Err(failure) => reader.settle(Err(failure)),
    }
}

/// `POST /utilisateurs/{id}/revocation`.
pub(crate) async fn revoke(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
    form: Form<Which>,
) -> HttpResponse {
    let Reader { frame, desk } = &reader;
    let revoked = desk.accounts.revoke_token(&desk.context(attempt.0.correlation), form.0.token).await;
    reader.settle(revoked.map(|()| frame.go(&format!("/utilisateurs/{id}?fait=revocation"))))
}

fn owner(user: UserId, name: &str) -> Owner<'_> {
    Owner {
        user,
        name: Some(name),
        path: format!("/utilisateurs/{user}/jetons"),
        back: format!("/utilisateurs/{user}"),
    }
}
