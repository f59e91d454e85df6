//! The schema on both real databases: brought up once, whoever calls; never downgraded; never half done.
#![allow(missing_docs, clippy::unwrap_used)]

use kernel::testing::{TestDatabase, TestDatabaseKind, on_both_databases};
use migrations::{House, MigrationError, check, migrate, migrate_with};
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager};

/// The names of the house's migrations, in order.
const HOUSE: &[&str] =
    &["m0001_house", "m0002_step_b", "m0003_step_c", "m0004_applications", "m0005_meetings", "m0006_forms"];

async fn count(db: &DatabaseConnection, sql: &str) -> i64 {
    let row =
        db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

async fn has_table(db: &DatabaseConnection, table: &str) -> bool {
    SchemaManager::new(db).has_table(table).await.unwrap()
}

on_both_databases!(an_empty_database_is_brought_up_once, async |db: TestDatabase| {
    let db = db.connect().await;
    let waiting = check(&db).await.unwrap_err();
    assert!(matches!(&waiting, MigrationError::SchemaOlder { missing } if missing == HOUSE), "{waiting}");
    assert_eq!(migrate(&db).await.unwrap().names, HOUSE);
    check(&db).await.unwrap();
    assert!(migrate(&db).await.unwrap().names.is_empty(), "a second call changes nothing");
    assert_eq!(count(&db, "SELECT COUNT(*) FROM events").await, 0);
});

on_both_databases!(several_processes_may_start_at_once, async |db: TestDatabase| {
    let pools = futures::future::join_all((0..6).map(|_| db.connect())).await;
    let answers = futures::future::join_all(pools.iter().map(migrate)).await;
    let applied: Vec<String> = answers.into_iter().flat_map(|answer| answer.unwrap().names).collect();
    assert_eq!(applied, HOUSE, "one of them migrated, the others found it done");
    assert_eq!(
        count(&pools[0], "SELECT COUNT(*) FROM seaql_migrations").await,
        i64::try_from(HOUSE.len()).unwrap()
    );
});

on_both_databases!(an_older_program_refuses_a_newer_schema, async |db: TestDatabase| {
    let db = db.connect().await;
    migrate(&db).await.unwrap();
    db.execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_tomorrow', 0)")
        .await
        .unwrap();
    for refused in [migrate(&db).await.map(drop).unwrap_err(), check(&db).await.unwrap_err()] {
        assert!(
            matches!(&refused, MigrationError::SchemaNewer { unknown } if unknown == &["m9999_tomorrow"])
        );
        let sentence = refused.to_string();
        assert!(
            sentence.contains("version plus récente") && sentence.contains("m9999_tomorrow"),
            "{sentence}"
        );
    }
});

/// The house, then a migration that breaks after its first statement.
struct Broken;

struct Breaks;

impl MigrationName for Breaks {
    fn name(&self) -> &'static str {
        "m9998_breaks"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Breaks {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE TABLE half_done (id BIGINT)").await?;
        db.execute_unprepared("CREATE TABLE half_done (id BIGINT)").await?;
        Ok(())
    }
}

impl MigratorTrait for Broken {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        House::migrations().into_iter().chain([Box::new(Breaks) as Box<dyn MigrationTrait>]).collect()
    }
}

on_both_databases!(a_migration_that_breaks_is_undone_whole, async |db: TestDatabase| {
    let db = db.connect().await;
    let failed = migrate_with::<Broken>(&db).await.unwrap_err();
    assert!(
        matches!(&failed, MigrationError::Failed { names, .. } if names.len() == HOUSE.len() + 1),
        "{failed}"
    );
    for table in ["half_done", "events", "seaql_migrations"] {
        assert!(!has_table(&db, table).await, "{table} was left over");
    }
    assert_eq!(migrate(&db).await.unwrap().names, HOUSE, "the house can still be brought up");
});

on_both_databases!(a_database_that_is_up_to_date_needs_no_right_to_write, async |db: TestDatabase| {
    migrate(&db.connect().await).await.unwrap();
    let url = match db.kind() {
        TestDatabaseKind::Sqlite => db.url().replace("mode=rwc", "mode=ro"),
        TestDatabaseKind::Postgres => format!("{}&options=-c%20default_transaction_read_only%3Don", db.url()),
    };
    let reader = kernel::database::connect(&url).await.unwrap();
    assert!(migrate(&reader).await.unwrap().names.is_empty());
    assert!(reader.execute_unprepared("DELETE FROM events").await.is_err(), "it really is read-only");
});

/// The house before step B.
struct Before;

impl MigratorTrait for Before {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        House::migrations().into_iter().take(1).collect()
    }
}

on_both_databases!(notes_of_an_older_house_keep_their_recipients, async |db: TestDatabase| {
    let db = db.connect().await;
    migrate_with::<Before>(&db).await.unwrap();
    let note = r#"{"kind":"mail","recipient":"a@exemple.test","subject":"L'été","body":"","attachments":[]}"#;
    let insert = format!(
        "INSERT INTO outbox (kind, note, correlation, created_at, attempts, next_at, sent_at, last_error) \
         VALUES ('mail', '{}', '', 1, 0, 1, 0, '')",
        note.replace('\'', "''")
    );
    db.execute_unprepared(&insert).await.unwrap();
    migrate(&db).await.unwrap();
    let kept = "SELECT COUNT(*) FROM outbox WHERE recipient = 'a@exemple.test' AND subject = 'L''été' AND parked_at = 0";
    assert_eq!(count(&db, kept).await, 1);
});
