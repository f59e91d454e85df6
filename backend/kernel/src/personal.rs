//! Personal data inside facts, so that erasing a person later is destroying a key.
//!
//! In memory a [`Personal<T>`] is the value; on its way to the store it becomes
//! `{"$sealed": {"subject", "purpose", "nonce", "text"}}`, encrypted with XChaCha20-Poly1305 under a random key
//! of that subject and purpose which lives outside the log. The hash chain runs over the sealed bytes: it
//! still verifies when the key is gone, and the value then reads as erased. (RGPD art. 17; kernel note
//! "People's data".)

use std::collections::{BTreeSet, HashMap};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::KernelError;

/// A personal datum of one subject, kept for one purpose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Personal<T> {
    #[serde(rename = "$personal")]
    inner: Inner<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Inner<T> {
    subject: String,
    purpose: String,
    value: Option<T>,
}

impl<T> Personal<T> {
    /// A datum about `subject` (the id of the person's aggregate), kept for `purpose` (e.g. `identity`).
    pub fn new(subject: impl Into<String>, purpose: impl Into<String>, value: T) -> Self {
        Self { inner: Inner { subject: subject.into(), purpose: purpose.into(), value: Some(value) } }
    }

    /// The value, or `None` when the person's key has been destroyed.
    pub fn value(&self) -> Option<&T> {
        self.inner.value.as_ref()
    }

    /// Whose datum it is.
    pub fn subject(&self) -> &str {
        &self.inner.subject
    }
}

/// Subject and purpose: the name of a key.
pub(crate) type KeyName = (String, String);
/// The names of keys, each once: a roll names a hundred thousand.
pub(crate) type KeyNames = BTreeSet<KeyName>;
/// Keys at hand; a missing one means that the datum is erased.
pub(crate) type Keys = HashMap<KeyName, [u8; 32]>;

pub(crate) const OPEN: &str = "$personal";
const SEALED: &str = "$sealed";

