//! Mails as files, for a machine without a mail server: named by their Message-ID, whole or absent.

use std::path::Path;

use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::{MailError, MessageId, Receipt};

pub(crate) async fn write(folder: &Path, id: &MessageId, bytes: &[u8]) -> Result<Receipt, MailError> {
    fs::create_dir_all(folder).await?;
    let name = id.local_part();
    let unfinished = folder.join(format!(".{name}.part"));
    // A mail may hold a one-use link: for the owner of the program alone.
    let mut open = fs::OpenOptions::new();
    let mut file = open.write(true).create(true).truncate(true).mode(0o600).open(&unfinished).await?;
    file.write_all(bytes).await?;
    file.flush().await?;
    // On one file system a rename is all or nothing, so a reader never meets half a mail.
    let file = format!("{name}.eml");
    fs::rename(&unfinished, folder.join(&file)).await?;
    Ok(Receipt { code: None, words: file })
}
