//! The database beneath a running server is full, read-only or gone: a clear refusal, nothing half done, nothing lost,
//! and the server goes on as soon as it can.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kernel::on_both_databases;
use kernel::testing::{TestDatabase, TestDatabaseKind};
use serde_json::Value;
use tempfile::TempDir;

use crate::house::{House, Server};

const MEMBERS: &str = "/api/v1/members";
const STATUTES: &str = "/api/v1/statutes";

/// Tells the child of [`a_server_that_stops_and_comes_back`] to begin.
const ORDERS: &str = "QUINTETTE_TEST_LOSING";

/// What either database says when its disk is full, said late in a command: its facts were appended already.
fn fill_the_disk(kind: TestDatabaseKind) -> &'static str {
    match kind {
        TestDatabaseKind::Sqlite => {
            "CREATE TRIGGER disk_is_full BEFORE INSERT ON members_share_movements
             BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        }
        TestDatabaseKind::Postgres => {
            "CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
             END $$;
             CREATE TRIGGER disk_is_full BEFORE INSERT ON members_share_movements EXECUTE FUNCTION disk_is_full()"
        }
    }
}

fn make_room(kind: TestDatabaseKind) -> &'static str {
    match kind {
        TestDatabaseKind::Sqlite => "DROP TRIGGER disk_is_full",
        TestDatabaseKind::Postgres => "DROP TRIGGER disk_is_full ON members_share_movements",
    }
}

/// A read-only way to the same database.
fn read_only(db: &TestDatabase) -> String {
    match db.kind() {
        TestDatabaseKind::Sqlite => db.url().replace("mode=rwc", "mode=ro"),
        TestDatabaseKind::Postgres => {
            let separator = if db.url().contains('?') { '&' } else { '?' };
            format!("{}{separator}options=-c%20default_transaction_read_only%3Don", db.url())
        }
    }
}

/// A server with statutes and one member.
fn with_one_member(house: &House) -> Server {
    let server = house.serve_to_a_program();
    assert_eq!(server.post(STATUTES, &server.example(STATUTES), "statutes").0, 201);
    assert_eq!(server.post(MEMBERS, &server.example(MEMBERS), "first").0, 201);
    server
}

impl Server {
    /// The documented body of a request; whoever is admitted by it is said to be somebody else each time.
    fn example(&self, path: &str) -> Value {
        let (_, document) = parts(&self.get("/api/openapi.json"));
        let body = &document["paths"][path]["post"]["requestBody"]["content"]["application/json"];
        let mut example = body["example"].clone();
        if path == MEMBERS {
            example["distinct"] = Value::Bool(true);
        }
        example
    }

    /// Writes under a key; answers the status and the whole response.
    fn post(&self, path: &str, body: &Value, key: &str) -> (u16, String) {
        let body = body.to_string();
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Authorization: Bearer {}\r\nIdempotency-Key: {key}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        let answer = self.send(&request);
        (parts(&answer).0, answer)
    }

    fn members(&self) -> Value {
        parts(&self.get(MEMBERS)).1["total"].clone()
    }
}

/// The status and the JSON of a response.
fn parts(response: &str) -> (u16, Value) {
    let status = response.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or_default();
    let body = response.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    (status, serde_json::from_str(body).unwrap_or_default())
}

/// A refusal by the machine: its status, its kind, and whether it says when to try again.
#[track_caller]
fn refused(response: &str) -> (u16, String, bool) {
    let (status, problem) = parts(response);
    let kind = problem["type"].as_str().unwrap_or_else(|| panic!("no problem: {response}")).to_owned();
    (status, kind, response.contains("retry-after: "))
}

on_both_databases!(a_full_disk_undoes_the_command_and_keeps_the_rest, async |db: TestDatabase| {
    let house = House::over(&db);
    let server = with_one_member(&house);
    let second = server.example(MEMBERS);
    db.tamper(fill_the_disk(db.kind())).await;
    for _ in 0..2 {
        let (_, answer) = server.post(MEMBERS, &second, "second");
        assert_eq!(refused(&answer), (507, "/problems/kernel/disk-full".to_owned(), false), "{answer}");
    }
    assert_eq!(server.members(), 1, "what could be read can be read");
    db.tamper(make_room(db.kind())).await;
    for _ in 0..2 {
        let (status, answer) = server.post(MEMBERS, &second, "second");
        assert_eq!(status, 201, "the refused request left its key free: {answer}");
    }
    assert_eq!(server.members(), 2);
    assert_eq!(server.stop().0, 0);
    house.run(&["verify"]).ends_with(0);
});

