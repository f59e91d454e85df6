//! The view of this room and its kept tables, one a file.

pub(crate) mod endpoints;
pub(crate) mod health;
pub(crate) mod secrets;
