//! What leaves the house: where each mail and each message to a program stands, why it did not leave, another try.
//!
//! What can never happen here: the words of a mail on a page (they may hold a one-use link).

pub(crate) mod acts;
pub(crate) mod list;
pub(crate) mod note;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of the outbox.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource("/courrier").route(web::get().to(list::show)))
        .service(resource("/courrier/nouvel-essai").route(web::post().to(acts::retry_parked)))
        .service(resource("/courrier/{id}").route(web::get().to(note::show)))
        .service(resource("/courrier/{id}/nouvel-essai").route(web::post().to(acts::retry)));
}
