//! Pure policy: the account of shares, the capital and its floor, refunds, the allocation of a result and the interest on shares, applications, how
//! names fold.

pub(crate) mod alerts;
pub(crate) mod allocation;
pub(crate) mod allocation_steps;
pub(crate) mod application;
pub(crate) mod capital;
pub(crate) mod folding;
pub(crate) mod import;
pub(crate) mod interest;
pub(crate) mod refunds;
pub(crate) mod share_account;
pub(crate) mod withholding;
