//! `quintette rebuild [VIEW…]`: read models made anew from the facts, swapped in at the end or not at all.

use std::ops::ControlFlow;

use kernel::KeySource;
use office::Office;

use crate::commands::print;
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::progress::Line;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings, views: &[String]) -> Result<(), Stop> {
    refuse_unknown(views)?;
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Random).await?;
    let single = house.single().await?;
    let mut line = Line::new("rebuild");
    // The rebuild is asked to stop, not dropped, so that it takes its shadow tables away itself.
    let rebuilt = house
        .office
        .kernel
        .rebuild(&single, views, |progress| {
            line.count(progress.done, progress.total);
            if interrupt.asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .await;
    if rebuilt.is_err() && interrupt.asked() {
        return Err(Stop::Interrupted("rebuild"));
    }
    let report = rebuilt?;
    let mut lines = vec![format!("{} facts replayed up to position {}", report.events, report.head)];
    lines.extend(report.tables.iter().map(|table| {
        format!(
            "  {}: {} rows, {} before, {} differed",
            table.table, table.rebuilt_rows, table.live_rows, table.differing_rows
        )
    }));
    print(&lines.join("\n"))
}

fn refuse_unknown(views: &[String]) -> Result<(), Stop> {
    let projectors = Office::projectors();
    let known: Vec<&str> = projectors.iter().map(|projector| projector.name()).collect();
    match views.iter().find(|view| !known.contains(&view.as_str())) {
        Some(unknown) => {
            Err(Stop::Usage(format!("no view is called « {unknown} »; there are: {}", known.join(", "))))
        }
        None => Ok(()),
    }
}
