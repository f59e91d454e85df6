//! Members: admission, shares, the registers and the capital.

pub mod shapes;
pub mod words;

mod admit_member;
mod end_membership;
mod list_members;
mod list_movements;
mod read_capital;
mod read_member;
mod record_payment;
mod subscribe_shares;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(admit_member::admit_member)
        .service(list_members::list_members)
        .service(read_member::read_member)
        .service(subscribe_shares::subscribe_shares)
        .service(record_payment::record_payment)
        .service(end_membership::end_membership)
        .service(list_movements::list_movements)
        .service(read_capital::read_capital);
}
