//! Applications for membership: what comes before the board, and what the board decides of it.

mod accept_application;
mod amend_application;
mod erase_application;
mod list_applications;
mod read_application;
mod receive_application;
mod refuse_application;
mod withdraw_application;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(super) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(receive_application::receive_application)
        .service(list_applications::list_applications)
        .service(read_application::read_application)
        .service(amend_application::amend_application)
        .service(accept_application::accept_application)
        .service(refuse_application::refuse_application)
        .service(withdraw_application::withdraw_application)
        .service(erase_application::erase_application);
}

/// Where an application is read.
fn address(id: office::members::public::MemberId) -> String {
    format!("/api/v1/applications/{id}")
}
