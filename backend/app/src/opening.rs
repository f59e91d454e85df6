//! Opening the house: the database, its schema brought up to date, the office over it.
//!
//! What can never happen: work on a schema that this program does not know; a folder of data made for a command
//! that was going to be refused anyway.

use kernel::{KeySource, Vault};
use kernel::database::{self, Connection};
use office::Office;

use crate::commands;
use crate::exit::Stop;
use crate::settings::DatabaseUrl;

/// The key of the vault until the settings bring one.
const PROVISIONAL_KEY: [u8; 32] = *b"provisional key of quintette....";

/// An office over a migrated database.
pub(crate) struct House {
    /// The office.
    pub(crate) office: Office,
    /// The pool beneath it.
    pub(crate) connection: Connection,
    /// Where it is.
    pub(crate) url: DatabaseUrl,
}

impl House {
    /// Opens the database, applies pending migrations, and holds every domain over it.
    pub(crate) async fn open(url: &DatabaseUrl, keys: KeySource) -> Result<Self, Stop> {
        let connection = connect(url).await?;
        let applied = migrations::migrate(&connection).await?;
        if !applied.names.is_empty() {
            tracing::info!(database = %url, migrations = ?applied.names, "schema brought up to date");
        }
        let vault = Vault::from_key(PROVISIONAL_KEY);
        let office = Office::new(connection.clone(), keys, vault).acting_for(commands::operator());
        office.kernel.check_place().await?;
        office.kernel.check_vault().await?;
        Ok(Self { office, connection, url: url.clone() })
    }

    /// One more connection of its own, for a rebuild or a verification.
    pub(crate) async fn single(&self) -> Result<Connection, Stop> {
        Ok(database::connect_single(self.url.secret()).await?)
    }
}

/// Opens a pool; makes the folder of a SQLite file that does not exist yet.
pub(crate) async fn connect(url: &DatabaseUrl) -> Result<Connection, Stop> {
    if let Some(folder) = url.file().as_deref().and_then(std::path::Path::parent)
        && !folder.as_os_str().is_empty()
    {
        std::fs::create_dir_all(folder)
            .map_err(|error| Stop::Database(format!("{}: {error}", folder.display())))?;
    }
    database::connect(url.secret()).await.map_err(|error| match Stop::from(error) {
        Stop::Failed(words) | Stop::Database(words) => Stop::Database(format!("{url}: {words}")),
        other => other,
    })
}
