//! Assemblies: statutes, general assemblies, votes and results.

use utoipa_actix_web::service_config::ServiceConfig;

/// One line an endpoint.
pub(crate) fn endpoints(_config: &mut ServiceConfig) {}
