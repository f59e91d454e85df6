//! Opening the house: the database, its schema brought up to date, the office over it.
//!
//! What can never happen: work on a schema that this program does not know, or on secrets that were sealed with another
//! key; a folder of data made for a command that was going to be refused anyway.

use std::ops::ControlFlow;

use kernel::database::{self, Connection};
use kernel::{KernelError, KeySource};
use office::Office;

use crate::commands;
use crate::exit::Stop;
use crate::settings::{DatabaseUrl, SecretKey, Settings};

/// Rooms whose views a migration has emptied (the beginning of their names), and the views of which at least one has a row
/// as soon as there is a fact: an assembly is planned or called before anything else.
const EMPTIED: [(&str, &[&str]); 2] =
    [("members.", &["members.register"]), ("assemblies.", &["assemblies.plans", "assemblies.assemblies"])];

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
    /// Opens the database of the settings, applies pending migrations, and holds every domain over it.
    pub(crate) async fn open(settings: &Settings, keys: KeySource) -> Result<Self, Stop> {
        let house = Self::at(settings.database(), keys, || settings.secret_key()).await?;
        // Settings under which nobody could be served name no address; commands work all the same.
        let named = settings.surface().and_then(|surface| surface.public());
        let address = named.map(|origin| origin.as_str().to_owned()).unwrap_or_default();
        Ok(Self { office: house.office.reachable_at(&address), ..house })
    }

    /// The same at another place; the vault's key is asked for once the database is there.
    pub(crate) async fn at(
        url: DatabaseUrl,
        keys: KeySource,
        key: impl FnOnce() -> Result<SecretKey, Stop>,
    ) -> Result<Self, Stop> {
        let connection = connect(&url).await?;
        let applied = migrations::migrate(&connection).await?;
        if !applied.names.is_empty() {
            tracing::info!(database = %url, migrations = ?applied.names, "schema brought up to date");
        }
        let key = key()?;
        let office =
            Office::new(connection.clone(), keys, key.vault.clone()).acting_for(commands::operator());
        office.kernel.check_place().await?;
        let sealed = office.kernel.check_vault().await;
        if matches!(sealed, Err(KernelError::OtherKey { .. })) {
            key.forget();
        }
        sealed?;
        let house = Self { office, connection, url };
        house.fill_new_views().await?;
        Ok(house)
    }

    /// Fills the views of a room from the facts when a migration has made their tables anew or emptied them, before anybody
    /// reads them. However often a start is cut, the next one finds them empty and does it.
    async fn fill_new_views(&self) -> Result<(), Stop> {
        for (room, signs) in EMPTIED {
            let mut unfilled = true;
            for sign in signs {
                unfilled = unfilled && self.office.kernel.is_unfilled(sign).await?;
            }
            if unfilled {
                self.fill(room).await?;
            }
        }
        Ok(())
    }

    async fn fill(&self, room: &str) -> Result<(), Stop> {
        let projectors = Office::projectors();
        let names = projectors.iter().map(|view| view.name()).filter(|name| name.starts_with(room));
        let names: Vec<String> = names.map(str::to_owned).collect();
        tracing::info!(views = ?names, "views are made anew from the facts");
        let single = self.single().await?;
        let report = self.office.kernel.rebuild(&single, &names, |_| ControlFlow::Continue(())).await?;
        tracing::info!(facts = report.events, "the views are filled");
        Ok(())
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
