//! A venue: a place that offers, or may one day offer, the service to its public.
//!
//! It is known from the official list or by hand, walks the stages of [`crate::rules::stages`], and has at
//! most one organisation that pays for it. It never goes back in time: a step is never dated before the last.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::Venue;
pub use commands::VenueCommand;
pub use error::VenueError;
pub use events::VenueEvent;
