//! Accounts: one's own, the register of users, sessions, tokens of programs, and the audit trail.
//!
//! Nobody signs in here. Passwords, codes of the second factor and one-use links are given on the pages of the house,
//! in a browser, to the page that asked for them; a program enters by a token. What can never happen: an answer that
//! holds a password, a seed or the text of a token that was shown before.

pub mod shapes;
pub mod words;

mod change_roles;
mod create_machine;
mod create_token;
mod disable_user;
mod enable_user;
mod end_all_sessions;
mod end_session;
mod invite_user;
mod link_user;
mod list_sessions;
mod list_tokens;
mod list_trail;
mod list_users;
mod read_me;
mod read_user;
mod renew_invitation;
mod reset_second_factor;
mod revoke_token;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(read_me::read_me)
        .service(list_users::list_users)
        .service(invite_user::invite_user)
        .service(create_machine::create_machine)
        .service(read_user::read_user)
        .service(renew_invitation::renew_invitation)
        .service(change_roles::change_roles)
        .service(link_user::link_user)
        .service(disable_user::disable_user)
        .service(enable_user::enable_user)
        .service(reset_second_factor::reset_second_factor)
        .service(list_sessions::list_sessions)
        .service(end_all_sessions::end_all_sessions)
        .service(end_session::end_session)
        .service(list_tokens::list_tokens)
        .service(create_token::create_token)
        .service(revoke_token::revoke_token)
        .service(list_trail::list_trail);
}
