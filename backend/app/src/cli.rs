//! The command line, in words. What each command does stands in `commands/`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use kernel::access::Role;
use kernel::outbox::NoteState;
use office::members::public::ImportSource;
use values::{Day, Uuid};

/// Quintette, the back office of a cooperative.
#[derive(Debug, Parser)]
#[command(
    name = "quintette",
    version,
    after_help = "Settings come from defaults, then the TOML file, then QUINTETTE_DATABASE_URL, QUINTETTE_LISTEN, \
QUINTETTE_PUBLIC_URL, QUINTETTE_TRUSTED_PROXIES, QUINTETTE_SECRET_KEY, QUINTETTE_DATA, QUINTETTE_SMTP_URL, \
QUINTETTE_MAIL_FROM, QUINTETTE_WEBHOOKS_ALLOW_PRIVATE, QUINTETTE_LOG, QUINTETTE_LOG_FORMAT, and QUINTETTE_LIMITS__… \
and QUINTETTE_OIDC__… for the tables [limits] and [oidc]; docs/operations.md explains each.\n\
Exit codes: 0 done; 1 failed or refused, nothing half done (a long job keeps the transactions it had finished); 2 wrong arguments or settings; 3 verification found \
faults; 4 the schema is not this program's; 5 the database is unreachable, read-only, busy or full; 130 interrupted, \
run again."
)]
pub(crate) struct Arguments {
    /// Settings file [default: quintette.toml in the working directory, if present].
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the API and the pages until SIGTERM or Ctrl-C.
    Serve,
    /// Bring the database schema up to this program's version.
    Migrate,
    /// Play the demonstration years 2014 and 2015 on an empty database.
    Demo(Demo),
    /// Import a list.
    Import {
        /// Which list.
        #[command(subcommand)]
        what: Import,
    },
    /// Write the activity report of a year.
    Report(Report),
    /// The legal duties of the year and the ends of mandates, with their days.
    Calendar(CalendarOptions),
    /// Invoices.
    Invoice {
        /// What about them.
        #[command(subcommand)]
        what: Invoice,
    },
    /// Rebuild read models from the facts; swaps them in at the end or changes nothing.
    Rebuild {
        /// Views to rebuild, e.g. members.register; all of them when none is named.
        #[arg(value_name = "VIEW")]
        views: Vec<String>,
    },
    /// Check hash chains, sequences and every view against its facts; changes nothing.
    Verify {
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the OpenAPI document of the REST API.
    Openapi,
    /// Outgoing notes.
    Outbox {
        /// What about them.
        #[command(subcommand)]
        what: Outbox,
    },
    /// Who may enter: acts of the operator, for when nobody can sign in yet, or any more, and for programs.
    Accounts {
        /// What about them.
        #[command(subcommand)]
        what: Accounts,
    },
    /// Measure this program against the database beneath it, as ratios.
    Bench(Bench),
}

/// Options of `demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Folder for the papers: invoices, assembly result, activity report.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Do nothing, successfully, when the database already holds facts that are not of an interrupted demonstration.
    #[arg(long)]
    pub(crate) if_empty: bool,
}

