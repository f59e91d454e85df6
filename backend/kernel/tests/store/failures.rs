//! A database that is read-only, full or gone: a clear refusal, nothing half done.

use kernel::database;
use kernel::prelude::*;
use kernel::testing::{TestDatabase, context, tester};
use sea_orm::ConnectionTrait;

use crate::jar::{Jar, JarCommand, Levels, day, fill, kernel, number};

fn over(db: sea_orm::DatabaseConnection) -> Kernel {
    Kernel::new(db, vec![std::sync::Arc::new(Levels(Timing::Inline))], kernel::testing::vault())
        .acting_for(tester())
}

#[tokio::test]
async fn a_read_only_sqlite_database_is_said_to_be_one() {
    let db = TestDatabase::sqlite();
    kernel(&db, Timing::Inline).await;
    let url = db.url().replace("mode=rwc", "mode=ro");
    let reader = over(database::connect(&url).await.unwrap());
    let failure = fill(&reader, &context(), "a", 1).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::ReadOnly)), "{failure:?}");
    assert_eq!(number(reader.reader(), "SELECT COUNT(*) FROM events").await, 0);
}

#[tokio::test]
async fn a_read_only_postgresql_database_is_said_to_be_one() {
    let db = TestDatabase::postgres();
    kernel(&db, Timing::Inline).await;
    let separator = if db.url().contains('?') { '&' } else { '?' };
    let url = format!("{}{separator}options=-c%20default_transaction_read_only%3Don", db.url());
    let reader = over(database::connect(&url).await.unwrap());
    let failure = fill(&reader, &context(), "a", 1).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::ReadOnly)), "{failure:?}");
}

#[tokio::test]
async fn a_full_disk_is_said_to_be_full_and_nothing_is_half_done() {
    let db = TestDatabase::sqlite();
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    let single = database::connect_single(db.url()).await.unwrap();
    let pages = number(&single, "PRAGMA page_count").await;
    single.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.unwrap();
    let full = over(single);
    let mut kept = 1;
    let failure = loop {
        match fill(&full, &context(), &format!("jar-{kept}"), 1).await {
            Ok(_) => kept += 1,
            Err(failure) => break failure,
        }
    };
    assert!(matches!(failure, Failure::Kernel(KernelError::DiskFull)), "{failure:?}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, kept);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM tests_levels").await, kept);
}

#[tokio::test]
async fn a_database_that_is_gone_is_said_to_be_gone() {
    let nowhere = database::connect("sqlite:///nowhere/at/all/q.db?mode=rw").await.unwrap_err();
    assert!(matches!(nowhere, KernelError::Unavailable { .. }), "{nowhere:?}");
    let silent = database::connect("postgres://nobody@127.0.0.1:9/none").await.unwrap_err();
    assert!(matches!(silent, KernelError::Unavailable { .. }), "{silent:?}");
}

/// What PostgreSQL says when its disk is full, said when the view is written: the fact was already appended then.
const FULL_POSTGRESQL: &str = "
    CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
    END $$;
    CREATE TRIGGER disk_is_full BEFORE INSERT ON tests_levels EXECUTE FUNCTION disk_is_full()";

#[tokio::test]
async fn a_full_postgresql_disk_is_said_to_be_full_and_nothing_is_half_done() {
    let db = TestDatabase::postgres();
    let kernel = kernel(&db, Timing::Inline).await;
    db.tamper(FULL_POSTGRESQL).await;
    let failure = fill(&kernel, &context(), "a", 1).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::DiskFull)), "{failure:?}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
    db.tamper("DROP TRIGGER disk_is_full ON tests_levels").await;
    assert_eq!(fill(&kernel, &context(), "a", 1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_connection_cut_in_the_middle_of_a_command_undoes_it() {
    const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                       WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let db = TestDatabase::postgres();
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    let failure = kernel
        .run(&context(), async |uow: &mut UnitOfWork| {
            uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 2 }).await?;
            db.tamper(CUT).await;
            uow.execute::<Jar>("a", day(), JarCommand::Fill { drops: 4 }).await?;
            Ok(())
        })
        .await
        .unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::Unavailable { .. })), "{failure:?}");
    // The pool opens new connections; those that were cut are each found out by one more refusal.
    let mut refused = 0;
    while let Err(failure) = fill(&kernel, &context(), "a", 8).await {
        assert!(matches!(failure, Failure::Kernel(KernelError::Unavailable { .. })), "{failure:?}");
        refused += 1;
        assert!(refused <= 16, "the pool never recovers");
    }
    assert_eq!(number(kernel.reader(), "SELECT drops FROM tests_levels WHERE jar = 'a'").await, 9);
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 2);
}

#[tokio::test]
async fn a_file_that_was_deleted_or_replaced_takes_no_more_commands() {
    let db = TestDatabase::sqlite();
    let kernel = kernel(&db, Timing::Inline).await;
    fill(&kernel, &context(), "a", 1).await.unwrap();
    kernel.check_place().await.unwrap();
    let file = db.file().unwrap();
    let aside = file.with_extension("aside");
    std::fs::rename(&file, &aside).unwrap();
    let gone = |failure: &Failure| matches!(failure, Failure::Kernel(KernelError::Unavailable { .. }));
    let failure = fill(&kernel, &context(), "a", 1).await.unwrap_err();
    assert!(gone(&failure), "{failure:?}");
    std::fs::write(&file, b"").unwrap();
    let failure = fill(&kernel, &context(), "a", 1).await.unwrap_err();
    assert!(gone(&failure), "{failure:?}");
    std::fs::rename(&aside, &file).unwrap();
    fill(&kernel, &context(), "a", 1).await.unwrap();
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 2);
}

#[tokio::test]
async fn a_text_too_long_for_an_index_is_said_to_be_so() {
    let db = TestDatabase::postgres();
    let kernel = kernel(&db, Timing::Inline).await;
    // Random, so that compression does not make it short.
    let long = (0..2_000).fold(String::new(), |text, _| text + &values::Uuid::new_v4().to_string());
    let failure = fill(&kernel, &context(), &long, 1).await.unwrap_err();
    assert!(matches!(failure, Failure::Kernel(KernelError::TextTooLong)), "{failure:?}");
    assert_eq!(number(kernel.reader(), "SELECT COUNT(*) FROM events").await, 0);
}
