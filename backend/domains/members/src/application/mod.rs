//! An application for membership (candidature), from the bulletin that came to what the board decided.
//!
//! What can never happen: a decision on what did not come yet, was decided already or was withdrawn; an application to
//! a category that is not open to such an applicant, or for fewer shares than it asks; an acceptance that does not say
//! which member it made; an erasure of what is not over, or of somebody whom the register must keep.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::{Application, Standing};
pub use commands::{ApplicationAsk, ApplicationCommand};
pub use error::ApplicationError;
pub use events::{ApplicationEvent, Wish};
