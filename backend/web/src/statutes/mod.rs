//! The statutes, as the staff reads and adopts them: every version with all its clauses, what changed against the one
//! before, and the form that adopts the next.
//!
//! What can never happen here: a version that is changed (a new one takes its place); a clause that the page judged (the
//! office refuses what the law forbids); statutes adopted by somebody who may not.

pub(crate) mod adopting;
pub(crate) mod clauses;
pub(crate) mod fields;
pub(crate) mod list;
pub(crate) mod membership;
pub(crate) mod reading;
pub(crate) mod refused;
pub(crate) mod terms;
pub(crate) mod typed;
pub(crate) mod version;

use actix_web::web::{self, ServiceConfig, resource};

/// Address of the list.
pub(crate) const PATH: &str = "/statuts";

/// The pages of the statutes.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource(PATH).route(web::get().to(list::show)))
        .service(
            resource(adopting::PATH)
                .route(web::get().to(adopting::show))
                .route(web::post().to(adopting::submit)),
        )
        .service(resource(format!("{PATH}/{{version}}")).route(web::get().to(version::show)));
}

/// The address of a version.
pub(crate) fn address(version: u32) -> String {
    format!("{PATH}/{version}")
}

/// Name and HTML of these pages in their states, for the test that renders every page.
#[cfg(test)]
pub(crate) fn samples(frame: &crate::frame::Frame) -> Vec<(&'static str, String)> {
    use crate::pages_test::rendered;
    [
        rendered(adopting::samples(frame)),
        rendered(list::StatutesPage::samples(frame)),
        rendered(version::VersionPage::samples(frame)),
        rendered(crate::assemblies::acts::statutes::samples(frame)),
    ]
    .concat()
}
