//! The server: pages, API, health, metrics, and the two loops behind them.
//!
//! What can never happen: a request cut by a stop that was asked politely; a loop that outlives the server; an
//! address beyond this machine (see [`Settings::local_addresses`]).

mod health;
pub(crate) mod logging;
pub(crate) mod loops;
mod metrics;
mod requests;

use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::middleware::{Compress, DefaultHeaders, from_fn};
use actix_web::web as actix;
use actix_web::{App, HttpServer};
use kernel::KeySource;
use tokio::sync::watch;

use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::server::loops::Loops;
use crate::server::requests::Running;
use crate::settings::Settings;

/// How long running requests may take once a stop is asked.
const DRAIN: Duration = Duration::from_secs(30);

/// Serves until a signal, then finishes what runs.
pub(crate) async fn serve(settings: Settings) -> Result<(), Stop> {
    let addresses = settings.local_addresses()?;
    let interrupt = Interrupt::listen()?;
    let house = House::open(&settings.database(), KeySource::Random).await?;
    let wire = crate::commands::outbox::wire(&settings)?;
    let recorder = metrics::start()?;
    let running = Running::default();
    let clock: Arc<dyn kernel::Clock> = Arc::new(kernel::SystemClock);
    let server = {
        let (office, connection, running) = (house.office.clone(), house.connection.clone(), running.clone());
        HttpServer::new(move || {
            App::new()
                .app_data(actix::Data::new(running.clone()))
                .app_data(actix::Data::new(connection.clone()))
                .app_data(actix::Data::new(office.kernel.clone()))
                .app_data(actix::Data::new(recorder.clone()))
                .wrap(
                    DefaultHeaders::new()
                        .add(("x-content-type-options", "nosniff"))
                        .add(("referrer-policy", "no-referrer")),
                )
                .wrap(Compress::default())
                .wrap(from_fn(requests::local_only))
                .wrap(from_fn(requests::follow))
                .service(health::healthz)
                .service(health::readyz)
                .service(metrics::metrics_page)
                .configure(api::configure(office.clone(), Arc::clone(&clock)))
                .configure(web::configure(office.clone(), Arc::clone(&clock)))
                .default_service(actix::to(requests::not_found))
        })
    };
    let server = server
        .disable_signals()
        .shutdown_timeout(DRAIN.as_secs())
        .bind(addresses.as_slice())
        .map_err(|error| Stop::failed(format!("listen on {}", settings.listen), error))?;
    for address in server.addrs() {
        tracing::info!(%address, database = %house.url, "listening");
    }
    let server = server.run();
    let (stop, stopping) = watch::channel(false);
    let loops = Loops::start(&house.office, wire, &stopping);
    tokio::spawn(stop_on_signal(interrupt, server.handle(), running));
    let ended = server.await;
    stop.send_replace(true);
    loops.finish().await;
    tracing::info!("stopped");
    ended.map_err(|error| Stop::failed("server", error))
}

/// Takes no new connection, waits for the running requests, then stops. A worker must not go while another still
/// answers: a database connection belongs to the worker that opened it.
async fn stop_on_signal(interrupt: Interrupt, server: ServerHandle, running: Running) {
    interrupt.wait().await;
    tracing::info!(running = running.count(), "stopping");
    server.pause().await;
    let drained = async {
        while running.count() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    if tokio::time::timeout(DRAIN, drained).await.is_err() {
        tracing::warn!(running = running.count(), "requests still running are cut");
    }
    server.stop(true).await;
}
