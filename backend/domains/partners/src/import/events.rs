//! Facts about imports, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use super::ImportCounts;

/// What has happened to an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportEvent {
    /// Every row has been handled.
    Completed {
        /// SHA-256 of the file, hexadecimal.
        sha256: String,
        /// What came of its rows.
        counts: ImportCounts,
        /// The day of the list.
        on: Day,
    },
}

stored_events! { ImportEvent in "partners.import" { Completed = "completed" @ 1 } }
