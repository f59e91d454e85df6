//! What an administrator does about a user by one button.

use actix_web::{HttpRequest, HttpResponse, web};
use door::Entering;
use office::accounts::public::UserId;
use office::kernel::Failure;

use crate::visitor::Reader;

/// `POST /utilisateurs/{id}/activation`: lets a user in again.
pub(crate) async fn enable(reader: Reader, attempt: Entering, id: web::Path<UserId>) -> HttpResponse {
    let desk = &reader.desk;
    let done = desk.accounts.enable_user(&desk.context(attempt.0.correlation), *id).await;
    back(&reader, *id, done, "activation")
}

/// `POST /utilisateurs/{id}/invitation`: sends the invitation again; the link before it no longer works.
pub(crate) async fn invite_again(
    request: HttpRequest,
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
) -> HttpResponse {
    let desk = &reader.desk;
    let begin = door::link(&request, "/bienvenue/");
    let link = move |secret: &str| format!("{begin}{secret}");
    let done = desk.accounts.renew_invitation(&desk.context(attempt.0.correlation), *id, &link).await;
    back(&reader, *id, done, "invitation")
}

/// `POST /utilisateurs/{id}/second-facteur`: takes away a lost second factor.
pub(crate) async fn reset_second_factor(
    reader: Reader,
    attempt: Entering,
    id: web::Path<UserId>,
) -> HttpResponse {
    let desk = &reader.desk;
    let done = desk.accounts.reset_second_factor(&desk.context(attempt.0.correlation), *id).await;
    back(&reader, *id, done, "second-facteur")
}

/// `POST /utilisateurs/{id}/sessions`: ends all sessions of a user.
pub(crate) async fn end_sessions(reader: Reader, attempt: Entering, id: web::Path<UserId>) -> HttpResponse {
    let desk = &reader.desk;
    let done = desk.accounts.end_all_sessions(&desk.context(attempt.0.correlation), *id).await;
    back(&reader, *id, done.map(|_| ()), "sessions")
}

fn back(reader: &Reader, id: UserId, done: Result<(), Failure>, news: &str) -> HttpResponse {
    reader.settle(done.map(|()| reader.frame.go(&format!("/utilisateurs/{id}?fait={news}"))))
}
