//! Pure policy: growth between two years, full-time equivalents, and how figures are written for people.

pub(crate) mod fte;
pub(crate) mod growth;
