//! Table of the kernel for bytes that facts name by their hash.

/// Statements that make the table; portable SQL, with what the two databases call bytes.
pub const UP: &[&str] = &["CREATE TABLE kept_files (
        sha256 TEXT NOT NULL PRIMARY KEY,
        media_type TEXT NOT NULL,
        size BIGINT NOT NULL,
        bytes {blob} NOT NULL,
        recorded_at BIGINT NOT NULL
    )"];
