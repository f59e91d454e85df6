//! The server: pages, API, health, metrics, and the loops behind them: mail, messages to programs, announcements, jobs.
//!
//! What can never happen: a request cut by a stop that was asked politely; a loop that outlives the server; a request
//! that did not pass the door; an address beyond this machine without TLS (see [`Settings::surface`]).

mod health;
pub(crate) mod logging;
pub(crate) mod loops;
mod metrics;
mod requests;
mod welcome;

use std::net::TcpListener;
use std::num::NonZero;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web as actix;
use actix_web::{App, HttpServer};
use door::{Door, Origin};
use kernel::{Kernel, KeySource};
use office::Office;
use tokio::sync::{oneshot, watch};

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
    let surface = settings.surface()?;
    let interrupt = Interrupt::listen()?;
    let house = House::open(&settings, KeySource::Random).await?;
    let wires = crate::commands::outbox::wires(&settings)?;
    let recorder = metrics::start()?;
    let running = Running::default();
    let (listeners, rules) = surface.take()?;
    for address in listeners.iter().map(TcpListener::local_addr) {
        let address = address.map_err(|error| Stop::failed("listen", error))?;
        tracing::info!(%address, public = %rules.public, database = %house.url, "listening");
    }
    let provider = crate::identity::provider(settings.oidc.as_ref(), &rules.public)?;
    let public = rules.public.clone();
    let clock: Arc<dyn kernel::Clock> = Arc::new(kernel::SystemClock);
    let door = actix::Data::new(Door::new(house.office.clone(), Arc::clone(&clock), rules));
    let server = {
        let (office, connection, running) = (house.office.clone(), house.connection.clone(), running.clone());
        let provider = provider.map(actix::Data::from);
        HttpServer::new(move || {
            let provider = provider.clone();
            App::new()
                .configure(move |app| {
                    if let Some(provider) = provider {
                        app.app_data(provider);
                    }
                })
                .app_data(door.clone())
                .app_data(actix::Data::new(running.clone()))
                .app_data(actix::Data::new(connection.clone()))
                .app_data(actix::Data::new(office.kernel.clone()))
                .app_data(actix::Data::new(recorder.clone()))
                .wrap(Compress::default())
                .wrap(from_fn(door::enter))
                .wrap(from_fn(requests::follow))
                .service(health::healthz)
                .service(health::readyz)
                .service(metrics::metrics_page)
                .configure(api::configure(office.clone(), Arc::clone(&clock)))
                .configure(web::configure(office.clone(), Arc::clone(&clock)))
        })
    };
    let limits = &settings.limits;
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let server = server
        .workers(workers)
        .max_connections(limits.connections.div_ceil(workers).max(1))
        .client_request_timeout(Duration::from_secs(limits.header_seconds))
        .keep_alive(Duration::from_secs(limits.idle_seconds))
        .disable_signals()
        .shutdown_timeout(DRAIN.as_secs());
    let server = listeners.into_iter().try_fold(server, HttpServer::listen);
    let server = server.map_err(|error| Stop::failed("listen", error))?.run();
    let (stop, stopping) = watch::channel(false);
    let (working, worked) = oneshot::channel();
    let loops = Loops::start(&house.office, wires, &stopping, working);
    let kernel = house.office.kernel.clone();
    tokio::spawn(stop_on_signal(interrupt, kernel.clone(), server.handle(), (running, worked)));
    let ended = greet_and_run(server, &house.office, &public).await;
    kernel.close(); // also when nobody asked: the server has ended by itself
    stop.send_replace(true);
    loops.finish().await;
    tracing::info!("stopped");
    ended
}

/// Lets the server begin, then says how to come in, below what it has said itself; runs it to its end.
async fn greet_and_run(server: Server, office: &Office, public: &Origin) -> Result<(), Stop> {
    let (handle, mut server) = (server.handle(), std::pin::pin!(server));
    let failed = |error| Stop::failed("server", error);
    if let Poll::Ready(ended) = futures::poll!(&mut server) {
        return ended.map_err(failed);
    }
    let greeted = welcome::greet(office, public).await;
    if greeted.is_err() {
        handle.stop(false).await;
    }
    let ended = server.await.map_err(failed);
    greeted.and(ended)
}

/// Takes no new connection, waits for the running requests, then stops. A worker must not go while another still
/// answers: a database connection belongs to the worker that opened it.
async fn stop_on_signal(
    interrupt: Interrupt,
    kernel: Kernel,
    server: ServerHandle,
    (running, worked): (Running, oneshot::Receiver<()>),
) {
    interrupt.wait().await;
    tracing::info!(running = running.count(), "stopping");
    kernel.close(); // a job is given back, and who follows one is let go: neither holds up the stop
    server.pause().await;
    let drained = async {
        while running.count() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        // So with the job that runs: it is given back over such a connection.
        let _ = worked.await;
    };
    if tokio::time::timeout(DRAIN, drained).await.is_err() {
        tracing::warn!(running = running.count(), "requests still running are cut");
    }
    server.stop(true).await;
}
