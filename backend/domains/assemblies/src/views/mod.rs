//! Read models of this room, one a file: its table, its projector, its queries.

pub(crate) mod assemblies;
pub(crate) mod attachments;
pub(crate) mod attendance;
pub(crate) mod attendance_sheets;
pub(crate) mod between;
mod columns;
pub(crate) mod counts;
pub(crate) mod dispatches;
pub(crate) mod duties_done;
pub(crate) mod mandates;
pub(crate) mod minutes;
pub(crate) mod participation;
pub(crate) mod plans;
pub(crate) mod questions;
pub(crate) mod requests;
pub(crate) mod resolution_sheets;
pub(crate) mod resolutions;
pub(crate) mod roll;
pub(crate) mod statutes;
#[cfg(test)]
mod tests;
pub(crate) mod titles;
pub(crate) mod votes;
