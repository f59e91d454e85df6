//! The ordered list of all migrations. A released migration is never edited: a change is a new one at the end.

use sea_orm_migration::{MigrationTrait, MigratorTrait};

use crate::step::Step;
use crate::{
    m0000_kernel, m0001_assemblies, m0001_billing, m0001_members, m0001_partners, m0001_reports,
    m0001_royalties, m0002_accounts, m0002_jobs, m0002_outbox, m0002_vault, m0002_webhooks, m0003_mandates,
    m0003_member_imports, m0003_members, m0004_applications, m0005_kept_files, m0005_meetings, m0006_forms,
};

/// The migrations of Quintette, in the order in which they are applied.
pub struct House;

impl MigratorTrait for House {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(Step { name: "m0001_house", parts: FIRST }),
            Box::new(Step { name: "m0002_step_b", parts: SECOND }),
            Box::new(Step { name: "m0003_step_c", parts: THIRD }),
            Box::new(Step { name: "m0004_applications", parts: FOURTH }),
            Box::new(Step { name: "m0005_meetings", parts: FIFTH }),
            Box::new(Step { name: "m0006_forms", parts: SIXTH }),
        ]
    }
}

/// The first tables: the log, then each room's read models.
const FIRST: &[&[&str]] = &[
    m0000_kernel::UP,
    m0001_members::UP,
    m0001_partners::UP,
    m0001_billing::UP,
    m0001_assemblies::UP,
    m0001_royalties::UP,
    m0001_reports::UP,
];

/// What step B adds: who enters, and what integrators need.
const SECOND: &[&[&str]] =
    &[m0002_vault::UP, m0002_accounts::UP, m0002_jobs::UP, m0002_outbox::UP, m0002_webhooks::UP];

/// What step C adds: the whole life of a member and of its shares; mandates and the calendar of the year; what is
/// remembered of the sources of lists.
const THIRD: &[&[&str]] = &[m0003_members::UP, m0003_mandates::UP, m0003_member_imports::UP];

/// Applications for membership, before the board's decision.
const FOURTH: &[&[&str]] = &[m0004_applications::UP];

/// What step D adds: files that facts name by their hash, and the whole life of an assembly.
const FIFTH: &[&[&str]] = &[m0005_kept_files::UP, m0005_meetings::UP];

/// Forms that name somebody; and the views of the assemblies emptied, to be filled with all that they learned.
const SIXTH: &[&[&str]] = &[m0006_forms::UP];

#[cfg(test)]
mod tests {
    use sea_orm_migration::sea_orm::DbBackend;

    use super::*;
    use crate::dialect::fill;

    /// Tables of the kernel carry no room's name.
    const KERNEL: &[&str] = &[
        "events",
        "jobs",
        "idempotency_keys",
        "series",
        "checkpoints",
        "personal_keys",
        "outbox",
        "outbox_attempts",
        "vault_keys",
        "kept_files",
    ];
    const ROOMS: &[&str] =
        &["accounts", "members", "partners", "billing", "assemblies", "royalties", "reports", "webhooks"];

    fn statements() -> impl Iterator<Item = &'static str> {
        [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH].into_iter().flatten().copied().flatten().copied()
    }

    fn table_of(statement: &str) -> Option<&str> {
        let rest = statement.trim_start().strip_prefix("CREATE TABLE ")?;
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next()
    }

    #[test]
    fn every_table_bears_its_rooms_name() {
        for statement in statements() {
            let Some(table) = table_of(statement) else { continue };
            let room = ROOMS.iter().any(|room| table.starts_with(&format!("{room}_")));
            assert!(room || KERNEL.contains(&table), "whose table is « {table} »?");
        }
    }

    #[test]
    fn no_placeholder_is_left_unfilled() {
        for statement in statements() {
            for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
                assert!(!fill(statement, backend).contains('{'), "unknown placeholder in {statement}");
            }
        }
    }

    #[test]
    fn each_statement_makes_or_widens_a_table_or_an_index() {
        for statement in statements() {
            let mut known = vec!["CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX "];
            if !FIRST.iter().any(|part| part.contains(&statement)) {
                known.extend([
                    "ALTER TABLE ",
                    "UPDATE outbox SET ",
                    "DROP INDEX ",
                    "DROP TABLE members_",
                    "DELETE FROM assemblies_",
                    "INSERT INTO checkpoints ",
                ]);
            }
            assert!(known.iter().any(|head| statement.starts_with(head)), "{statement}");
        }
    }
}
