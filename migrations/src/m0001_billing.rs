//! Tables of the read models of the room `billing`. All of them can be rebuilt from the events.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[];
