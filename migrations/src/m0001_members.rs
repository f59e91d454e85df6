//! Tables of the read models of the room `members`. All of them can be rebuilt from the events.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &[];
