//! The pages of the figures of a year.

mod cards;
mod drawings;
pub(crate) mod key_figures;
mod members;
mod notes;
mod split;
mod team;
