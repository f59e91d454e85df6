//! Applications for membership as the staff keeps them: what came, what the board decided of it, who took theirs back.
//!
//! What can never happen here: an application that is accepted otherwise than by the admission of the applicant.

pub(crate) mod deciding;
pub(crate) mod list;
pub(crate) mod receiving;

use actix_web::web::{self, ServiceConfig, resource};

/// Address of the list.
pub(crate) const PATH: &str = "/associes/candidatures";

/// The pages.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(resource(PATH).route(web::get().to(list::show))).service(
        resource(receiving::PATH)
            .route(web::get().to(receiving::show))
            .route(web::post().to(receiving::submit)),
    );
    deciding::configure(routes);
}
