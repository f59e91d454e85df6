//! The calendar of the year, as the staff keeps it: what the law asks and when, which mandates end, what is done.
//!
//! What can never happen here: a day that the page computed (each comes from the office); a duty that is marked by
//! somebody who may not.

pub(crate) mod marking;
pub(crate) mod page;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of the calendar.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(resource(crate::members::tabs::CALENDAR).route(web::get().to(page::show))).service(
        resource("/calendrier/{closed_on}/{code}")
            .route(web::get().to(marking::show))
            .route(web::post().to(marking::submit)),
    );
}
