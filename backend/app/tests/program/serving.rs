//! The server from its first log line to its last.

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::House;

on_both_databases!(it_answers_and_stops_when_asked, async |db: TestDatabase| {
    let house = House::over(&db);
    let server = house.serve();
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));

    let id = "0190b1a2-0000-7000-8000-00000000cafe";
    let answer =
        server.ask(&format!("GET /nothing/here HTTP/1.1\r\nHost: {}\r\nX-Request-Id: {id}", server.address));
    assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    assert!(answer.contains(&format!("x-request-id: {id}")), "{answer}");

    let figures = server.get("/metrics");
    for expected in [
        r#"quintette_http_requests_total{method="GET",route="/healthz",status="200"} 1"#,
        r#"quintette_http_requests_total{method="GET",route="(none)",status="404"} 1"#,
        "quintette_http_request_duration_seconds_bucket",
        "quintette_events 0",
        "quintette_outbox_waiting 0",
    ] {
        assert!(figures.contains(expected), "{expected} in {figures}");
    }

    let (code, log) = server.stop();
    assert_eq!(code, 0, "{log}");
    let line = log.lines().find(|line| line.contains(id)).expect("a line about the request");
    let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
    assert_eq!((&line["method"], &line["status"]), (&"GET".into(), &404.into()), "{line}");
    assert!(line["micros"].is_u64() && line["route"].is_string(), "{line}");
    assert!(log.lines().last().is_some_and(|line| line.contains("\"stopped\"")), "{log}");
});

on_both_databases!(a_request_that_has_begun_is_answered, async |db: TestDatabase| {
    let house = House::over(&db);
    let mut server = house.serve_to_a_program();
    let answer =
        server.ask_while_stopping("/api/v1/members", r#"{"unknown": "and so refused, but answered"}"#);
    assert!(answer.starts_with("HTTP/1.1 4") && answer.contains("problem+json"), "{answer}");
    let (code, log) = server.end();
    assert_eq!(code, 0, "{log}");
    assert!(!log.contains("are cut"), "{log}");
});

#[test]
fn a_database_that_is_spoilt_makes_it_unready_not_dead() {
    let db = TestDatabase::sqlite();
    let server = House::over(&db).serve();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime
        .block_on(db.tamper("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)"));
    assert!(server.get("/readyz").starts_with("HTTP/1.1 503"));
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));
    assert_eq!(server.stop().0, 0);
}

#[test]
fn two_servers_cannot_share_a_port() {
    let house = House::alone();
    let server = house.serve();
    let second = House::alone();
    let ran =
        second.command(&["serve"]).env("QUINTETTE_LISTEN", &server.address).output().expect("it starts");
    assert_eq!(ran.status.code(), Some(1), "{}", String::from_utf8_lossy(&ran.stderr));
    assert!(String::from_utf8_lossy(&ran.stderr).contains(&server.address));
}
