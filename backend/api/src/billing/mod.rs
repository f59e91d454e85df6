//! Billing: price lists, contracts, the yearly run, invoices, payments and what they come to.

pub mod shapes;
pub mod words;

mod adopt_seller_identity;
mod close_price_list;
mod conclude_contract;
mod correct_buyer;
mod discard_draft;
mod draft_invoice;
mod end_contract;
mod issue_credit_note;
mod issue_invoice;
mod list_contracts;
mod list_invoice_lines;
mod list_invoices;
mod list_payments;
mod list_price_items;
mod list_price_lists;
mod list_receivables;
mod new_id;
mod preview_invoice_run;
mod publish_price_list;
mod read_contract;
mod read_draft;
mod read_invoice;
mod read_invoice_paper;
mod read_price_list;
mod read_product_revenue;
mod read_receivables_total;
mod read_revenue;
mod read_seller_identity;
mod read_served;
mod record_invoice_payment;
mod record_invoice_payments;
mod run_invoices;
mod serve_venues;
mod withdraw_venue;

use utoipa_actix_web::service_config::ServiceConfig;

use crate::bulk::Collection;

/// What can be written in bulk.
pub(crate) const BULK: [Collection; 3] = [
    Collection::of::<conclude_contract::ConcludeContractRequest>(),
    Collection::of::<draft_invoice::DraftInvoiceRequest>(),
    Collection::of::<record_invoice_payments::RecordPaymentRow>(),
];

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(adopt_seller_identity::adopt_seller_identity)
        .service(read_seller_identity::read_seller_identity)
        .service(publish_price_list::publish_price_list)
        .service(list_price_lists::list_price_lists)
        .service(read_price_list::read_price_list)
        .service(close_price_list::close_price_list)
        .service(list_price_items::list_price_items)
        .service(conclude_contract::conclude_contract)
        .service(conclude_contract::conclude_contracts)
        .service(list_contracts::list_contracts)
        .service(read_served::read_served)
        .service(read_contract::read_contract)
        .service(end_contract::end_contract)
        .service(serve_venues::serve_venues)
        .service(withdraw_venue::withdraw_venue)
        .service(correct_buyer::correct_buyer)
        .service(preview_invoice_run::preview_invoice_run)
        .service(run_invoices::run_invoices)
        .service(draft_invoice::draft_invoice)
        .service(draft_invoice::draft_invoices)
        .service(read_draft::read_draft)
        .service(discard_draft::discard_draft)
        .service(issue_invoice::issue_invoice)
        .service(list_invoices::list_invoices)
        .service(read_invoice::read_invoice)
        .service(read_invoice_paper::read_invoice_paper)
        .service(issue_credit_note::issue_credit_note)
        .service(record_invoice_payment::record_invoice_payment)
        .service(record_invoice_payments::record_invoice_payments)
        .service(list_invoice_lines::list_invoice_lines)
        .service(list_payments::list_payments)
        .service(list_receivables::list_receivables)
        .service(read_receivables_total::read_receivables_total)
        .service(read_revenue::read_revenue)
        .service(read_product_revenue::read_product_revenue);
}
