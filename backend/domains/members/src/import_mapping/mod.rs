//! What is remembered of a source of lists: how its tables are to be understood.
//!
//! What can never happen: a mapping that says nothing; two facts for one and the same mapping.

mod aggregate;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::{ImportMappingCommand, SourceMapping};
pub use events::ImportMappingEvent;
