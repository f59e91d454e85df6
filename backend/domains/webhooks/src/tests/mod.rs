//! The room over real databases of both kinds, with a bell of another room that rings.

mod bell;
mod delivering;
mod dispatching;
mod managing;
mod replaying;