/// The keys that a payload needs, whether it is open or sealed.
pub(crate) fn key_names(payload: &Value, found: &mut KeyNames) {
    match payload {
        Value::Object(map) => {
            for mark in [OPEN, SEALED] {
                if let Some(inner) = map.get(mark)
                    && let Some(name) = name_of(inner)
                {
                    found.insert(name);
                }
            }
            map.values().for_each(|value| key_names(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| key_names(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn name_of(inner: &Value) -> Option<KeyName> {
    Some((inner.get("subject")?.as_str()?.to_owned(), inner.get("purpose")?.as_str()?.to_owned()))
}

/// Replaces every open datum by its sealed form. `place` (stream and sequence) binds the text to its event.
pub(crate) fn seal(payload: &mut Value, keys: &Keys, place: &str) -> Result<(), KernelError> {
    walk(payload, OPEN, &mut |inner, path| {
        let name = name_of(inner).ok_or_else(|| corrupt("donnée personnelle sans sujet", place))?;
        let key = keys.get(&name).ok_or_else(|| corrupt("clé personnelle absente", place))?;
        let clear = serde_json::to_vec(inner.get("value").unwrap_or(&Value::Null))?;
        let aad = format!("{place}#{path}");
        let nonce = nonce(key, &aad, &clear);
        let text = XChaCha20Poly1305::new(key.into())
            .encrypt(&XNonce::from(nonce), Payload { msg: &clear, aad: aad.as_bytes() })
            .map_err(|_| corrupt("chiffrement impossible", place))?;
        Ok(json!({ SEALED: {
            "subject": name.0, "purpose": name.1, "nonce": to_hex(&nonce), "text": to_hex(&text),
        }}))
    })
}

/// Replaces every sealed datum by its open form; a datum without a key becomes `value: null`.
pub(crate) fn open(payload: &mut Value, keys: &Keys, place: &str) -> Result<(), KernelError> {
    walk(payload, SEALED, &mut |inner, path| {
        let name = name_of(inner).ok_or_else(|| corrupt("donnée scellée sans sujet", place))?;
        let value = match keys.get(&name) {
            None => Value::Null,
            Some(key) => {
                let part = |field: &str| inner.get(field).and_then(Value::as_str).and_then(from_hex);
                let nonce: [u8; 24] = part("nonce")
                    .and_then(|bytes| bytes.try_into().ok())
                    .ok_or_else(|| corrupt("nonce illisible", place))?;
                let text = part("text").ok_or_else(|| corrupt("texte scellé illisible", place))?;
                let aad = format!("{place}#{path}");
                let clear = XChaCha20Poly1305::new(key.into())
                    .decrypt(&XNonce::from(nonce), Payload { msg: &text, aad: aad.as_bytes() })
                    .map_err(|_| corrupt("texte scellé altéré", place))?;
                serde_json::from_slice(&clear)?
            }
        };
        Ok(json!({ OPEN: { "subject": name.0, "purpose": name.1, "value": value } }))
    })
}

/// A nonce that repeats only when key, place and text all repeat, so that replays write the same bytes.
fn nonce(key: &[u8; 32], aad: &str, clear: &[u8]) -> [u8; 24] {
    let mut hasher = Sha256::new();
    hasher.update(b"quintette.personal.nonce.v1");
    hasher.update(key);
    hasher.update((aad.len() as u64).to_be_bytes());
    hasher.update(aad.as_bytes());
    hasher.update(clear);
    let digest = hasher.finalize();
    std::array::from_fn(|i| digest[i])
}

type Change<'a> = dyn FnMut(&Value, &str) -> Result<Value, KernelError> + 'a;

fn walk(value: &mut Value, mark: &str, change: &mut Change<'_>) -> Result<(), KernelError> {
    walk_at(value, mark, "", change)
}

fn walk_at(value: &mut Value, mark: &str, path: &str, change: &mut Change<'_>) -> Result<(), KernelError> {
    let marked = match value {
        Value::Object(map) if map.len() == 1 => map.get(mark),
        _ => None,
    };
    if let Some(inner) = marked {
        *value = change(inner, path)?;
        return Ok(());
    }
    match value {
        Value::Object(map) => walk_map(map, mark, path, change),
        Value::Array(items) => items
            .iter_mut()
            .enumerate()
            .try_for_each(|(i, item)| walk_at(item, mark, &format!("{path}/{i}"), change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

fn walk_map(
    map: &mut Map<String, Value>,
    mark: &str,
    path: &str,
    change: &mut Change<'_>,
) -> Result<(), KernelError> {
    map.iter_mut().try_for_each(|(field, item)| walk_at(item, mark, &format!("{path}/{field}"), change))
}

fn corrupt(what: &str, place: &str) -> KernelError {
    KernelError::Corrupt { reason: format!("{what} ({place})") }
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    HEXLOWER.encode(bytes)
}

pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    (text.len().is_multiple_of(2) && text.is_ascii())
        .then(|| (0..text.len()).step_by(2).map(|i| u8::from_str_radix(&text[i..i + 2], 16).ok()).collect())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::from([(("m1".to_owned(), "identity".to_owned()), [7; 32])])
    }

    #[test]
    fn what_is_sealed_opens_again_and_shows_nothing_meanwhile() {
        let before = json!({ "name": Personal::new("m1", "identity", "Zoé Exemple"), "shares": 3 });
        let mut payload = before.clone();
        seal(&mut payload, &keys(), "members.member/m1/1").unwrap();
        assert!(!payload.to_string().contains("Zoé"));
        assert!(payload.to_string().contains(SEALED));
        open(&mut payload, &keys(), "members.member/m1/1").unwrap();
        assert_eq!(payload, before);
    }

    #[test]
    fn without_its_key_a_datum_reads_as_erased() {
        let mut payload = json!({ "name": Personal::new("m1", "identity", "Zoé Exemple") });
        seal(&mut payload, &keys(), "p").unwrap();
        open(&mut payload, &Keys::new(), "p").unwrap();
        let name: Personal<String> = serde_json::from_value(payload["name"].clone()).unwrap();
        assert_eq!(name.value(), None);
        assert_eq!(name.subject(), "m1");
    }

    #[test]
    fn a_text_moved_to_another_event_is_refused() {
        let mut payload = json!({ "name": Personal::new("m1", "identity", "Zoé Exemple") });
        seal(&mut payload, &keys(), "here").unwrap();
        assert!(matches!(open(&mut payload, &keys(), "there"), Err(KernelError::Corrupt { .. })));
    }
}
