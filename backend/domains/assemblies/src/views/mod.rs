//! Read models of this room, one a file: its table, its projector, its queries.

pub(crate) mod assemblies;
pub(crate) mod attendance;
pub(crate) mod between;
mod columns;
pub(crate) mod duties_done;
pub(crate) mod mandates;
pub(crate) mod resolutions;
pub(crate) mod roll;
pub(crate) mod statutes;
#[cfg(test)]
mod tests;
pub(crate) mod votes;
