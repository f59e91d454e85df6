//! The binary `quintette`: the only place where settings are read, the database is opened and the house is served.
//!
//! It decides nothing of the trade: every command calls the office. What can never happen here: a server that
//! listens beyond this machine without TLS before it, a long job that a Ctrl-C leaves half written,
//! an exit code that says "done" about work that was refused.

mod cli;
mod commands;
mod demo;
mod exit;
mod identity;
mod interrupt;
mod opening;
mod progress;
mod server;
mod settings;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Arguments;
use crate::exit::Stop;
use crate::settings::Settings;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("quintette: {stop}");
            ExitCode::from(stop.code())
        }
    }
}

fn run(arguments: Arguments) -> Result<(), Stop> {
    if commands::is_pure(&arguments.command) {
        return commands::run_pure(&arguments.command);
    }
    let settings = Settings::load(arguments.config.as_deref())?;
    server::logging::start(&settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Stop::failed("runtime", error))?;
    // A local set: a unit of work borrows what it closes over, so its future stays on the thread that began it.
    let local = tokio::task::LocalSet::new();
    local.block_on(&runtime, commands::run(arguments.command, settings))
}
