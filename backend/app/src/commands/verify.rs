//! `quintette verify`: every hash, chain, sequence and view, checked; nothing changed.

use std::ops::ControlFlow;

use kernel::KeySource;
use kernel::verify::Verification;

use crate::commands::{print, print_json};
use crate::exit::Stop;
use crate::interrupt::Interrupt;
use crate::opening::House;
use crate::progress::Line;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings, json: bool) -> Result<(), Stop> {
    let interrupt = Interrupt::listen()?;
    let house = House::open(settings, KeySource::Random).await?;
    let single = house.single().await?;
    let mut line = Line::new("verify");
    let work = house.office.kernel.verify(&single, |progress| {
        line.count(progress.done, progress.total);
        ControlFlow::Continue(())
    });
    let found = interrupt.guard("verify", work).await?;
    if json {
        print_json(&found)?;
    } else {
        print(&in_words(&found))?;
    }
    if found.is_sound() { Ok(()) } else { Err(Stop::Faults(found.fault_count)) }
}

fn in_words(found: &Verification) -> String {
    let mut lines = vec![format!(
        "{} facts in {} streams, {} view tables compared: {}",
        found.events,
        found.streams,
        found.views.len(),
        if found.is_sound() { "sound".to_owned() } else { format!("{} fault(s)", found.fault_count) }
    )];
    lines.extend(found.faults.iter().map(|fault| format!("  {}: {}", fault.place, fault.reason)));
    lines.join("\n")
}
