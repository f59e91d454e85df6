//! Members vote from their own devices, the room's screen follows, and the desk signs in by a QR code.
//!
//! Written for a phone and without a script: each step is a form that carries the code of the convocation and what was
//! chosen so far. What can never happen here: a choice made for a voter; a vote by a GET; a code in an address, a cookie
//! or a log; a vote that a double click, a second tab or a retry casts twice (the order was named when the choices were
//! shown); a name on the room's screen.

pub(crate) mod acts;
pub(crate) mod booth;
pub(crate) mod callings;
pub(crate) mod cards;
pub(crate) mod casting;
pub(crate) mod direct;
pub(crate) mod entrance;
pub(crate) mod entry;
pub(crate) mod receipt;
pub(crate) mod review;
pub(crate) mod screen;
pub(crate) mod sent;
pub(crate) mod told;

use actix_web::HttpRequest;
use actix_web::web::{self, ServiceConfig, resource};
use office::assemblies::public::AssemblyId;

use crate::assemblies;

/// Where members vote.
pub(crate) const PATH: &str = "/voter";

/// The pages of the vote.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    let one = |part: &str| resource(format!("{PATH}/{{id}}{part}"));
    let assembly = |part: &str| resource(format!("{}/{{id}}{part}", assemblies::PATH));
    routes
        .service(resource(PATH).route(web::get().to(callings::show)))
        .service(one("").route(web::get().to(entrance::show)).route(web::post().to(booth::open)))
        .service(one("/relecture").route(web::post().to(review::show)))
        .service(one("/bulletin").route(web::post().to(casting::submit)))
        .service(one("/documents/{document}").route(web::get().to(callings::document)))
        .service(one("/presence").route(web::post().to(acts::sign_in)))
        .service(one("/pouvoir/remise").route(web::post().to(acts::release)))
        .service(one("/pouvoir/prise").route(web::post().to(acts::take)))
        .service(assembly("/ecran").route(web::get().to(screen::show)))
        .service(assembly("/direct").route(web::get().to(direct::follow)))
        .service(
            assembly("/entree/{token}")
                .route(web::get().to(entry::show))
                .route(web::post().to(entry::submit)),
        );
}

/// The address of a step.
pub(crate) fn step(id: AssemblyId, part: &str) -> String {
    format!("{PATH}/{id}{part}")
}

/// The assembly that the address names, which need not exist.
pub(crate) fn named(request: &HttpRequest) -> Option<AssemblyId> {
    request.match_info().get("id").and_then(|id| id.parse().ok())
}
