//! The program as its supervisor sees it: it starts over an empty database, says how it is, and stops when asked.

use kernel::testing::{TestDatabase, TestDatabaseKind, on_both_databases};

use crate::support::{Program, quintette};

async fn status(program: &Program, path: &str) -> u16 {
    reqwest::get(program.url(path)).await.unwrap().status().as_u16()
}

on_both_databases!(it_starts_over_an_empty_database_and_stops_when_asked, async |db: TestDatabase| {
    let program = Program::serve(&db);
    for path in ["/healthz", "/readyz", "/metrics", "/"] {
        assert_eq!(status(&program, path).await, 200, "{path}\n{}", program.log());
    }
    assert_eq!(status(&program, "/api/v1/nowhere").await, 404);
    let left = std::fs::read_dir(program.data()).unwrap().count();
    assert_eq!(left, 0, "an idle server writes nothing beside its database");
    let ended = program.stop();
    assert_eq!(ended.code(), Some(0));
});

on_both_databases!(an_older_program_does_not_touch_a_newer_schema, async |db: TestDatabase| {
    use sea_orm::ConnectionTrait;
    let connection = db.connect().await;
    migrations::migrate(&connection).await.unwrap();
    let tomorrow = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_tomorrow', 0)";
    connection.execute_unprepared(tomorrow).await.unwrap();
    for arguments in [["serve"].as_slice(), &["migrate"], &["verify"]] {
        let refused = quintette(&db, arguments).output().unwrap();
        assert_eq!(refused.status.code(), Some(4), "{arguments:?}");
        let words = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(words.contains("version plus récente"), "{arguments:?}: {words}");
    }
});

#[test]
fn a_database_that_is_gone_is_a_refusal_with_its_reason() {
    let db = TestDatabase::sqlite();
    assert_eq!(db.kind(), TestDatabaseKind::Sqlite);
    let mut command = quintette(&db, &["serve"]);
    let refused =
        command.env("QUINTETTE_DATABASE_URL", "postgres://nobody@127.0.0.1:9/none").output().unwrap();
    assert_eq!(refused.status.code(), Some(5));
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(words.contains("ne répond pas"), "{words}");
}

#[test]
fn an_address_beyond_this_machine_is_refused() {
    let db = TestDatabase::sqlite();
    let refused = quintette(&db, &["serve"]).env("QUINTETTE_LISTEN", "0.0.0.0:0").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(!db.file().unwrap().exists(), "refused before anything was made");
}
