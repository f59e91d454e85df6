//! One's own account: who one is here, password, second factor, sessions, tokens.
//!
//! What can never happen here: the account of somebody else; a token's text shown twice.

mod browser;
pub(crate) mod new_token;
pub(crate) mod password;
pub(crate) mod profile;
pub(crate) mod second_factor;
pub(crate) mod sessions;
pub(crate) mod tokens;

use actix_web::web::{self, ServiceConfig, resource};

/// The pages of one's own account.
pub(crate) fn configure(routes: &mut ServiceConfig) {
    routes
        .service(resource("/compte").route(web::get().to(profile::show)))
        .service(
            resource("/compte/mot-de-passe")
                .route(web::get().to(password::show))
                .route(web::post().to(password::submit)),
        )
        .service(
            resource("/compte/codes-de-secours")
                .route(web::get().to(second_factor::show))
                .route(web::post().to(second_factor::renew)),
        )
        .service(
            resource("/compte/double-authentification")
                .route(web::get().to(second_factor::confirm))
                .route(web::post().to(second_factor::begin)),
        )
        .service(resource("/compte/sessions/fin").route(web::post().to(sessions::end)))
        .service(resource("/compte/sessions/autres").route(web::post().to(sessions::end_others)))
        .service(resource("/compte/jetons").route(web::get().to(tokens::show)))
        .service(
            resource("/compte/jetons/nouveau")
                .route(web::get().to(new_token::show))
                .route(web::post().to(new_token::submit)),
        )
        .service(resource("/compte/jetons/revocation").route(web::post().to(tokens::revoke)));
}
