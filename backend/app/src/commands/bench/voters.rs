//! Voters who call over HTTP: the door, the API and the office behind them, on a port of this machine that the system
//! chooses.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpServer};
use door::{Door, Limits, Origin, Rules};
use http::{Method, Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use kernel::SystemClock;
use office::assemblies::public::AssemblyId;
use office::members::public::MemberId;
use serde_json::json;
use values::Uuid;

use super::assembly::choice;
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

/// Connections that are open at once.
const CONNECTIONS: usize = 64;

type Caller = Client<HttpConnector, Full<actix_web::web::Bytes>>;

/// Somebody who votes.
pub(super) struct Voter {
    /// Who.
    pub(super) member: MemberId,
    /// The token by which it enters.
    pub(super) token: String,
    /// The code of its convocation.
    pub(super) code: String,
}

/// What is asked.
pub(super) struct Requests {
    /// Of which assembly.
    pub(super) assembly: AssemblyId,
    /// The voters, in the order of their numbers.
    pub(super) tokens: Vec<Voter>,
    /// On how many resolutions each votes, one a request.
    pub(super) resolutions: u32,
}

/// Lets everybody vote; answers how many votes were taken. Any other answer than success stops the measurement.
pub(super) async fn over_http(house: &House, requests: Requests) -> Result<u64, Stop> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| Stop::failed("listen", error))?;
    let address = listener.local_addr().map_err(|error| Stop::failed("listen", error))?;
    let clock: Arc<dyn kernel::Clock> = Arc::new(SystemClock);
    let limits = Limits { account_per_minute: u32::MAX, address_per_minute: u32::MAX, ..Limits::default() };
    let rules = Rules { public: Origin::local(address), limits, ..Rules::default() };
    let door = Data::new(Door::new(house.office.clone(), Arc::clone(&clock), rules));
    let office = house.office.clone();
    let server = HttpServer::new(move || {
        App::new()
            .app_data(door.clone())
            .app_data(Data::new(office.kernel.clone()))
            .wrap(from_fn(door::enter))
            .configure(api::configure(office.clone(), Arc::clone(&clock)))
    })
    .workers(2)
    .disable_signals()
    .listen(listener)
    .map_err(|error| Stop::failed("listen", error))?
    .run();
    // It serves until the program ends: connections of the pool that its workers opened live on their runtimes.
    drop(tokio::task::spawn_local(server));
    call(&format!("http://{address}/api/v1/assemblies/{}/votes", requests.assembly), requests).await
}

async fn call(url: &str, requests: Requests) -> Result<u64, Stop> {
    let caller: Caller = Client::builder(TokioExecutor::new()).build_http();
    let Requests { tokens, resolutions, .. } = requests;
    let all = tokens.len() * usize::try_from(resolutions).unwrap_or_default();
    let (tokens, next) = (Arc::new(tokens), Arc::new(AtomicUsize::new(0)));
    let mut lanes = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        let (caller, tokens, next, url) =
            (caller.clone(), Arc::clone(&tokens), Arc::clone(&next), url.to_owned());
        lanes.push(tokio::spawn(async move {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= all {
                    return Ok::<(), Stop>(());
                }
                // All voters on the first resolution, then on the next, as in a session.
                let (voter, resolution) = (at % tokens.len(), at / tokens.len() + 1);
                vote(&caller, &url, &tokens[voter], (voter, resolution)).await?;
            }
        }));
    }
    let mut progress = Line::new("votes over HTTP");
    for lane in lanes {
        lane.await.map_err(|error| Stop::failed("voter", error))??;
        let done = u64::try_from(next.load(Ordering::Relaxed).min(all)).unwrap_or_default();
        progress.count(done, u64::try_from(all).unwrap_or_default());
    }
    Ok(u64::try_from(all).unwrap_or_default())
}

async fn vote(
    caller: &Caller,
    url: &str,
    Voter { member, token, code }: &Voter,
    (voter, resolution): (usize, usize),
) -> Result<(), Stop> {
    let resolution = u32::try_from(resolution).unwrap_or_default();
    let said = choice(u32::try_from(voter).unwrap_or_default(), resolution);
    let body = json!({
        "code": code,
        "order": Uuid::now_v7(),
        "votes": [{ "resolution": resolution, "member_id": member, "choice": said.code() }],
    });
    let request = Request::builder()
        .method(Method::POST)
        .uri(url)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::from(body.to_string()))
        .map_err(|error| Stop::failed("request", error))?;
    let answer = caller.request(request).await.map_err(|error| Stop::failed("request", error))?;
    let status = answer.status();
    let read = answer.into_body().collect().await.map_err(|error| Stop::failed("answer", error))?;
    if status == StatusCode::OK {
        return Ok(());
    }
    Err(Stop::Failed(format!("{status}: {}", String::from_utf8_lossy(&read.to_bytes()))))
}
