//! What the journeys stand on: the real program over a real database, spoken to over HTTP.

mod program;

pub(crate) use program::Program;
