//! Structured logs on standard error: JSON when nobody watches, text on a terminal.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::exit::Stop;
use crate::settings::{LogFormat, Settings};

/// Starts logging for the whole process.
pub(crate) fn start(settings: &Settings) -> Result<(), Stop> {
    let filter = EnvFilter::try_new(&settings.log)
        .map_err(|error| Stop::Usage(format!("log = « {} »: {error}", settings.log)))?;
    let json = match settings.log_format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if json {
        builder.json().flatten_event(true).with_current_span(true).with_span_list(false).try_init()
    } else {
        builder.try_init()
    };
    started.map_err(|error| Stop::failed("logging", error))
}
