//! Webhooks: which other programs hear of what happens, and what they were told.

pub mod message;
pub mod shapes;
pub mod words;

mod change_endpoint;
mod disable_endpoint;
mod enable_endpoint;
mod list_deliveries;
mod list_endpoints;
mod list_event_types;
mod ping_endpoint;
mod read_delivery;
mod read_endpoint;
mod register_endpoint;
mod remove_endpoint;
mod replay_delivery;
mod replay_events;
mod rotate_secret;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(list_event_types::list_event_types)
        .service(register_endpoint::register_endpoint)
        .service(list_endpoints::list_endpoints)
        .service(read_endpoint::read_endpoint)
        .service(change_endpoint::change_endpoint)
        .service(remove_endpoint::remove_endpoint)
        .service(rotate_secret::rotate_secret)
        .service(enable_endpoint::enable_endpoint)
        .service(disable_endpoint::disable_endpoint)
        .service(ping_endpoint::ping_endpoint)
        .service(list_deliveries::list_deliveries)
        .service(read_delivery::read_delivery)
        .service(replay_delivery::replay_delivery)
        .service(replay_events::replay_events);
}
