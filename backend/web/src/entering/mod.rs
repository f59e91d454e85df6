//! The entrance: sign-in, second factor, one-use links, invitations, forgotten passwords, and the way out.
//!
//! What can never happen here: a page that tells who has an account; a GET that uses a link up; a secret that comes back
//! in a page, but for the recovery codes, once.

pub(crate) mod code;
pub(crate) mod enrolment;
pub(crate) mod forgotten;
pub(crate) mod invitation;
pub(crate) mod landing;
pub(crate) mod leaving;
pub(crate) mod link;
pub(crate) mod onward;
pub(crate) mod password;
pub(crate) mod picture;
pub(crate) mod provider;
pub(crate) mod recovery_codes;
pub(crate) mod reset;

use actix_web::web::{self, ServiceConfig};

/// The pages of the entrance.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(
            page("/connexion").route(web::get().to(password::show)).route(web::post().to(password::submit)),
        )
        .service(page("/connexion/code").route(web::get().to(code::show)).route(web::post().to(code::submit)))
        .service(page("/connexion/oidc").route(web::get().to(provider::leave)))
        .service(page("/connexion/oidc/retour").route(web::get().to(provider::come_back)))
        .service(page("/connexion/oidc/sortie").route(web::get().to(provider::sign_out)))
        .service(
            page("/connexion/double-authentification")
                .route(web::get().to(enrolment::show))
                .route(web::post().to(enrolment::submit)),
        )
        .service(page("/connexion/lien").route(web::get().to(link::show)).route(web::post().to(link::ask)))
        .service(
            page("/connexion/lien/{secret}")
                .route(web::get().to(link::offer))
                .route(web::post().to(link::enter)),
        )
        .service(
            page("/bienvenue/{secret}")
                .route(web::get().to(invitation::show))
                .route(web::post().to(invitation::submit)),
        )
        .service(
            page("/mot-de-passe/oublie")
                .route(web::get().to(forgotten::show))
                .route(web::post().to(forgotten::submit)),
        )
        .service(
            page("/mot-de-passe/{secret}")
                .route(web::get().to(reset::show))
                .route(web::post().to(reset::submit)),
        )
        .service(page("/deconnexion").route(web::post().to(leaving::submit)));
}

fn page(path: &str) -> actix_web::Resource {
    web::resource(path)
}
