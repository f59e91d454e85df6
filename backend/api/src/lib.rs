//! The REST API: parse, call the office, render.
//!
//! Why it exists: every use case of the house over HTTP, described by itself. What can never happen here: a rule of
//! the trade (an endpoint holds no business `if`), an answer that is neither what was asked nor a problem document.
//! `README.md` says how to add an endpoint.

pub mod as_of;
pub mod body;
pub mod context;
mod deprecation;
mod envelope;
pub mod etag;
pub mod fraction;
pub mod money;
pub mod openapi;
pub mod paging;
pub mod parameters;
mod precondition;
pub mod preferences;
pub mod problem;
mod routing;
pub mod sample;
mod signature;
mod table;
pub(crate) mod words;

pub mod accounts;
pub mod assemblies;
pub mod billing;
pub mod bulk;
pub mod jobs;
pub mod members;
pub mod outbox;
pub mod partners;
pub mod reports;
pub mod royalties;
pub mod webhooks;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, PathConfig, ServiceConfig};
use office::Office;
use office::kernel::Clock;
use utoipa_actix_web::scope::scope;
use utoipa_swagger_ui::{Config, SwaggerUi};

pub use envelope::REQUEST_ID;
pub use openapi::document;

/// Mounts the API under `/api` of an app: `App::new().configure(api::configure(office, clock))`.
pub fn configure(office: Office, clock: Arc<dyn Clock>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        let pages = Config::from("/api/openapi.json")
            .doc_expansion("none")
            .filter(true)
            .display_operation_id(true)
            .try_it_out_enabled(true)
            .validator_url("none"); // else the page asks an outside service for a badge
        let versioned = scope("/v1").configure(endpoints).default_service(web::to(routing::unknown));
        config
            .service(web::redirect("/api/docs", "/api/docs/"))
            .service(SwaggerUi::new("/api/docs/{_:.*}").config(pages))
            .service(
                web::scope("/api")
                    .app_data(Data::new(office))
                    .app_data(Data::from(clock))
                    .app_data(Data::new(routing::Routes::new(&document())))
                    .app_data(PathConfig::default().error_handler(routing::unreadable_path))
                    .wrap(from_fn(envelope::wrap))
                    .service(openapi::read_description)
                    .service(versioned)
                    .default_service(web::to(routing::unknown)),
            );
    }
}

/// Every endpoint, domain by domain: what is mounted here is also what is described.
fn endpoints(config: &mut utoipa_actix_web::service_config::ServiceConfig) {
    members::endpoints(config);
    assemblies::endpoints(config);
    partners::endpoints(config);
    billing::endpoints(config);
    royalties::endpoints(config);
    reports::endpoints(config);
    jobs::endpoints(config);
    outbox::endpoints(config);
    webhooks::endpoints(config);
    accounts::endpoints(config);
}
