//! What makes and checks secrets: random texts, passwords' hashes, codes of the second factor.
//!
//! What can never happen here: a secret in a log or an error; a comparison whose time tells where two texts part; more
//! memory for passwords' hashes than a few at once take.

mod hashing;
mod recovery;
mod secret;
mod totp;

pub use hashing::Hashing;
pub use secret::Secret;

pub(crate) use hashing::Verdict;
pub(crate) use recovery::RecoveryCodes;
pub(crate) use secret::{hash_of, random};
pub(crate) use totp::Seed;
