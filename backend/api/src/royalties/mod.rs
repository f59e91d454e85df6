//! Royalties: what was listened to, the keys of the contribution créative territoriale, and the split of a year.

pub mod shapes;
pub mod words;

mod correct_usage;
mod distribute_year;
mod list_distributions;
mod list_keys;
mod list_pots;
mod list_usage;
mod read_distribution;
mod read_keys_in_force;
mod read_usage;
mod report_usage;
mod set_keys;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(report_usage::report_usage)
        .service(correct_usage::correct_usage)
        .service(list_usage::list_usage)
        .service(read_usage::read_usage)
        .service(set_keys::set_keys)
        .service(list_keys::list_keys)
        .service(read_keys_in_force::read_keys_in_force)
        .service(distribute_year::distribute_year)
        .service(list_distributions::list_distributions)
        .service(read_distribution::read_distribution)
        .service(list_pots::list_pots);
}
