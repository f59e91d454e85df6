//! The fingerprint of the key under which small secrets are sealed: one row, so that another key is noticed at once.

/// Statements that make the table.
pub const UP: &[&str] =
    &["CREATE TABLE vault_keys (name TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL)"];
