//! From the row of any table to an application: which column is what, how days and amounts are written, and by what a
//! row is recognised when it comes again.
//!
//! What can never happen: a row half understood (it is read whole, or refused with the reason); an amount or a day that
//! could mean two things being guessed; the same row of a source making two members.

pub(crate) mod cells;
pub(crate) mod fault;
pub(crate) mod fields;
pub(crate) mod guess;
pub(crate) mod keys;
pub(crate) mod rows;
#[cfg(test)]
mod tests;
