//! Pure policy: where a message may go, which events pass a filter, when an endpoint counts as gone.

pub(crate) mod address;
pub(crate) mod failing;
pub(crate) mod filter;
