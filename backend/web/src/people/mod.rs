//! Users: who has an account, what they are in the house, and what an administrator does about it.
//!
//! What can never happen here: a right that the accounts do not grant (each page asks them).

pub(crate) mod acts;
pub(crate) mod disabling;
pub(crate) mod inviting;
pub(crate) mod linking;
pub(crate) mod list;
pub(crate) mod machine;
pub(crate) mod roles;
pub(crate) mod tokens;
pub(crate) mod user;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of users.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    let both = |path: &str| resource(path);
    routes
        .service(both("/utilisateurs").route(web::get().to(list::show)))
        .service(
            both("/utilisateurs/inviter")
                .route(web::get().to(inviting::show))
                .route(web::post().to(inviting::submit)),
        )
        .service(
            both("/utilisateurs/programme")
                .route(web::get().to(machine::show))
                .route(web::post().to(machine::submit)),
        )
        .service(both("/utilisateurs/{id}").route(web::get().to(user::show)))
        .service(
            both("/utilisateurs/{id}/roles")
                .route(web::get().to(roles::show))
                .route(web::post().to(roles::submit)),
        )
        .service(
            both("/utilisateurs/{id}/liens")
                .route(web::get().to(linking::show))
                .route(web::post().to(linking::submit)),
        )
        .service(
            both("/utilisateurs/{id}/desactivation")
                .route(web::get().to(disabling::show))
                .route(web::post().to(disabling::submit)),
        )
        .service(both("/utilisateurs/{id}/activation").route(web::post().to(acts::enable)))
        .service(both("/utilisateurs/{id}/invitation").route(web::post().to(acts::invite_again)))
        .service(both("/utilisateurs/{id}/second-facteur").route(web::post().to(acts::reset_second_factor)))
        .service(both("/utilisateurs/{id}/sessions").route(web::post().to(acts::end_sessions)))
        .service(
            both("/utilisateurs/{id}/jetons")
                .route(web::get().to(tokens::show))
                .route(web::post().to(tokens::submit)),
        )
        .service(both("/utilisateurs/{id}/revocation").route(web::post().to(tokens::revoke)));
}
