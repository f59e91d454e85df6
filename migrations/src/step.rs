//! One migration: a name, and lists of statements that each room hands in.

use async_trait::async_trait;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager};

use crate::dialect::fill;

/// A migration whose name, once released, never changes, and neither do its statements.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) parts: &'static [&'static [&'static str]],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let backend = db.get_database_backend();
        for part in self.parts {
            for statement in *part {
                db.execute_unprepared(&fill(statement, backend)).await?;
            }
        }
        Ok(())
    }
}
