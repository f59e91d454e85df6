//! The audit trail: who came in, who was refused, who read whose personal data.

pub(crate) mod entry;
pub(crate) mod journal;

use actix_web::web::{self, ServiceConfig, resource};

/// The page of the audit trail.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes.service(resource("/journal").route(web::get().to(journal::show)));
}
