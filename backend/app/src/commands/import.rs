//! `quintette import venues FILE`: the official list of libraries. Cut, it is run again and goes on.

use std::ops::ControlFlow;
use std::path::Path;

use kernel::KeySource;
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
