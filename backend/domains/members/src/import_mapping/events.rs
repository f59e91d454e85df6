//! Facts about a source of lists, as stored for ever.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

use crate::public::ImportMapping;

/// What has happened to a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportMappingEvent {
    /// Its tables are understood so from now on.
    MappingSet {
        /// How.
        mapping: ImportMapping,
        /// Day.
        on: Day,
    },
}

stored_events! { ImportMappingEvent in "members.import_mapping" { MappingSet = "mapping_set" @ 1 } }
