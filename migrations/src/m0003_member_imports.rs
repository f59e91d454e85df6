//! What the room `members` remembers of the sources of its lists.

/// Statements that make the tables, in order; portable SQL.
pub const UP: &[&str] = &["CREATE TABLE members_import_mappings (
        source TEXT NOT NULL PRIMARY KEY,
        mapping TEXT NOT NULL,
        set_at BIGINT NOT NULL,
        version BIGINT NOT NULL
    )"];
