//! What the pages read from: the office, and today.

use std::sync::Arc;

use office::Office;
use office::kernel::{Clock, Failure, KernelError};
use office::values::Day;

/// The office and the clock, shared by all pages.
pub(crate) struct Desk {
    /// Every use case.
    pub(crate) office: Office,
    /// What time it is.
    pub(crate) clock: Arc<dyn Clock>,
}

impl Desk {
    /// Today, UTC; refused when the clock of the machine is beyond the calendar.
    pub(crate) fn today(&self) -> Result<Day, Failure> {
        let beyond = || KernelError::Interrupted { reason: "l'horloge est hors du calendrier".to_owned() };
        self.clock.now().day().ok_or_else(|| beyond().into())
    }
}
