//! Members: who owns the cooperative, with how many shares, since when.

pub mod public;
