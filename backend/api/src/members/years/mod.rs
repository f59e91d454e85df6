//! The years of the register, and the position of the capital.

mod allocate_result;
mod close_year;
mod draft_allocation;
mod list_alerts;
mod list_interest;
mod list_years;
mod pay_interest;
mod read_flow;
mod read_position;
mod read_year;
mod reopen_year;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(super) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(read_position::read_capital_position)
        .service(list_alerts::list_register_alerts)
        .service(read_flow::read_capital_flow)
        .service(list_years::list_register_years)
        .service(read_year::read_register_year)
        .service(close_year::close_register_year)
        .service(reopen_year::reopen_register_year)
        .service(draft_allocation::draft_allocation)
        .service(allocate_result::allocate_result)
        .service(list_interest::list_share_interest)
        .service(pay_interest::pay_share_interest);
}
