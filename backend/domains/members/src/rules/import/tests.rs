//! Rows as people write them.
