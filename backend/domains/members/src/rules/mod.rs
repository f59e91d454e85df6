//! Pure policy: the account of shares, what an application must contain, how names fold.

pub(crate) mod application;
pub(crate) mod folding;
pub(crate) mod share_account;
