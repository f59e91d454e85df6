//! `quintette import …`: the official list of libraries, and members out of a table. Cut, it is run again and goes on.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use kernel::KeySource;
use office::MemberImport;
use office::members::public::{ImportMapping, ImportSource, MemberImportReport, RowFate};
use office::partners::public::ImportReport;
use values::Day;

use crate::commands::{context, print, print_json, today};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::progress::Line;
use crate::settings::Settings;

pub(super) async fn venues(
    settings: &Settings,
    file: &Path,
    on: Option<Day>,
    json: bool,
) -> Result<(), Stop> {
    let source = std::fs::read(file).map_err(|error| Stop::failed(file.display(), error))?;
    let on = match on {
        Some(on) => on,
        None => today()?,
    };
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Random).await?;
    let mut line = Line::new("import venues");
    let context = context();
    let work = house.office.partners.import_venues(&context, &source, on, async |progress| {
        line.count(progress.done, progress.total);
        ControlFlow::Continue(())
    });
    let report = interrupt.guard("import venues", work).await?;
    if json { print_json(&report) } else { print(&in_words(&report)) }
}

fn in_words(report: &ImportReport) -> String {
    let mut lines = vec![format!(
        "{} rows: {} new, {} changed, {} unchanged, {} repeated, {} rejected; {} known venues are not in this file",
        report.rows,
        report.created,
        report.changed,
        report.unchanged,
        report.duplicates.len(),
        report.rejected.len(),
        report.absent
    )];
    lines.extend(report.rejected.iter().map(|row| format!("  line {}: {}", row.line, row.reason)));
    lines.extend(
        report
            .duplicates
            .iter()
            .map(|row| format!("  line {}: already on line {}", row.line, row.first_line)),
    );
    lines.join("\n")
}

/// Options of `import members`.
pub(super) struct Members {
    pub(super) file: PathBuf,
    pub(super) source: ImportSource,
    pub(super) mapping: Option<PathBuf>,
    pub(super) dry_run: bool,
    pub(super) json: bool,
}

pub(super) async fn members(settings: &Settings, options: Members) -> Result<(), Stop> {
    let Members { file, source, mapping, dry_run, json } = options;
    let read = |file: &Path| std::fs::read(file).map_err(|error| Stop::failed(file.display(), error));
    let table = read(&file)?;
    let mapping: Option<ImportMapping> = match mapping {
        Some(file) => {
            Some(serde_json::from_slice(&read(&file)?).map_err(|error| Stop::failed(file.display(), error))?)
        }
        None => None,
    };
    let order = MemberImport { source, mapping, dry_run, on: today()? };
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Random).await?;
    let mut line = Line::new("import members");
    let context = context();
    let work = house.office.import_members(&context, order, &table, async |progress| {
        line.count(progress.done, progress.total);
        ControlFlow::Continue(())
    });
    let report = interrupt.guard("import members", work).await?;
    if json { print_json(&report) } else { print(&members_in_words(&report)) }
}

fn members_in_words(report: &MemberImportReport) -> String {
    let done = if report.dry_run { "would be admitted" } else { "admitted" };
    let head = format!(
        "{} rows: {} {done} with {} shares, {} already members, {} look like members, {} refused",
        report.rows, report.admitted, report.shares, report.same, report.suspicious, report.refused
    );
    let row = |line: u64, fate: &RowFate| match fate {
        RowFate::Admitted { number, shares, paid } if report.dry_run => {
            Some(format!("  line {line}: n° {number}, {} shares, {} paid", shares.count(), paid.french()))
        }
        RowFate::Admitted { .. } => None,
        RowFate::Same { number } => Some(format!("  line {line}: already n° {number}")),
        RowFate::Suspicious { reason, .. } | RowFate::Refused { reason, .. } => {
            Some(format!("  line {line}: {reason}"))
        }
    };
    let rows = report.outcomes.iter().filter_map(|outcome| row(outcome.line, &outcome.fate));
    [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}
