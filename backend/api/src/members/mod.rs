//! Members: admission, shares, the registers and the capital.

mod papers;
pub mod shapes;
pub mod words;
mod years;

mod admit_member;
mod end_membership;
mod list_members;
mod list_movements;
mod read_capital;
mod read_member;
mod record_payment;
mod record_payments;
mod subscribe_shares;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::bulk::Collection;

/// What can be written in bulk.
pub(crate) const BULK: [Collection; 2] = [
    Collection::of::<admit_member::AdmitMemberRequest>(),
    Collection::of::<record_payments::RecordSharePaymentRow>(),
];

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(admit_member::admit_member)
        .service(admit_member::admit_members)
        .service(list_members::list_members)
        .service(read_member::read_member)
        .service(subscribe_shares::subscribe_shares)
        .service(record_payment::record_payment)
        .service(record_payments::record_payments)
        .service(end_membership::end_membership)
        .service(list_movements::list_movements)
        .service(read_capital::read_capital);
    papers::endpoints(config);
    years::endpoints(config);
}
