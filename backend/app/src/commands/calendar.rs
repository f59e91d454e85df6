//! `quintette calendar [--on DAY] [--send]`: the legal duties of the year and the ends of mandates; with `--send`, the mails
//! that remind of them on that day. The same day again sends nothing twice.

use std::fmt::Write as _;

use kernel::KeySource;
use office::assemblies::public::{Calendar, CalendarEntry};

use crate::cli::CalendarOptions;
use crate::commands::{context, print, today};
use crate::exit::Stop;
use crate::opening::House;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings, options: &CalendarOptions) -> Result<(), Stop> {
    let house = House::open(settings, KeySource::Random).await?;
    let on = match options.on {
        Some(on) => on,
        None => today()?,
    };
    print(&in_words(&house.office.assemblies.calendar(on).await?))?;
    if options.send {
        let reminded = house.office.send_reminders(&context(), on).await?;
        print(&format!("{} entries reminded of, {} mails written", reminded.entries, reminded.mails))?;
    }
    Ok(())
}

fn in_words(calendar: &Calendar) -> String {
    let mut text = format!("As of {}", calendar.as_of);
    for year in &calendar.years {
        let _ = write!(text, "; year closed {}", year.closed_on); // writing to a String cannot fail
        if let Some(day) = year.assembly_on {
            let _ = write!(text, " (assembly {day})");
        }
    }
    for entry in &calendar.entries {
        text.push('\n');
        text.push_str(&line(entry));
    }
    text
}

fn line(entry: &CalendarEntry) -> String {
    let done = match (&entry.done, entry.mandate_id) {
        (Some(_), _) => "[x]",
        (None, None) => "[ ]",
        (None, Some(_)) => "   ",
    };
    let (state, audience) = (entry.state.french(), entry.audience.french());
    format!("{} {done} {state:<7} {} ({} ; {audience})", entry.on, entry.french, entry.article)
}
