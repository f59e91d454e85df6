//! The one order that an import understands.

use values::Day;

use super::ImportCounts;

/// An order about one imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportCommand {
    /// Every row has been handled.
    Complete {
        /// SHA-256 of the file, hexadecimal.
        sha256: String,
        /// What came of its rows.
        counts: ImportCounts,
        /// The day of the list.
        on: Day,
    },
}
