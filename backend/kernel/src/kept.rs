//! Bytes that are kept under their hash: signed minutes, documents that lay before an assembly. A fact names the hash,
//! so that whoever reads the bytes later knows that they are the ones.
//!
//! What can never happen: other bytes under a hash (they are hashed when written and again when read), bytes without
//! their fact or a fact without its bytes (one transaction), a file that is changed or lost by a rebuild of views.

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, OnConflict, Query};
use sha2::{Digest, Sha256};

use crate::KernelError;
use crate::kernel::Kernel;
use crate::personal::to_hex;
use crate::refusal::Failure;
use crate::unit_of_work::UnitOfWork;
use crate::verify::Verification;

/// A file as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its media type, e.g. `application/pdf`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// SHA-256 of bytes, hexadecimal: the name under which they are kept.
pub fn hash_of(bytes: &[u8]) -> String {
    to_hex(&Sha256::digest(bytes))
}

fn table() -> Alias {
    Alias::new("kept_files")
}

fn corrupt(sha256: &str) -> KernelError {
    KernelError::Corrupt {
        reason: format!("le fichier conservé {sha256} n'a plus les octets de son empreinte"),
    }
}

impl UnitOfWork {
    /// Keeps bytes with the facts of this transaction; answers their hash. The same bytes are kept once.
    pub async fn keep(&mut self, media_type: &str, bytes: &[u8]) -> Result<String, Failure> {
        let sha256 = hash_of(bytes);
        let insert = Query::insert()
            .into_table(table())
            .columns(["sha256", "media_type", "size", "bytes", "recorded_at"].map(Alias::new))
            .values_panic([
                sha256.as_str().into(),
                media_type.into(),
                i64::try_from(bytes.len()).unwrap_or(i64::MAX).into(),
                bytes.to_vec().into(),
                self.context().at.micros().into(),
            ])
            .on_conflict(OnConflict::column(Alias::new("sha256")).do_nothing().to_owned())
            .to_owned();
        self.connection().execute(&insert).await?;
        Ok(sha256)
    }
}

impl Kernel {
    /// The file that is kept under a hash, if there is one; an error when its bytes are others.
    pub async fn kept(&self, sha256: &str) -> Result<Option<Kept>, KernelError> {
        let query = Query::select()
            .columns([Alias::new("media_type"), Alias::new("bytes")])
            .from(table())
            .and_where(Expr::col(Alias::new("sha256")).eq(sha256))
            .to_owned();
        let Some(row) = self.reader().query_one(&query).await? else { return Ok(None) };
        let kept = Kept { media_type: row.try_get("", "media_type")?, bytes: row.try_get("", "bytes")? };
        if hash_of(&kept.bytes) == sha256 { Ok(Some(kept)) } else { Err(corrupt(sha256)) }
    }

    /// Hashes every file again.
    pub(crate) async fn verify_kept(&self, found: &mut Verification) -> Result<(), KernelError> {
        let sha256 = Alias::new("sha256");
        let mut after = String::new();
        loop {
            let query = Query::select()
                .columns([sha256.clone(), Alias::new("bytes")])
                .from(table())
                .and_where(Expr::col(sha256.clone()).gt(after.as_str()))
                .order_by(sha256.clone(), sea_orm::Order::Asc)
                .limit(16)
                .to_owned();
            let rows = self.reader().query_all(&query).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = last.try_get("", "sha256")?;
            for row in &rows {
                let (name, bytes): (String, Vec<u8>) =
                    (row.try_get("", "sha256")?, row.try_get("", "bytes")?);
                if hash_of(&bytes) != name {
                    found.fault("kept_files".into(), corrupt(&name).to_string());
                }
            }
        }
    }
}
