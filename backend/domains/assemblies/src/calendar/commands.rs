//! Orders to the calendar of a year.

use values::Day;

/// What may be asked of the calendar of a year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum CalendarCommand {
    /// A duty was done.
    MarkDone {
        /// Which.
        code: String,
        /// On which day.
        on: Day,
        /// How, in words, or empty.
        note: String,
        /// The day on which it is said.
        today: Day,
    },
    /// It was not, after all.
    MarkUndone {
        /// Which.
        code: String,
        /// Why, in words, or empty.
        note: String,
    },
}
