//! Facts about the duties of a year.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// What was said of the duties of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CalendarEvent {
    /// A duty was done.
    DutyMarkedDone {
        /// Which.
        code: String,
        /// On which day.
        on: Day,
        /// How, in words, or empty.
        note: String,
    },
    /// It was not, after all.
    DutyMarkedUndone {
        /// Which.
        code: String,
        /// Why, in words, or empty.
        note: String,
    },
}

stored_events! { CalendarEvent in "assemblies.calendar" {
    DutyMarkedDone = "duty_marked_done" @ 1,
    DutyMarkedUndone = "duty_marked_undone" @ 1,
} }
