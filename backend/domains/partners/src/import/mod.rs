//! An import of the official list: which file, when, and what came of it.
//!
//! The fact is recorded once per file, when its last row has been handled: an interrupted import leaves no
//! trace here, only venues, and running it again finishes it. The same file again changes nothing.

mod aggregate;
mod commands;
mod error;
mod events;
#[cfg(test)]
mod tests;

pub use aggregate::Import;
pub use commands::ImportCommand;
pub use error::ImportError;
pub use events::ImportEvent;

use serde::{Deserialize, Serialize};

/// How many rows ended up where; `rows` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportCounts {
    /// Rows under the header.
    pub rows: u64,
    /// Venues seen for the first time.
    pub created: u64,
    /// Venues of which the file says nothing new.
    pub unchanged: u64,
    /// Venues described anew.
    pub changed: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows that repeat an earlier one.
    pub duplicates: u64,
}

impl ImportCounts {
    /// Whether every row is in exactly one heap.
    pub fn adds_up(&self) -> bool {
        self.created + self.unchanged + self.changed + self.rejected + self.duplicates == self.rows
    }
}
