//! The outbox: what leaves the house, where each note stands, and another try.

pub mod shapes;
pub mod words;

mod list_notes;
mod read_note;
mod retry_note;
mod retry_parked_notes;

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(config: &mut ServiceConfig) {
    config
        .service(list_notes::list_notes)
        .service(read_note::read_note)
        .service(retry_note::retry_note)
        .service(retry_parked_notes::retry_parked_notes);
}
