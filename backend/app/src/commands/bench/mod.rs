//! `quintette bench`: this program against the database beneath it, printed as ratios.
//!
//! Every measurement has a database of its own, made for it and thrown away: a file in a temporary folder, or a
//! schema of the PostgreSQL that the caller names. No existing table is touched.

mod append;
mod assembly;
mod bills;
mod growth;
mod place;
mod register;
mod together;
mod voters;

use std::time::{Duration, Instant};

use crate::cli::{Bench, Measure};
use crate::commands::print;
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use place::Place;

pub(super) async fn run(options: Bench) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    interrupt.guard("bench", Box::pin(measure(&options))).await
}

async fn measure(options: &Bench) -> Result<(), Stop> {
    let folder = place::Folder::make()?;
    let wants = |measure| options.only.is_empty() || options.only.contains(&measure);
    for place in Place::all(options, &folder)? {
        print(&format!("\n== {place}"))?;
        if wants(Measure::Append) {
            append::run(&place, Duration::from_secs(options.seconds.max(1))).await?;
        }
        if wants(Measure::Together) {
            together::run(&place, Duration::from_secs(options.seconds.max(1))).await?;
        }
        if wants(Measure::Bills) {
            bills::run(&place, options.invoices).await?;
        }
        if wants(Measure::Register) {
            Box::pin(register::run(&place, options.members)).await?;
        }
        if wants(Measure::Assembly) {
            Box::pin(assembly::run(&place, options.voters)).await?;
        }
        if wants(Measure::Demo) || wants(Measure::Rebuild) {
            Box::pin(growth::run(&place, options, wants(Measure::Demo), wants(Measure::Rebuild))).await?;
        }
    }
    Ok(())
}

/// How long a piece of work took.
async fn timed<T>(work: impl Future<Output = Result<T, Stop>>) -> Result<(T, Duration), Stop> {
    let began = Instant::now();
    let done = work.await?;
    Ok((done, began.elapsed()))
}

/// How many a second. A float: a measurement, neither money nor votes.
#[allow(clippy::cast_precision_loss)]
fn rate(count: u64, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64().max(f64::EPSILON)
}

/// In milliseconds. A float: a measurement.
fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// One line of results.
fn line(what: &str, figures: &str) -> Result<(), Stop> {
    print(&format!("{what:<44} {figures}"))
}
