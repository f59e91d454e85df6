//! `quintette migrate`: the schema of this program's version, and nothing else.

use crate::commands::print;
use crate::exit::Stop;
use crate::opening;
use crate::settings::Settings;

pub(super) async fn run(settings: &Settings) -> Result<(), Stop> {
    let connection = opening::connect(&settings.database()).await?;
    let applied = migrations::migrate(&connection).await?;
    if applied.names.is_empty() {
        return print("The schema is up to date; nothing was changed.");
    }
    print(&format!(
        "Applied: {}. Views whose tables are new are filled from the facts at the next start.",
        applied.names.join(", ")
    ))
}
