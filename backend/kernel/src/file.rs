//! Whether the file of an SQLite database is still the one that was opened.
//!
//! A file that was deleted or replaced beneath a running process still takes writes, which nobody will ever read
//! again. What can never happen: a command begun, or a note sent, after the file has lost its name. What stays possible:
//! a file that loses it between that look and the commit.

use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use tokio::sync::OnceCell;

use crate::KernelError;

/// The file as it was at the first look; a database in memory or on a server has none.
#[derive(Debug, Default)]
pub(crate) struct File(OnceCell<Option<Opened>>);

#[derive(Debug)]
struct Opened {
    path: PathBuf,
    device: u64,
    inode: u64,
}

impl File {
    /// Refuses when the file is gone or another one.
    pub(crate) async fn check(&self, db: &DatabaseConnection) -> Result<(), KernelError> {
        let Some(opened) = self.0.get_or_try_init(|| opened(db)).await? else { return Ok(()) };
        match std::fs::metadata(&opened.path) {
            Ok(now) if (now.dev(), now.ino()) == (opened.device, opened.inode) => Ok(()),
            Ok(_) => Err(gone(&opened.path, "was replaced by another file")),
            Err(error) => Err(gone(&opened.path, &error.to_string())),
        }
    }
}

async fn opened(db: &DatabaseConnection) -> Result<Option<Opened>, KernelError> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Ok(None);
    }
    let question = "SELECT file FROM pragma_database_list WHERE name = 'main'";
    let Some(row) = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, question)).await? else {
        return Ok(None);
    };
    let name: String = row.try_get("", "file")?;
    if name.is_empty() {
        return Ok(None);
    }
    let path = PathBuf::from(name);
    let found = std::fs::metadata(&path).map_err(|error| gone(&path, &error.to_string()))?;
    Ok(Some(Opened { device: found.dev(), inode: found.ino(), path }))
}

fn gone(path: &std::path::Path, why: &str) -> KernelError {
    KernelError::Unavailable { reason: format!("{}: {why}", path.display()) }
}
