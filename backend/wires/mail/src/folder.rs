//! Mails as files, for a machine without a mail server: named by their Message-ID, whole or absent.

use std::path::Path;

use tokio::fs;

use crate::{MailError, MessageId, Receipt};

pub(crate) async fn write(folder: &Path, id: &MessageId, bytes: &[u8]) -> Result<Receipt, MailError> {
    fs::create_dir_all(folder).await?;
    let name = id.local_part();
    let unfinished = folder.join(format!(".{name}.part"));
    fs::write(&unfinished, bytes).await?;
    // On one file system a rename is all or nothing, so a reader never meets half a mail.
    let file = format!("{name}.eml");
    fs::rename(&unfinished, folder.join(&file)).await?;
    Ok(Receipt { code: None, words: file })
}
