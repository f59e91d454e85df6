//! What every journey begins and ends with. How the program refuses is tested beside it, in `backend/app/tests`.

use kernel::testing::{TestDatabase, on_both_databases};

use crate::support::Program;

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
