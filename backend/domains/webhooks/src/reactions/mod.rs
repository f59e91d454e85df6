//! When something has happened anywhere, whoever wants to hear of it is told.

pub(crate) mod dispatch;
