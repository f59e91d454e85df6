//! Read models of this room, one a file: its table, its projector, its queries.

mod columns;
pub(crate) mod distributions;
pub(crate) mod keys;
pub(crate) mod pots;
pub(crate) mod usage;

#[cfg(test)]
mod tests;
