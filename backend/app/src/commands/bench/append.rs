//! Commands a second, against raw inserts of the same row a second, with one writer and with eight.
//!
//! A command is the real one: load the stream, decide, append one fact with its hash, update one view, commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use kernel::baseline::RawRow;
use office::Office;
use office::partners::RegisterOrganisation;
use office::partners::organisation::{Identifiers, Profile};
use office::partners::public::{OrganisationId, OrganisationKind, PostalAddress};
use values::{Day, Uuid};

use super::place::Place;
use super::{line, rate};
use crate::commands::{context, today};
use crate::exit::Stop;
use crate::opening::House;

const STREAM: &str = "partners.organisation";

pub(super) async fn run(place: &Place, time: Duration) -> Result<(), Stop> {
    let house = place.house("append").await?;
    let on = today()?;
    let first =
        house.office.partners.register_organisation(&context(), organisation(Uuid::now_v7(), on)?).await?;
    let row = RawRow::last_of(&house.connection, STREAM)
        .await?
        .ok_or_else(|| Stop::Failed(format!("{first}: registered, and not in the log")))?;
    for writers in [1, 8] {
        let commands = commands(&house, writers, time, on, false).await?;
        let keyed = commands_with_keys(&house, writers, time, on).await?;
        let raw = raw(&house, &row, writers, time).await?;
        line(
            &format!("append, {writers} writer(s)"),
            &format!(
                "{commands:8.0}/s; with idempotency key {keyed:8.0}/s; raw insert {raw:8.0}/s; ratio {:.2} ({:.2} with key)",
                commands / raw,
                keyed / raw
            ),
        )?;
    }
    Ok(())
}

async fn commands_with_keys(house: &House, writers: usize, time: Duration, on: Day) -> Result<f64, Stop> {
    commands(house, writers, time, on, true).await
}

async fn commands(house: &House, writers: usize, time: Duration, on: Day, keyed: bool) -> Result<f64, Stop> {
    let office = house.office.clone();
    race(writers, time, move || command(office.clone(), on, keyed)).await
}

async fn raw(house: &House, row: &RawRow, writers: usize, time: Duration) -> Result<f64, Stop> {
    let (connection, row) = (house.connection.clone(), row.clone());
    race(writers, time, move || {
        let (connection, row) = (connection.clone(), row.clone());
        async move { Ok(row.insert(&connection, &Uuid::now_v7().to_string()).await?) }
    })
    .await
}

async fn command(office: Office, on: Day, keyed: bool) -> Result<(), Stop> {
    let id = Uuid::now_v7();
    let context = if keyed { context().with_key(id.to_string(), id.as_bytes().to_vec()) } else { context() };
    office.partners.register_organisation(&context, organisation(id, on)?).await?;
    Ok(())
}

/// Lets `writers`, each on a thread of its own, do the same thing again and again for a time; answers how often a
/// second all of them together.
pub(super) async fn race<F>(
    writers: usize,
    time: Duration,
    work: impl Fn() -> F + Clone + Send + 'static,
) -> Result<f64, Stop>
where
    F: Future<Output = Result<(), Stop>>,
{
    let (done, over) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
    let began = Instant::now();
    let threads: Vec<_> = (0..writers)
        .map(|_| {
            let (done, over, work) = (Arc::clone(&done), Arc::clone(&over), work.clone());
            let runtime = tokio::runtime::Handle::current();
            tokio::task::spawn_blocking(move || {
                runtime.block_on(async {
                    while !over.load(Ordering::Relaxed) {
                        work().await?;
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                    Ok::<(), Stop>(())
                })
            })
        })
        .collect();
    tokio::time::sleep(time).await;
    over.store(true, Ordering::Relaxed);
    for thread in threads {
        thread.await.map_err(|error| Stop::failed("writer", error))??;
    }
    Ok(rate(done.load(Ordering::Relaxed), began.elapsed()))
}

/// An invented organisation.
pub(super) fn organisation(id: Uuid, on: Day) -> Result<RegisterOrganisation, Stop> {
    Ok(RegisterOrganisation {
        id: OrganisationId::new(id),
        profile: Profile {
            name: format!("Commune d'essai {id}"),
            kind: OrganisationKind::Commune,
            identifiers: Identifiers::default(),
            billing_address: address()?,
        },
        contact: None,
        on,
    })
}

/// An invented address.
pub(super) fn address() -> Result<PostalAddress, Stop> {
    Ok(PostalAddress {
        lines: vec!["1 place de l'Essai".to_owned()],
        postal_code: "42000".to_owned(),
        city: "Essai".to_owned(),
        country: "FR".parse().map_err(|error| Stop::failed("FR", error))?,
    })
}
