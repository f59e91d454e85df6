//! What the journeys stand on: the real program over a real database, spoken to over HTTP.

mod client;
mod program;

pub(crate) use client::{Answer, Client};
pub(crate) use program::Program;
