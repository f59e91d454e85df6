//! The duties of one year that were done.

use std::collections::BTreeMap;

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::{CalendarCommand, CalendarError, CalendarEvent};
use crate::rules::calendar;

/// The calendar of the year that closes on the day that is its stream's id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct YearCalendar {
    done: BTreeMap<String, Day>,
}

impl YearCalendar {
    fn decide(&self, command: CalendarCommand) -> Result<CalendarEvent, CalendarError> {
        match command {
            CalendarCommand::MarkDone { code, on, note, today } => {
                if !calendar::is_known(&code) {
                    return Err(CalendarError::UnknownDuty { code });
                }
                if on > today {
                    return Err(CalendarError::DoneInFuture { on });
                }
                if let Some(on) = self.done.get(&code) {
                    return Err(CalendarError::AlreadyDone { on: *on });
                }
                Ok(CalendarEvent::DutyMarkedDone { code, on, note: note.trim().to_owned() })
            }
            CalendarCommand::MarkUndone { code, note } => {
                if !calendar::is_known(&code) {
                    return Err(CalendarError::UnknownDuty { code });
                }
                if !self.done.contains_key(&code) {
                    return Err(CalendarError::NotDone {});
                }
                Ok(CalendarEvent::DutyMarkedUndone { code, note: note.trim().to_owned() })
            }
        }
    }
}

impl Aggregate for YearCalendar {
    const TYPE: &'static str = "assemblies.calendar";
    type Command = CalendarCommand;
    type Event = CalendarEvent;
    type Error = CalendarError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        write_all(vec![self.decide(command)?], self, sink).await
    }

    fn apply(&mut self, event: Self::Event) {
        match event {
            CalendarEvent::DutyMarkedDone { code, on, note: _ } => {
                self.done.insert(code, on);
            }
            CalendarEvent::DutyMarkedUndone { code, note: _ } => {
                self.done.remove(&code);
            }
        }
    }
}
