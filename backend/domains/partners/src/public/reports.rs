//! What imports, campaigns and counts answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use values::Day;

use super::{ImportKey, RowFault, Stage, VenueKind};

/// A row of an import that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// Line of the file; the header is line 1.
    pub line: u64,
    /// What is wrong, for a program.
    pub fault: RowFault,
    /// What is wrong, for a person.
    pub reason: String,
}

impl RejectedRow {
    pub(crate) fn new(line: u64, fault: RowFault) -> Self {
        Self { line, reason: fault.to_string(), fault }
    }
}

/// A row that names a library already named by an earlier row of the same file; the earlier one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateRow {
    /// Line of the file.
    pub line: u64,
    /// Line that named it first.
    pub first_line: u64,
    /// What both name.
    pub key: ImportKey,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Venues handled.
    pub done: u64,
    /// Venues in the file.
    pub total: u64,
}

/// What an import did. `rows` is always the sum of the five heaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Rows under the header, blank lines aside.
    pub rows: u64,
    /// Venues seen for the first time.
    pub created: u64,
    /// Venues of which the file says nothing new.
    pub unchanged: u64,
    /// Venues described anew.
    pub changed: u64,
    /// Rows that could not be read.
    pub rejected: Vec<RejectedRow>,
    /// Rows that repeat an earlier one.
    pub duplicates: Vec<DuplicateRow>,
    /// Venues of earlier imports that this file no longer names; they are left as they are.
    pub absent: u64,
}

impl ImportReport {
    /// Whether every row is in exactly one heap.
    pub fn adds_up(&self) -> bool {
        let set_aside = self.rejected.len() + self.duplicates.len();
        self.created + self.unchanged + self.changed + set_aside as u64 == self.rows
    }
}

/// What a campaign did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvassingReport {
    /// Venues that the rule chooses.
    pub chosen: u64,
    /// Venues that this campaign moved to `Canvassed`.
    pub canvassed: u64,
    /// Chosen venues that stood further already, or had been lost; they are left where they are.
    pub left_alone: u64,
}

/// Venues by stage and kind on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageCounts {
    /// The day.
    pub as_of: Day,
    /// All venues known then.
    pub total: u64,
    /// By stage; a stage without a venue is there with 0.
    pub by_stage: BTreeMap<Stage, u64>,
    /// By kind, then stage; only what exists.
    pub by_kind: BTreeMap<VenueKind, BTreeMap<Stage, u64>>,
}

impl StageCounts {
    /// Partner venues: those at [`Stage::Won`].
    pub fn partner_venues(&self) -> u64 {
        self.by_stage.get(&Stage::Won).copied().unwrap_or_default()
    }
}

/// How many of a target have become partners.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The target.
    pub targeted: u64,
    /// Those of them at [`Stage::Won`] on the day.
    pub won: u64,
}

/// Penetration on a day, as the activity report prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Penetration {
    /// The day.
    pub as_of: Day,
    /// Departmental libraries (all that are listed are targets).
    pub departmental: Reach,
    /// Municipal libraries that a campaign has canvassed by that day.
    pub municipal_canvassed: Reach,
}
