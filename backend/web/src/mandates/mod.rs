//! The register of mandates, as the staff keeps it: who sits on the board, chairs it, audits the accounts or reviews the
//! cooperative, until when; a mandate is given, ended before its term, or represented by somebody else.
//!
//! What can never happen here: an end of a mandate that the page computed (each comes from the office); a mandate that is
//! changed by somebody who may not.

pub(crate) mod changing;
pub(crate) mod giving;
pub(crate) mod list;
pub(crate) mod terms;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of the mandates.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(resource(crate::members::tabs::MANDATES).route(web::get().to(list::show))).service(
        resource(giving::PATH).route(web::get().to(giving::show)).route(web::post().to(giving::submit)),
    );
    changing::configure(routes);
}
