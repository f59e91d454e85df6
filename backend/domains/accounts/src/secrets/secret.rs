//! A secret that is shown once: random, redacted wherever it might be printed, known to the tables by its hash alone.

use std::fmt;
use std::ops::Deref;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use kernel::prelude::*;
use sha2::{Digest, Sha256};

/// Random bytes of a secret: 256 bits, twice what guessing needs.
const BYTES: usize = 32;

/// A random secret in base64url, 43 characters unless it bears a prefix.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// A new one from the operating system's randomness.
    pub(crate) fn random() -> Result<Self, KernelError> {
        Self::random_with("")
    }

    /// A new one with a prefix that tells what it is for.
    pub(crate) fn random_with(prefix: &str) -> Result<Self, KernelError> {
        Ok(Self(format!("{prefix}{}", BASE64URL_NOPAD.encode(&random::<BYTES>()?))))
    }

    /// The text itself, to be shown once or put into a cookie.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What a table keeps of a random secret: SHA-256, in hexadecimal. Enough for 128 random bits or more, and looking it
/// up takes no comparison that could be timed.
pub(crate) fn hash_of(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// Bytes of the operating system's randomness.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], KernelError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)
        .map_err(|error| KernelError::Unavailable { reason: format!("hasard du système : {error}") })?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed_and_never_the_same() {
        let secret = Secret::random_with("qt_").unwrap();
        assert_eq!(secret.len(), 46);
        assert!(secret.starts_with("qt_"));
        assert!(!format!("{secret:?}").contains(&secret[3..]));
        assert_ne!(secret, Secret::random_with("qt_").unwrap());
        assert_eq!(hash_of(&secret).len(), 64);
    }
}
