//! The key of the vault: a setting, or a file beside the data that the first start makes.
//!
//! What can never happen: a key that another user of the machine can read; two processes that start at once with two
//! keys; a key that stays behind where a database was sealed with another.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use kernel::Vault;
use uuid::Uuid;

use super::Settings;
use crate::exit::Stop;

/// Its name in the data folder.
const FILE: &str = "secret.key";
/// The key opens what others must not read.
const OWNER_ONLY: u32 = 0o600;

/// The vault's key, opened.
pub(crate) struct SecretKey {
    /// The vault beneath it.
    pub(crate) vault: Vault,
    /// The file, when it was made just now.
    made: Option<PathBuf>,
}

impl SecretKey {
    /// A key for one measurement, kept nowhere.
    pub(crate) fn fleeting() -> Result<Self, Stop> {
        Ok(Self { vault: Vault::from_key(random()?), made: None })
    }

    /// Takes back a key that was made for a database which turned out to have another.
    pub(crate) fn forget(&self) {
        if let Some(file) = &self.made {
            // Best effort: an unused key harms nobody.
            let _ = fs::remove_file(file);
        }
    }
}

impl Settings {
    /// The key that is set, else the one in the data folder, which is made when there is none.
    pub(crate) fn secret_key(&self) -> Result<SecretKey, Stop> {
        if let Some(set) = &self.secret_key {
            let key = decoded(set.secret()).ok_or_else(|| {
                Stop::Usage(
                    "secret_key: 32 bytes in base64 are expected (openssl rand -base64 32)".to_owned(),
                )
            })?;
            return Ok(SecretKey { vault: Vault::from_key(key), made: None });
        }
        let file = self.data.join(FILE);
        let failed = |error: std::io::Error| Stop::failed(file.display(), error);
        let made = !file.exists() && make(&self.data, &file).map_err(failed)?;
        let text = fs::read_to_string(&file).map_err(failed)?;
        if fs::metadata(&file).map_err(failed)?.mode() & 0o007 != 0 {
            let why = format!("{0}: every user of this machine may read it; chmod 600 {0}", file.display());
            return Err(Stop::Usage(why));
        }
        let key = decoded(text.trim())
            .ok_or_else(|| Stop::Usage(format!("{}: 32 bytes in base64 are expected", file.display())))?;
        Ok(SecretKey { vault: Vault::from_key(key), made: made.then_some(file) })
    }
}

/// Writes a new key beside its place and links it there, which fails when another process was first; answers whether
/// it was ours.
fn make(folder: &Path, file: &Path) -> std::io::Result<bool> {
    fs::create_dir_all(folder)?;
    let key = random().map_err(|stop| std::io::Error::other(stop.to_string()))?;
    let text = format!("{}\n", BASE64.encode(&key));
    let beside = folder.join(format!(".{FILE}.{}", Uuid::new_v4().simple()));
    let mut open = OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(&beside)?;
    let written = open.write_all(text.as_bytes()).and_then(|()| open.sync_all());
    let linked = written.and_then(|()| match fs::hard_link(&beside, file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        other => other.map(|()| true),
    });
    fs::remove_file(&beside)?;
    linked
}

fn random() -> Result<[u8; 32], Stop> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| Stop::failed("the system's randomness", error))?;
    Ok(key)
}

fn decoded(text: &str) -> Option<[u8; 32]> {
    BASE64.decode(text.as_bytes()).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn settings(folder: &Path, key: Option<&str>) -> Settings {
        Settings { data: folder.to_owned(), secret_key: key.map(Into::into), ..Settings::default() }
    }

    #[test]
    fn the_first_start_makes_a_key_that_later_ones_find() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let settings = settings(&folder.path().join("data"), None);
        let first = settings.secret_key().expect("made");
        let file = folder.path().join("data").join(FILE);
        assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path().join("data")).expect("a folder").count(), 1, "nothing is left");
        let second = settings.secret_key().expect("found");
        assert_eq!(second.vault.fingerprint(), first.vault.fingerprint());
        second.forget();
        assert!(file.exists(), "only a key just made is taken back");
        first.forget();
        assert!(!file.exists());
    }

    #[test]
    fn many_first_starts_make_one_key() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let settings = settings(folder.path(), None);
        let keys: Vec<String> = std::thread::scope(|scope| {
            let start =
                || scope.spawn(|| settings.secret_key().expect("a key").vault.fingerprint().to_owned());
            let starts: Vec<_> = (0..8).map(|_| start()).collect();
            starts.into_iter().map(|start| start.join().expect("no panic")).collect()
        });
        assert!(keys.windows(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    }

    #[test]
    fn a_key_that_is_none_or_everybodys_is_refused() {
        let folder = tempfile::TempDir::new().expect("a folder");
        for wrong in ["", "short", "AAAA", &BASE64.encode(&[1; 31]), &BASE64.encode(&[1; 33])] {
            assert_eq!(
                settings(folder.path(), Some(wrong)).secret_key().map_err(|stop| stop.code()).err(),
                Some(2)
            );
        }
        assert!(settings(folder.path(), Some(&BASE64.encode(&[1; 32]))).secret_key().is_ok());
        assert!(!folder.path().join(FILE).exists(), "a key that is set needs no file");
        settings(folder.path(), None).secret_key().expect("made");
        let file = folder.path().join(FILE);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("changed");
        let Err(stop) = settings(folder.path(), None).secret_key() else {
            panic!("a key that everybody reads")
        };
        assert!(stop.to_string().contains("chmod 600"), "{stop}");
    }
}