on_both_databases!(a_read_only_database_is_read_and_says_why_it_takes_nothing, async |db: TestDatabase| {
    let house = House::over(&db);
    let server = with_one_member(&house);
    let token = server.token.clone();
    assert_eq!(server.stop().0, 0);
    // The same folder, since the same database wants the same key.
    let mut server = house.serve_with(&[("QUINTETTE_DATABASE_URL", &read_only(&db))]);
    server.token = token;
    assert!(server.get("/readyz").starts_with("HTTP/1.1 200"));
    assert_eq!(parts(&server.get(STATUTES)).1["total"], 1);
    let (_, answer) = server.post(MEMBERS, &server.example(MEMBERS), "second");
    assert_eq!(refused(&answer), (503, "/problems/kernel/read-only".to_owned(), true), "{answer}");
    assert!(answer.contains("lecture seule"), "{answer}");
    // Who reads about people is written down; where nothing can be written they cannot be read either.
    let answer = server.get(MEMBERS);
    assert_eq!(refused(&answer), (503, "/problems/request/untraced".to_owned(), true), "{answer}");
    assert_eq!(server.stop().0, 0);
});

/// The test itself runs in a child of this program, since a private server is made where `TMPDIR` says.
#[test]
fn a_database_server_that_stops_is_said_to_be_gone_until_it_is_back() {
    let folder = TempDir::with_prefix("quintette-losing-").expect("a folder");
    // PostgreSQL may run as somebody else, who must be able to come in.
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o711)).expect("the folder is ours");
    let child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "losing::a_server_that_stops_and_comes_back", "--nocapture"])
        .env(ORDERS, "1")
        .env("TMPDIR", folder.path())
        .env_remove("QUINTETTE_TEST_POSTGRES_URL")
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{}\n{said}", String::from_utf8_lossy(&child.stdout));
}

/// Does nothing unless it was given orders.
#[test]
fn a_server_that_stops_and_comes_back() {
    if std::env::var_os(ORDERS).is_none() {
        return;
    }
    let db = TestDatabase::postgres();
    let postgres = Postgres::find(&std::env::temp_dir());
    let house = House::over(&db);
    let server = with_one_member(&house);
    let second = server.example(MEMBERS);

    postgres.control(&["-m", "fast", "stop"]);
    for _ in 0..3 {
        let (_, answer) = server.post(MEMBERS, &second, "second");
        assert_eq!(refused(&answer), (503, "/problems/kernel/unavailable".to_owned(), true), "{answer}");
        assert!(!answer.contains("socket") && !answer.contains("terminating"), "{answer}");
    }
    assert_eq!(refused(&server.get(MEMBERS)).0, 503);
    assert!(server.get("/readyz").starts_with("HTTP/1.1 503"));
    assert!(server.get("/healthz").starts_with("HTTP/1.1 200"));

    postgres.control(&["restart"]);
    // Connections that died with the server are found out one by one.
    let back = (0..40).map(|_| server.post(MEMBERS, &second, "second").0).find(|status| *status != 503);
    assert_eq!(back, Some(201));
    assert_eq!(server.post(MEMBERS, &second, "second").0, 201);
    assert_eq!(server.members(), 2, "the first is not lost, the second not there twice");
    assert_eq!(server.stop().0, 0);
    house.run(&["verify"]).ends_with(0);
    drop(db);
    postgres.control(&["-m", "immediate", "stop"]);
}

/// The private server of this process, found by what it left in its folder.
struct Postgres {
    data: PathBuf,
    programs: PathBuf,
    owner: u32,
    group: u32,
}

impl Postgres {
    fn find(temporary: &Path) -> Self {
        let folders = fs::read_dir(temporary).expect("a temporary folder").flatten();
        let data = folders.map(|folder| folder.path().join("server/data")).find(|data| data.is_dir());
        let data = data.expect("a private server was started here");
        let opts = fs::read_to_string(data.join("postmaster.opts")).expect("how it was started");
        let program = Path::new(opts.split_whitespace().next().expect("a command line"));
        let meta = fs::metadata(&data).expect("its data");
        let programs = program.parent().expect("a folder of programs").to_owned();
        Self { programs, owner: meta.uid(), group: meta.gid(), data }
    }

    /// `pg_ctl`, as whoever the server runs as; `restart` starts a stopped server with its last command line.
    fn control(&self, arguments: &[&str]) {
        let me = fs::metadata("/proc/self").expect("a process").uid();
        let program = self.programs.join("pg_ctl");
        let mut command = if me == self.owner {
            Command::new(program)
        } else {
            let mut command = Command::new("setpriv");
            command.args([format!("--reuid={}", self.owner), format!("--regid={}", self.group)]);
            command.arg("--clear-groups").arg(program);
            command
        };
        command.arg("-w").arg("-D").arg(&self.data).arg("-l").arg(self.data.with_file_name("log"));
        let ended = command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null());
        assert!(ended.status().expect("pg_ctl starts").success(), "pg_ctl {arguments:?}");
    }
}
