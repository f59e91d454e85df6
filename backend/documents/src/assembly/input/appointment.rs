//! What the assembly says to a calendar program.

use super::{Hour, Meeting};

/// An assembly as an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// Name of the cooperative, as the calendar shows it.
    pub cooperative: String,
    /// Identifier of the assembly, for ever: a second file then moves the appointment and does not double it.
    pub id: String,
    /// How often day, hour or place were changed since the first file; 0 for the first.
    pub revision: u32,
    /// The assembly.
    pub meeting: Meeting,
    /// When it should end, on the same day and after its beginning.
    pub until: Hour,
    /// The agenda in its order, one item each.
    pub agenda: Vec<String>,
}
