//! Keys of persons: made when first needed, kept outside the log, destroyed to erase.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Generate, Key};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sha2::{Digest, Sha256};

use crate::KernelError;
use crate::personal::{KeyName, KeyNames, Keys};

/// Where new personal keys come from.
#[derive(Debug, Clone, Default)]
pub enum KeySource {
    /// The operating system's randomness: the only right source for real people.
    #[default]
    Random,
    /// Derived from a public seed, so that an invented cast replays to the same bytes. Protects nobody.
    Invented(String),
}

impl KeySource {
    fn key(&self, (subject, purpose): &KeyName) -> [u8; 32] {
        match self {
            Self::Random => Key::<XChaCha20Poly1305>::generate().into(),
            Self::Invented(seed) => {
                let mut hasher = Sha256::new();
                for part in [seed, subject, purpose] {
                    hasher.update((part.len() as u64).to_be_bytes());
                    hasher.update(part.as_bytes());
                }
                hasher.finalize().into()
            }
        }
    }
}

fn table() -> Alias {
    Alias::new("personal_keys")
}

/// Adds to `keys` those of `names` that are not there yet and still exist.
pub(crate) async fn load<'a>(
    db: &impl ConnectionTrait,
    names: impl IntoIterator<Item = &'a KeyName>,
    keys: &mut Keys,
) -> Result<(), KernelError> {
    let missing = names.into_iter().filter(|name| !keys.contains_key(*name));
    let subjects: Vec<&str> = missing.map(|(subject, _)| subject.as_str()).collect();
    for chunk in subjects.chunks(500) {
        let query = Query::select()
            .columns([Alias::new("subject"), Alias::new("purpose"), Alias::new("key")])
            .from(table())
            .and_where(Expr::col(Alias::new("subject")).is_in(chunk.iter().copied()))
            .to_owned();
        for row in db.query_all(&query).await? {
            let bytes: Vec<u8> = row.try_get("", "key")?;
            if bytes.is_empty() {
                continue; // destroyed
            }
            let key = bytes
                .try_into()
                .map_err(|_| KernelError::Corrupt { reason: "clé personnelle de mauvaise taille".into() })?;
            keys.insert((row.try_get("", "subject")?, row.try_get("", "purpose")?), key);
        }
    }
    Ok(())
}

/// Adds to `keys` all of `names`, making those that do not exist.
pub(crate) async fn load_or_make(
    db: &impl ConnectionTrait,
    names: &KeyNames,
    keys: &mut Keys,
    source: &KeySource,
) -> Result<(), KernelError> {
    load(db, names, keys).await?;
    for name in names {
        if keys.contains_key(name) {
            continue;
        }
        let key = source.key(name);
        let insert = Query::insert()
            .into_table(table())
            .columns([Alias::new("subject"), Alias::new("purpose"), Alias::new("key")])
            .values_panic([name.0.clone().into(), name.1.clone().into(), key.to_vec().into()])
            .on_conflict(
                OnConflict::columns([Alias::new("subject"), Alias::new("purpose")]).do_nothing().to_owned(),
            )
            .to_owned();
        db.execute(&insert).await?;
        // Another process may have made it first: what is stored is what counts.
        load(db, [name], keys).await?;
    }
    Ok(())
}

/// Destroys every key of a subject: its personal data reads as erased from now on. The names of the keys stay,
/// so that no later fact can make them anew. Answers how many were destroyed.
pub(crate) async fn destroy(db: &impl ConnectionTrait, subject: &str) -> Result<u64, KernelError> {
    let update = Query::update()
        .table(table())
        .value(Alias::new("key"), Vec::<u8>::new())
        .and_where(Expr::col(Alias::new("subject")).eq(subject))
        .to_owned();
    Ok(db.execute(&update).await?.rows_affected())
}
