//! One file a command; each opens the house, calls the office, and says what came of it.

mod accounts;
mod bench;
mod calendar;
mod demo;
mod import;
mod invoice;
mod migrate;
mod openapi;
pub(crate) mod outbox;
mod rebuild;
mod report;
mod verify;

use std::io::Write;

use kernel::access::Principal;
use kernel::{Actor, Clock, Context, SystemClock};
use values::{Day, Uuid};

use crate::cli::{Accounts, Command, Import, Invoice, Outbox};
use crate::exit::Stop;
use crate::settings::Settings;

/// Whether the command needs neither settings nor a database.
pub(crate) fn is_pure(command: &Command) -> bool {
    matches!(command, Command::Openapi)
}

/// Runs a command that needs neither settings nor a database.
pub(crate) fn run_pure(command: &Command) -> Result<(), Stop> {
    match command {
        Command::Openapi => openapi::run(),
        _ => Err(Stop::Usage("this command needs its settings".to_owned())),
    }
}

/// Runs any other command.
pub(crate) async fn run(command: Command, settings: Settings) -> Result<(), Stop> {
    match command {
        Command::Serve => crate::server::serve(settings).await,
        Command::Migrate => migrate::run(&settings).await,
        Command::Demo(options) => demo::run(&settings, &options).await,
        Command::Import { what: Import::Venues { file, on, json } } => {
            import::venues(&settings, &file, on, json).await
        }
        Command::Import { what: Import::Members { file, source, mapping, dry_run, json } } => {
            let options = import::Members { file, source, mapping, dry_run, json };
            import::members(&settings, options).await
        }
        Command::Report(options) => report::run(&settings, &options).await,
        Command::Calendar(options) => calendar::run(&settings, &options).await,
        Command::Invoice { what: Invoice::Run { on } } => invoice::run(&settings, on).await,
        Command::Rebuild { views } => rebuild::run(&settings, &views).await,
        Command::Verify { json } => verify::run(&settings, json).await,
        Command::Openapi => openapi::run(),
        Command::Outbox { what: Outbox::Deliver } => outbox::deliver(&settings).await,
        Command::Outbox { what: Outbox::List(options) } => outbox::list(&settings, &options).await,
        Command::Outbox { what: Outbox::Retry(options) } => outbox::retry(&settings, &options).await,
        Command::Accounts { what: Accounts::FirstAdministrator } => {
            accounts::first_administrator(&settings).await
        }
        Command::Accounts { what: Accounts::Token(options) } => accounts::token(&settings, options).await,
        Command::Bench(options) => bench::run(options).await,
    }
}

/// Who sits at this machine's command line: whoever can read the database may everything anyway.
pub(crate) fn operator() -> Principal {
    Principal::house(Actor::new("local:operator"))
}

/// The circumstances of a command given at this machine's command line.
fn context() -> Context {
    Context::new(operator().actor().clone(), SystemClock.now(), Uuid::now_v7())
}

/// The present day in the cooperative's records (UTC, like every recorded time).
fn today() -> Result<Day, Stop> {
    SystemClock.now().day().ok_or_else(|| Stop::Failed("the clock is out of the calendar".to_owned()))
}

/// Writes a result to standard output; a reader that has gone away is an error like another.
fn print(text: &str) -> Result<(), Stop> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.write_all(b"\n")?;
    Ok(stdout.flush()?)
}

/// As [`print`], for something with a JSON form.
fn print_json(value: &impl serde::Serialize) -> Result<(), Stop> {
    print(&serde_json::to_string_pretty(value).map_err(|error| Stop::failed("JSON", error))?)
}

/// Writes a file whole or not at all: beside its place first, then renamed.
fn write_whole(path: &std::path::Path, bytes: &[u8]) -> Result<(), Stop> {
    let place = |error: std::io::Error| Stop::failed(path.display(), error);
    let name =
        path.file_name().ok_or_else(|| Stop::Usage(format!("« {} » is no file name", path.display())))?;
    let mut unfinished = std::ffi::OsString::from(".");
    unfinished.push(name);
    unfinished.push(".part");
    let unfinished = path.with_file_name(unfinished);
    let written = std::fs::write(&unfinished, bytes).and_then(|()| std::fs::rename(&unfinished, path));
    if written.is_err() {
        // Best effort: what counts is that the name asked for never holds half a file.
        let _ = std::fs::remove_file(&unfinished);
    }
    written.map_err(place)
}
