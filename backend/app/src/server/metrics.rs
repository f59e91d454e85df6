//! `/metrics` in the Prometheus text format: requests by route and status, their duration, facts, outbox.
//!
//! Labels hold route patterns, never addresses as asked: an id in a label would be a leak and a flood. What can never
//! happen: figures told beyond this machine; what comes through a proxy finds no such page.

use std::time::Duration;

use actix_web::{HttpMessage, HttpRequest, HttpResponse, get, web};
use door::Client;
use kernel::Kernel;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use super::requests::not_found;
use crate::exit::Stop;

const REQUESTS: &str = "quintette_http_requests_total";
const SECONDS: &str = "quintette_http_request_duration_seconds";
const EVENTS: &str = "quintette_events";
const WAITING: &str = "quintette_outbox_waiting";
const SENT: &str = "quintette_outbox_sent";
const PARKED: &str = "quintette_outbox_parked";
/// Upper bounds of the histogram, in seconds.
const BUCKETS: [f64; 11] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Starts counting for the whole process.
pub(crate) fn start() -> Result<PrometheusHandle, Stop> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &BUCKETS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| Stop::failed("metrics", error))?;
    metrics::describe_counter!(REQUESTS, "Requests answered, by method, route pattern and status");
    metrics::describe_histogram!(
        SECONDS,
        metrics::Unit::Seconds,
        "Duration of a request, by method and route"
    );
    metrics::describe_gauge!(EVENTS, "Facts in the log");
    metrics::describe_gauge!(WAITING, "Outgoing notes not delivered yet");
    metrics::describe_gauge!(SENT, "Outgoing notes delivered");
    metrics::describe_gauge!(PARKED, "Outgoing notes given up until somebody asks for another try");
    Ok(handle)
}

/// Counts one answered request.
pub(super) fn request(method: &str, route: &str, status: u16, took: Duration) {
    let (method, route) = (method.to_owned(), route.to_owned());
    metrics::counter!(REQUESTS, "method" => method.clone(), "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!(SECONDS, "method" => method, "route" => route).record(took.as_secs_f64());
}

/// The figures, with those of the database read at this moment; without them when it does not answer.
#[get("/metrics")]
pub(super) async fn metrics_page(
    request: HttpRequest,
    handle: web::Data<PrometheusHandle>,
    kernel: web::Data<Kernel>,
) -> HttpResponse {
    if !request.extensions().get::<Client>().is_some_and(|client| client.local) {
        return not_found().await;
    }
    match (kernel.event_count().await, kernel.outbox_counts().await) {
        (Ok(events), Ok(outbox)) => {
            gauge(EVENTS, events);
            gauge(WAITING, outbox.waiting);
            gauge(SENT, outbox.sent);
            gauge(PARKED, outbox.parked);
        }
        (Err(error), _) | (_, Err(error)) => tracing::warn!(%error, "figures of the database unavailable"),
    }
    handle.run_upkeep();
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(handle.render())
}

/// Counts stay below 2^53, where a float is exact.
#[allow(clippy::cast_precision_loss)]
fn gauge(name: &'static str, value: i64) {
    metrics::gauge!(name).set(value as f64);
}
