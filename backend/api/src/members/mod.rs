//! Members: applications, admission, shares, what changes, exits and refunds, the registers and the capital.

mod applications;
mod exchange;
mod papers;
pub mod shapes;
pub mod words;
mod years;

mod admit_member;
mod call_payments;
mod change_college;
mod change_particular;
mod end_membership;
mod find_alike;
mod list_calls;
mod list_members;
mod list_movements;
mod list_refunds;
mod merge_members;
mod preview_merge;
mod read_capital;
mod read_member;
mod record_payment;
mod record_payments;
mod step_of_refund;
mod step_to_exit;
mod subscribe_many;
mod subscribe_shares;
mod transfer_many;
mod transfer_shares;
mod undo_merge;
mod withdraw_shares;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::bulk::Collection;

/// What can be written in bulk.
pub(crate) const BULK: [Collection; 4] = [
    Collection::of::<admit_member::AdmitMemberRequest>(),
    Collection::of::<record_payments::RecordSharePaymentRow>(),
    Collection::of::<subscribe_many::SubscribeSharesRow>(),
    Collection::of::<transfer_many::TransferSharesRow>(),
];

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(admit_member::admit_member)
        .service(admit_member::admit_members)
        .service(find_alike::find_alike)
        .service(list_members::list_members)
        .service(read_member::read_member)
        .service(subscribe_shares::subscribe_shares)
        .service(subscribe_many::subscribe_many)
        .service(record_payment::record_payment)
        .service(record_payments::record_payments)
        .service(transfer_shares::transfer_shares)
        .service(transfer_many::transfer_many)
        .service(withdraw_shares::withdraw_shares)
        .service(step_to_exit::step_to_exit)
        .service(end_membership::end_membership)
        .service(step_of_refund::step_of_refund)
        .service(change_college::change_college)
        .service(change_particular::change_particular)
        .service(preview_merge::preview_merge)
        .service(merge_members::merge_members)
        .service(undo_merge::undo_merge)
        .service(list_movements::list_movements)
        .service(list_refunds::list_refunds)
        .service(list_calls::list_calls)
        .service(call_payments::call_payments)
        .service(read_capital::read_capital);
    applications::endpoints(config);
    exchange::endpoints(config);
    papers::endpoints(config);
    years::endpoints(config);
}
