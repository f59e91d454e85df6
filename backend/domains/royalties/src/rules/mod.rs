//! Pure policy: how the base of the split is made, how it is cut, what a key set must be, what a period counts.

pub(crate) mod counting;
pub(crate) mod keys;
pub(crate) mod split;
