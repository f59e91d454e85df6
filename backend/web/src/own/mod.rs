//! What is one's own: the file of the member that one is, the contracts and bills of the organisation that one
//! represents.
//!
//! What can never happen here: anything of somebody else's. The office is asked in the reader's own hands, and only for
//! what they are tied to, whatever else their roles let them see.

pub(crate) mod membership;
pub(crate) mod organisation;
pub(crate) mod page;
pub(crate) mod paper;
pub(crate) mod votes;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of what is one's own.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource("/associe").route(web::get().to(page::show)))
        .service(resource("/associe/factures/{id}.pdf").route(web::get().to(paper::show)));
}
