//! The calendar of the year as a file for calendar programs (iCalendar): one event a duty or an end of mandate.
//!
//! What can never happen: an event of another name when its day moves, so that a program that reads the file again moves
//! it too; two events of one name.

use assemblies::public::{Calendar, CalendarEntry};
pub use calendars::MEDIA_TYPE;
use calendars::{Event, icalendar};
use values::Timestamp;

use crate::DocumentError;

/// The name that a calendar program shows.
const NAME: &str = "Échéances de la coopérative";

/// What the file is called.
pub const FILE_NAME: &str = "calendrier.ics";

/// The file's bytes, as the calendar stood at a moment.
pub fn calendar(calendar: &Calendar, at: Timestamp) -> Result<Vec<u8>, DocumentError> {
    let events: Vec<Event> = calendar.entries.iter().map(event).collect();
    Ok(icalendar(NAME, at, &events)?)
}

fn event(entry: &CalendarEntry) -> Event {
    let of = match (entry.mandate_id, entry.closed_on) {
        (Some(mandate), _) => mandate.to_string(),
        (None, Some(closing)) => closing.to_string(),
        (None, None) => String::new(),
    };
    let done = entry.done.as_ref();
    let summary = match done {
        Some(_) => format!("✓ {}", entry.french),
        None => entry.french.clone(),
    };
    let mut description = entry.article.clone();
    if let Some(done) = done {
        description.push_str("\nFait le ");
        description.push_str(&done.on.french());
        description.push_str(". ");
        description.push_str(&done.note);
    }
    Event {
        uid: format!("{of}.{}@quintette", entry.code),
        on: entry.on,
        summary,
        description,
        categories: vec![entry.audience.french().to_owned()],
    }
}
