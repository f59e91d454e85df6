//! Facts about the team.

use crate::rules::fte::Fte;
use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::Day;

/// A department (pôle) as reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Its French name.
    pub name: String,
    /// People who work in it.
    pub people: u32,
    /// Their full-time equivalents.
    pub fte: Fte,
}

/// A whole count of the team, as reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamCount {
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all.
    pub fte: Fte,
    /// Names of the sites.
    pub sites: Vec<String>,
    /// Departments, in the order of the report; they need not add up to the total.
    pub departments: Vec<Department>,
}

/// What happened to the team's counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamEvent {
    /// The team was counted.
    Counted {
        /// Day on which it was so.
        on: Day,
        /// What was counted.
        count: TeamCount,
    },
    /// A better count of the same day replaced it.
    Corrected {
        /// Day on which it was so.
        on: Day,
        /// What the team really was.
        count: TeamCount,
        /// Why.
        reason: String,
    },
}

stored_events! { TeamEvent in "reports.team" { Counted = "counted" @ 1, Corrected = "corrected" @ 1 } }
