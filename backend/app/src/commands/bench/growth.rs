//! The house as it grows: the demonstration with its list of venues once, ten and a hundred times over, what its
//! readings then cost, and the rebuild of every view against a raw scan of the log.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::time::Duration;

use kernel::baseline;
use kernel::jobs::go_on;
use values::Day;

use super::place::Place;
use super::{line, rate, timed};
use crate::cli::Bench;
use crate::commands::{context, today};
use crate::exit::Stop;
use crate::opening::House;
use crate::progress::Line;

/// The official list, as the demonstration imports it.
const LIST: &str = include_str!("../../../../domains/partners/data/bibliotheques-publiques.csv");
/// Copies of the list in one import.
const COPIES: u32 = 10;
/// Codes of the copies begin beyond those of the list, and each copy's beyond the one before.
const STEP: u32 = 100_000;

pub(super) async fn run(place: &Place, options: &Bench, demo: bool, rebuild: bool) -> Result<(), Stop> {
    let house = place.house("growth").await?;
    let venues = rows(LIST).count() as u64;
    let copies = |events: u64| u32::try_from(events.div_ceil(venues.max(1))).unwrap_or(u32::MAX);
    let factors = if demo { options.factors.clone() } else { vec![1] };
    let mut size = 0;
    let mut base = None;
    let mut spent = Duration::ZERO;
    if demo {
        let out = std::env::temp_dir().join(format!("quintette-bench-demo-{}", std::process::id()));
        std::fs::create_dir_all(&out)?;
        let mut progress = Line::new("demo");
        let played = timed(async {
            let mut show = |words: &str| progress.step(words);
            Ok(Box::pin(crate::demo::run(&house.office, &out, &mut show)).await?)
        })
        .await;
        // Best effort: the papers were only made to be measured.
        let _ = std::fs::remove_dir_all(&out);
        spent = played?.1;
        size = 1;
    }
    for factor in factors.into_iter().chain(rebuild.then(|| copies(options.events)).filter(|_| !demo)) {
        spent += Box::pin(grow(&house, &mut size, factor)).await?;
        if demo {
            show(&house, factor, spent, &mut base).await?;
        }
    }
    if rebuild { measure_rebuild(&house).await } else { Ok(()) }
}

/// Imports further copies of the list until there are `factor` of them.
async fn grow(house: &House, size: &mut u32, factor: u32) -> Result<Duration, Stop> {
    let mut spent = Duration::ZERO;
    let mut progress = Line::new("copies of the list");
    while *size < factor {
        let until = Ord::min(size.saturating_add(COPIES), factor);
        let list = copied(*size, until);
        let context = context();
        let on = today()?;
        let work = house.office.partners.import_venues(&context, list.as_bytes(), on, go_on);
        let (report, took) = timed(async { Ok(Box::pin(work).await?) }).await?;
        if !report.rejected.is_empty() || report.created == 0 {
            return Err(Stop::Failed(format!(
                "copies {size} to {until}: {} created, {} rejected",
                report.created,
                report.rejected.len()
            )));
        }
        spent += took;
        *size = until;
        progress.count(u64::from(until), u64::from(factor));
    }
    Ok(spent)
}

/// The copies `from..until` of the list: the same libraries under other codes.
fn copied(from: u32, until: u32) -> String {
    let header = LIST.lines().next().unwrap_or_default();
    let mut list = String::with_capacity(LIST.len() * (until - from) as usize);
    list.push_str(header);
    list.push('\n');
    for copy in from..until {
        for (row, (postal_code, rest)) in (1_u32..).zip(rows(LIST)) {
            // Writing to a String cannot fail.
            let _ = writeln!(list, "{postal_code};{}.0;{rest}", STEP * (copy + 1) + row);
        }
    }
    list
}

/// The first column and what follows the code, of every row that has both.
fn rows(list: &str) -> impl Iterator<Item = (&str, &str)> {
    list.lines().skip(1).filter_map(|row| {
        let (postal_code, rest) = row.split_once(';')?;
        Some((postal_code, rest.split_once(';')?.1))
    })
}

/// Shows what the house costs at this size, against its first size.
async fn show(house: &House, factor: u32, spent: Duration, base: &mut Option<[f64; 3]>) -> Result<(), Stop> {
    let end = Day::last_of_year(2015).ok_or_else(|| Stop::Failed("2015 has no end".to_owned()))?;
    let (_, reach) = timed(async { Ok(house.office.partners.penetration(end, None).await?) }).await?;
    let (_, figures) = timed(async { Ok(house.office.year_figures(2015, None).await?) }).await?;
    let now = [spent, reach, figures].map(|took| took.as_secs_f64());
    let first = *base.get_or_insert(now);
    let events = u64::try_from(house.office.kernel.event_count().await?).unwrap_or_default();
    let against = |place: usize| now[place] / first[place].max(f64::EPSILON);
    line(
        &format!("demonstration, {factor} × venues"),
        &format!(
            "{:.1} s ({:.1} × the first), {events} facts; penetration {:.3} s ({:.1} ×); figures of the year {:.3} s ({:.1} ×)",
            now[0],
            against(0),
            now[1],
            against(1),
            now[2],
            against(2)
        ),
    )
}

async fn measure_rebuild(house: &House) -> Result<(), Stop> {
    let ((rows, bytes), scan) = timed(async { Ok(baseline::scan(&house.connection).await?) }).await?;
    let single = house.single().await?;
    let mut progress = Line::new("rebuild");
    let (report, took) = timed(async {
        let work = house.office.kernel.rebuild(&single, &[], |step| {
            progress.count(step.done, step.total);
            ControlFlow::Continue(())
        });
        Ok(work.await?)
    })
    .await?;
    let wrong: i64 = report.tables.iter().map(|table| table.differing_rows).sum();
    if wrong != 0 {
        return Err(Stop::Faults(u64::try_from(wrong).unwrap_or(u64::MAX)));
    }
    let (rebuilt, scanned) = (rate(report.events, took), rate(rows, scan));
    line(
        &format!("rebuild of all views from {} facts", report.events),
        &format!(
            "{:.1} s, {rebuilt:.0}/s; raw scan {:.1} s, {scanned:.0}/s ({} MB of payload); ratio {:.3}",
            took.as_secs_f64(),
            scan.as_secs_f64(),
            bytes / 1_000_000,
            rebuilt / scanned
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_as_many_libraries_under_other_codes() {
        let originals = rows(LIST).count();
        let copies = copied(1, 3);
        let codes: std::collections::BTreeSet<&str> =
            copies.lines().skip(1).filter_map(|row| row.split(';').nth(1)).collect();
        assert_eq!(codes.len(), 2 * originals);
        assert!(originals > 15_000, "{originals}");
    }
}
