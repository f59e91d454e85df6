//! A mandate: somebody was named director, chair, auditor or reviewer, for so many years.
//!
//! Its end is computed once, from the law and the closing day of the statutes on its first day, and kept in the fact. What
//! can never happen: a mandate longer than the law's, an entity that chairs, a fact about a mandate that is over, the name
//! of a person in clear in the log.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use aggregate::Mandate;
pub(crate) use commands::MandateCommand;
pub use commands::{GiveMandate, MandateHolder};
pub use error::MandateError;
pub use events::EndReason;
pub(crate) use events::{Given, MandateEvent};

values::define_id! {
    /// One mandate.
    MandateId
}
