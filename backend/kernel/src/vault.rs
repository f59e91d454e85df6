//! Small secrets that the program must be able to read again (seeds of second factors, keys of webhooks), sealed under
//! one key that lies outside the database.
//!
//! Why it exists: who reads a backup, or the tables through a hole in a query, must not read secrets with them. Each
//! text is encrypted with XChaCha20-Poly1305 under a random nonce and bound to its purpose, so that it opens nowhere
//! else. What can never happen: a secret stored in clear through this door; a key that appears in a log; a program
//! that works on a database which was sealed with another key.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, Generate, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sha2::Sha256;

use crate::personal::to_hex;
use crate::{Kernel, KernelError};

/// Bytes of a nonce of `XChaCha20`.
const NONCE: usize = 24;
/// The name of the one row of `vault_keys`.
const ROW: &str = "vault";

/// Seals and opens small secrets; cheap to clone.
#[derive(Clone)]
pub struct Vault {
    keys: Arc<Keys>,
}

/// One key for each use, derived from the one given, so that no use says anything about another.
struct Keys {
    seal: [u8; 32],
    mark: [u8; 32],
    fingerprint: String,
}

impl Vault {
    /// A vault under a key of 256 random bits. All processes over one database use the same.
    pub fn from_key(key: [u8; 32]) -> Self {
        let derived = |purpose: &str| authenticate(&key, &[b"quintette.vault.v1", purpose.as_bytes()]);
        let fingerprint = to_hex(&derived("fingerprint")[..8]);
        Self { keys: Arc::new(Keys { seal: derived("seal"), mark: derived("mark"), fingerprint }) }
    }

    /// Seals bytes for a purpose (e.g. `accounts.totp/<user>`): a nonce, then the text. The same bytes give another
    /// text each time.
    pub fn seal(&self, purpose: &str, clear: &[u8]) -> Result<Vec<u8>, KernelError> {
        let nonce = XNonce::generate();
        let text = XChaCha20Poly1305::new((&self.keys.seal).into())
            .encrypt(&nonce, Payload { msg: clear, aad: purpose.as_bytes() })
            .map_err(|_| corrupt("scellement impossible", purpose))?;
        Ok([nonce.as_slice(), &text].concat())
    }

    /// Opens what was sealed for the same purpose under the same key; anything else is said to be damaged.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Result<Vec<u8>, KernelError> {
        let (nonce, text) =
            sealed.split_at_checked(NONCE).ok_or_else(|| corrupt("secret scellé trop court", purpose))?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| corrupt("nonce illisible", purpose))?;
        XChaCha20Poly1305::new((&self.keys.seal).into())
            .decrypt(&XNonce::from(nonce), Payload { msg: text, aad: purpose.as_bytes() })
            .map_err(|_| corrupt("secret scellé altéré, ou scellé sous une autre clé", purpose))
    }

    /// A keyed fingerprint (HMAC-SHA256) of something guessable, such as an e-mail address: equal things have equal
    /// marks, and nobody without the key can tell what they are marks of.
    pub fn mark(&self, purpose: &str, bytes: &[u8]) -> [u8; 32] {
        authenticate(&self.keys.mark, &[purpose.as_bytes(), bytes])
    }

    /// Names the key without telling anything of it: 16 hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.keys.fingerprint
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({})", self.keys.fingerprint)
    }
}

/// HMAC-SHA256 over parts, each with its length before it.
fn authenticate(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        unreachable!("HMAC takes a key of any length")
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn corrupt(what: &str, purpose: &str) -> KernelError {
    KernelError::Corrupt { reason: format!("{what} ({purpose})") }
}

impl Kernel {
    /// Seals and opens small secrets.
    pub fn vault(&self) -> &Vault {
        &self.inner.vault
    }

    /// Refuses to work on a database that was sealed with another key. The first program on a new database leaves
    /// the fingerprint of its key; every later one compares.
    pub async fn check_vault(&self) -> Result<(), KernelError> {
        let given = self.vault().fingerprint().to_owned();
        if let Some(stored) = self.sealed_with().await? {
            return same(stored, given);
        }
        let insert = Query::insert()
            .into_table(Alias::new("vault_keys"))
            .columns(["name", "fingerprint"].map(Alias::new))
            .values_panic([ROW.into(), given.as_str().into()])
            .on_conflict(OnConflict::column(Alias::new("name")).do_nothing().to_owned())
            .to_owned();
        self.reader().execute(&insert).await?;
        // Another process may have been first: what is stored is what counts.
        let stored = self.sealed_with().await?.unwrap_or_default();
        same(stored, given)
    }

    async fn sealed_with(&self) -> Result<Option<String>, KernelError> {
        let query = Query::select()
            .column(Alias::new("fingerprint"))
            .from(Alias::new("vault_keys"))
            .and_where(Expr::col(Alias::new("name")).eq(ROW))
            .to_owned();
        let row = self.reader().query_one(&query).await?;
        Ok(row.map(|row| row.try_get("", "fingerprint")).transpose()?)
    }
}

fn same(stored: String, given: String) -> Result<(), KernelError> {
    if stored == given { Ok(()) } else { Err(KernelError::OtherKey { stored, given }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> Vault {
        Vault::from_key([7; 32])
    }

    #[test]
    fn what_is_sealed_opens_again_for_its_purpose_alone() {
        let sealed = vault().seal("totp/a", b"a seed").unwrap();
        assert!(!sealed.windows(6).any(|part| part == b"a seed"));
        assert_eq!(vault().open("totp/a", &sealed).unwrap(), b"a seed");
        assert!(matches!(vault().open("totp/b", &sealed), Err(KernelError::Corrupt { .. })));
        assert!(Vault::from_key([8; 32]).open("totp/a", &sealed).is_err(), "another key");
        for spoilt in [&sealed[..20], &sealed[..sealed.len() - 1]] {
            assert!(vault().open("totp/a", spoilt).is_err());
        }
    }

    #[test]
    fn the_same_secret_is_sealed_otherwise_each_time() {
        assert_ne!(vault().seal("p", b"x").unwrap(), vault().seal("p", b"x").unwrap());
    }

    #[test]
    fn marks_tell_equal_from_different_and_no_more() {
        assert_eq!(vault().mark("email", b"a@b.fr"), vault().mark("email", b"a@b.fr"));
        assert_ne!(vault().mark("email", b"a@b.fr"), vault().mark("email", b"a@c.fr"));
        assert_ne!(vault().mark("email", b"a@b.fr"), vault().mark("other", b"a@b.fr"));
        assert_ne!(vault().mark("ab", b"c"), vault().mark("a", b"bc"), "parts do not run together");
        assert_ne!(vault().mark("email", b"a@b.fr"), Vault::from_key([8; 32]).mark("email", b"a@b.fr"));
    }

    #[test]
    fn no_key_is_shown() {
        let shown = format!("{:?}", vault());
        assert_eq!(shown, format!("Vault({})", vault().fingerprint()));
        assert!(!shown.contains(&to_hex(&[7; 4])));
    }
}
