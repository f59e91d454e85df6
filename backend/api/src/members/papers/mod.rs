//! Papers of the members' room, as PDF.

mod read_member_paper;
mod read_members_list;
mod read_movements_paper;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(super) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(read_member_paper::read_member_paper)
        .service(read_movements_paper::read_movements_paper)
        .service(read_members_list::read_members_list_paper);
}
