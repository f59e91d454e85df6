//! The assembly as an appointment for calendar programs (iCalendar, RFC 5545), with an alarm one week before.
//!
//! What can never happen: an appointment of another name when its day or hour moves, so that a program that reads the
//! file again moves it too.

use calendars::Clock;
use values::Timestamp;

use super::input::{Appointment, Call, Hour};
use crate::DocumentError;

/// What the file is called.
pub const FILE_NAME: &str = "assemblee.ics";

/// Days before the assembly on which the program reminds of it.
const ALARM: u32 = 7;

/// The file's bytes, as the assembly was planned at a moment (`DTSTAMP`); its media type is
/// [`calendar::MEDIA_TYPE`](crate::calendar::MEDIA_TYPE).
pub fn appointment(appointment: &Appointment, at: Timestamp) -> Result<Vec<u8>, DocumentError> {
    let meeting = &appointment.meeting;
    meeting.check()?;
    let name = format!("{} – {}", meeting.kind, appointment.cooperative);
    let mut description = Vec::new();
    if let Call::Second(_) = meeting.call {
        description.push("Deuxième convocation.".to_owned());
    }
    if let Some(remote) = &meeting.remote {
        let at = if remote.address.is_empty() { String::new() } else { format!(" – {}", remote.address) };
        description.push(format!("À distance : {}{at}", remote.means));
    }
    if !appointment.agenda.is_empty() {
        description.push("Ordre du jour :".to_owned());
        let numbered = appointment.agenda.iter().zip(1_u32..);
        description.extend(numbered.map(|(item, number)| format!("{number}. {item}")));
    }
    let written = calendars::Appointment {
        uid: format!("{}@quintette", appointment.id),
        sequence: appointment.revision,
        on: meeting.on,
        from: clock(meeting.at),
        until: clock(appointment.until),
        summary: name.clone(),
        description: description.join("\n"),
        location: meeting.place.clone(),
        url: meeting
            .remote
            .as_ref()
            .map(|remote| remote.address.clone())
            .filter(|address| !address.is_empty()),
        alarm_days: Some(ALARM),
    };
    Ok(calendars::appointment(&name, at, &written)?)
}

fn clock(hour: Hour) -> Clock {
    Clock { hour: hour.hour(), minute: hour.minute() }
}
