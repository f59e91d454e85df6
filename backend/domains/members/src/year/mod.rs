//! A year of the share register: closed once its movements are settled, then its result allocated by the assembly, then
//! the interest on shares paid.
//!
//! What can never happen: a movement dated in a closed year; an allocation against a bound of the law; interest paid
//! twice, or before it was voted.

mod aggregate;
mod error;
mod events;
#[cfg(test)]
mod goldens;

pub use aggregate::{Year, YearCommand};
pub use error::YearError;
pub use events::{AllocatedResult, YearEvent};
