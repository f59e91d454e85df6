//! The secret that an endpoint shares with us: `whsec_` and 32 random bytes in base64 (Standard Webhooks), shown once.

use std::fmt;

use data_encoding::BASE64;
use kernel::Vault;
use kernel::prelude::*;

use crate::public::EndpointId;

const PREFIX: &str = "whsec_";
/// 256 bits; the standard asks for 24 to 64 bytes.
const BYTES: usize = 32;

/// A secret; its text is printed nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A new one, of the operating system's randomness.
    pub(crate) fn random() -> Result<Self, KernelError> {
        let mut bytes = vec![0; BYTES];
        getrandom::fill(&mut bytes)
            .map_err(|error| KernelError::Unavailable { reason: format!("hasard du système : {error}") })?;
        Ok(Self(bytes))
    }

    /// As it is shown once.
    pub fn text(&self) -> String {
        format!("{PREFIX}{}", BASE64.encode(&self.0))
    }

    /// The key of the signatures.
    pub fn key(&self) -> &[u8] {
        &self.0
    }

    /// As it is kept: sealed for its endpoint alone.
    pub(crate) fn seal(&self, vault: &Vault, endpoint: EndpointId) -> Result<Vec<u8>, KernelError> {
        vault.seal(&purpose(endpoint), &self.0)
    }

    /// Out of what was kept.
    pub(crate) fn open(vault: &Vault, endpoint: EndpointId, sealed: &[u8]) -> Result<Self, KernelError> {
        vault.open(&purpose(endpoint), sealed).map(Self)
    }
}

fn purpose(endpoint: EndpointId) -> String {
    format!("webhooks.secret/{endpoint}")
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use values::Uuid;

    use super::*;

    #[test]
    fn a_secret_is_of_the_standards_form_and_never_printed() {
        let secret = Secret::random().unwrap();
        let text = secret.text();
        assert_eq!(BASE64.decode(text.strip_prefix(PREFIX).unwrap().as_bytes()).unwrap(), secret.key());
        assert_eq!(secret.key().len(), 32);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_ne!(secret, Secret::random().unwrap());
    }

    #[test]
    fn a_sealed_secret_opens_for_its_endpoint_alone() {
        let (vault, secret) = (kernel::testing::vault(), Secret::random().unwrap());
        let [one, two] = [1, 2].map(|n| EndpointId::new(Uuid::from_u128(n)));
        let sealed = secret.seal(&vault, one).unwrap();
        assert_eq!(Secret::open(&vault, one, &sealed).unwrap(), secret);
        assert!(Secret::open(&vault, two, &sealed).is_err());
    }
}