/// Lists that can be imported.
#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// The official list of public libraries (CSV, UTF-8). A second import of the same file changes nothing.
    Venues {
        /// The file, as published.
        file: PathBuf,
        /// The day of the list [default: today].
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Option<Day>,
        /// Print the report as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Members with their first subscription (CSV or XLSX). Cut, it is run again and goes on.
    Members {
        /// The file.
        file: PathBuf,
        /// From where it comes; how its columns are understood is remembered under this name.
        #[arg(long, value_name = "NAME")]
        source: ImportSource,
        /// How its columns are to be understood (JSON) [default: what is remembered, else their names].
        #[arg(long, value_name = "FILE.json")]
        mapping: Option<PathBuf>,
        /// Say row by row what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
        /// Print the report as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Options of `report`.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// The year.
    #[arg(value_parser = clap::value_parser!(i32).range(1900..=9999))]
    pub(crate) year: i32,
    /// Where to write it; the ending says the form, .pdf or .json [default: JSON on standard output].
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// Options of `calendar`.
#[derive(Debug, Args)]
pub(crate) struct CalendarOptions {
    /// The day as of which it is read [default: today].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<Day>,
    /// Write the mails that remind of what comes near on that day, once to each person of the staff; `serve` does it
    /// every day.
    #[arg(long)]
    pub(crate) send: bool,
}

/// What about invoices.
#[derive(Debug, Subcommand)]
pub(crate) enum Invoice {
    /// Issue every invoice that is due on a day. The same day again issues nothing twice.
    Run {
        /// The day of issue.
        #[arg(long, value_name = "YYYY-MM-DD")]
        on: Day,
    },
}

/// What about outgoing notes.
#[derive(Debug, Subcommand)]
pub(crate) enum Outbox {
    /// Deliver what is due now, once; `serve` does it all the time.
    Deliver,
    /// Where each note stands, the newest first.
    List(OutboxList),
    /// Make notes due now: those named, or all that were given up.
    Retry(OutboxRetry),
}

/// Options of `outbox list`.
#[derive(Debug, Args)]
pub(crate) struct OutboxList {
    /// Only those that stand there.
    #[arg(long, value_name = "STATE", value_parser = note_state)]
    pub(crate) state: Option<NoteState>,
    /// How many at most.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..=1000))]
    pub(crate) limit: u64,
    /// Print them as JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Options of `outbox retry`.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct OutboxRetry {
    /// Numbers of notes.
    #[arg(value_name = "NOTE")]
    pub(crate) notes: Vec<i64>,
    /// All that were given up.
    #[arg(long)]
    pub(crate) parked: bool,
}

fn note_state(word: &str) -> Result<NoteState, String> {
    let known = NoteState::ALL.map(NoteState::as_str).join(", ");
    NoteState::ALL
        .into_iter()
        .find(|state| state.as_str() == word)
        .ok_or(format!("one of {known} is expected"))
}

/// What about who may enter.
#[derive(Debug, Subcommand)]
pub(crate) enum Accounts {
    /// Print a fresh one-use link for the first administrator (the one before works no more); fails once there is one.
    FirstAdministrator,
    /// Print a new token of the API for a program, alone on standard output; it is shown this once.
    Token(Token),
}

/// Options of `accounts token`.
#[derive(Debug, Args)]
pub(crate) struct Token {
    /// Name of the program. An active one of this name with these very roles and ties gets another token; else it is
    /// created.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    /// What the program is: administrator, staff, sales, member or auditor. May be given several times.
    #[arg(long = "role", value_name = "ROLE", required = true)]
    pub(crate) roles: Vec<Role>,
    /// The member in whose name it acts.
    #[arg(long, value_name = "UUID")]
    pub(crate) member: Option<Uuid>,
    /// The organisation in whose name it acts.
    #[arg(long, value_name = "UUID")]
    pub(crate) organisation: Option<Uuid>,
    /// What the token is limited to: `read`, a room, `room:read`, the name of a permission [default: `*`, all that the
    /// roles may]. May be given several times.
    #[arg(long = "scope", value_name = "SCOPE")]
    pub(crate) scopes: Vec<String>,
    /// Days from today on which it works.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=365))]
    pub(crate) days: u16,
}

/// Options of `bench`.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// Databases to measure; each must be empty [default: a SQLite file in a temporary folder, and
    /// the one of the environment, when it is set].
    #[arg(long = "database", value_name = "URL")]
    pub(crate) databases: Vec<String>,
    /// An empty PostgreSQL database to measure besides SQLite.
    #[arg(long, env = "QUINTETTE_BENCH_POSTGRES_URL", value_name = "URL", hide_env_values = true)]
    pub(crate) postgres_url: Option<String>,
    /// What to measure; all of it when none is named.
    #[arg(long, value_enum)]
    pub(crate) only: Vec<Measure>,
    /// Seconds for each measurement of appends and of orders together.
    #[arg(long, default_value_t = 5)]
    pub(crate) seconds: u64,
    /// Facts of the rebuild.
    #[arg(long, default_value_t = 1_000_000)]
    pub(crate) events: u64,
    /// Invoices of the bill run.
    #[arg(long, default_value_t = 10_000)]
    pub(crate) invoices: u64,
    /// Members of the register, each with ten movements of shares.
    #[arg(long, default_value_t = 10_000)]
    pub(crate) members: u32,
    /// Voters of the assembly.
    #[arg(long, default_value_t = 10_000)]
    pub(crate) voters: u32,
    /// Sizes of the demonstration's list of venues.
    #[arg(long, value_delimiter = ',', default_values_t = [1_u32, 10, 100])]
    pub(crate) factors: Vec<u32>,
}

/// One measurement of `bench`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Measure {
    /// Commands against raw inserts of the same row, 1 and 8 writers.
    Append,
    /// Orders of 32 callers to one stream: each by itself, from a remembered state, and committed together.
    Together,
    /// Rebuild of the views against a raw scan of the log.
    Rebuild,
    /// A bill run with its PDFs.
    Bills,
    /// The demonstration year and its list of venues, multiplied.
    Demo,
    /// The register of members as of a past day against raw queries of the same rows.
    Register,
    /// A large assembly: votes through the use case and over HTTP, results, the room's screen.
    Assembly,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
