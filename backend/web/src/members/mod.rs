//! The register of members and shares, as the staff keeps it: who owns the cooperative, with how many shares, what is
//! owed to who left, where the capital stands.
//!
//! What can never happen here: a rule of the register (each page asks the office, and says its refusal), a form that is
//! offered to who may not send it, a refused form that has lost what was typed.

pub(crate) mod acts;
pub(crate) mod admission;
pub(crate) mod allocation;
pub(crate) mod applications;
pub(crate) mod candidate;
pub(crate) mod capital;
pub(crate) mod categories;
pub(crate) mod decided;
pub(crate) mod file;
pub(crate) mod holder;
pub(crate) mod importing;
pub(crate) mod lines;
pub(crate) mod list;
pub(crate) mod numbered;
pub(crate) mod papers;
pub(crate) mod refunds;
pub(crate) mod tabs;
pub(crate) mod terms;
pub(crate) mod twins;
pub(crate) mod years;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of the register.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource("/associes").route(web::get().to(list::show)))
        .service(
            resource("/associes/nouveau")
                .route(web::get().to(admission::show))
                .route(web::post().to(admission::submit)),
        )
        .configure(applications::configure)
        .service(
            resource(importing::PATH)
                .route(web::get().to(importing::show))
                .route(web::post().to(importing::submit)),
        )
        .service(resource("/associes/import/{job}").route(web::get().to(importing::report::show)))
        .service(
            resource("/associes/import/{job}/colonnes")
                .route(web::get().to(importing::columns::show))
                .route(web::post().to(importing::columns::submit)),
        )
        .service(resource("/associes/import/{job}/faire").route(web::post().to(importing::again::import)))
        .service(resource("/associes/import/{job}/arret").route(web::post().to(importing::again::stop)))
        .service(resource("/associes/import/{job}/reprise").route(web::post().to(importing::again::resume)))
        .service(resource(tabs::CAPITAL).route(web::get().to(capital::show)))
        .service(resource(tabs::REFUNDS).route(web::get().to(refunds::show)))
        .service(resource(tabs::YEARS).route(web::get().to(years::show)))
        .service(
            resource("/exercices/cloture")
                .route(web::get().to(years::show_closing))
                .route(web::post().to(years::close)),
        )
        .service(
            resource("/exercices/{year}/reouverture")
                .route(web::get().to(years::show_reopening))
                .route(web::post().to(years::reopen)),
        )
        .service(
            resource("/exercices/{year}/affectation")
                .route(web::get().to(allocation::show))
                .route(web::post().to(allocation::submit)),
        )
        .service(resource("/associes/{id}").route(web::get().to(file::show)))
        .service(resource("/associes/{id}/reunir").route(web::get().to(twins::show)));
    acts::configure(routes);
}
