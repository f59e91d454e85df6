//! Programs and people come in with what they hold, see what is theirs, and are told when they may not.

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::json;

use crate::support::{Client, Program};

const MEMBERS: &str = "/api/v1/members";
const STATUTES: &str = "/api/v1/statutes";

on_both_databases!(each_sees_what_is_theirs_and_no_more, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let staff = Client::of(&program);
    staff.post(STATUTES, &staff.example(STATUTES).await).await.ok(201);
    let applicant = staff.example(MEMBERS).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let admitted = staff.post(MEMBERS, &applicant).await;
        ids.push(admitted.header("location").rsplit('/').next().unwrap().to_owned());
    }
    let [own, foreign] = [0, 1].map(|n| format!("{MEMBERS}/{}", ids[n]));

    let nobody = Client::nobody(&program);
    let refused = nobody.get(&own).await;
    assert!(refused.header("www-authenticate").starts_with("Bearer"), "{refused:?}");
    assert_eq!(refused.status, 401);
    // Who they are is asked before what they say.
    assert_eq!(nobody.post(MEMBERS, &json!("none of ours")).await.status, 401);

    let token = |name: &str, options: &[&str]| program.token_of(&db, name, options);
    let member = token("Associée", &["--role", "member", "--member", &ids[0]]);
    let member = Client::with(&program, member);
    member.get(&own).await.ok(200);
    let absent = format!("{MEMBERS}/01a5e0c2-7c00-7000-8000-0000000000ff");
    for other in [&foreign, &absent, &MEMBERS.to_owned()] {
        assert_eq!(member.get(other).await.status, 403, "{other}");
    }
    assert_eq!(member.post(MEMBERS, &applicant).await.status, 403);

    let auditor = Client::with(&program, token("Commissaire", &["--role", "auditor"]));
    auditor.get(MEMBERS).await.ok(200);
    assert_eq!(auditor.post(MEMBERS, &applicant).await.status, 403);
    let sales = Client::with(&program, token("Prospection", &["--role", "sales"]));
    sales.get("/api/v1/organisations").await.ok(200);
    assert_eq!(sales.get(&own).await.status, 403);
    let narrow = token("Lecture", &["--role", "staff", "--scope", "members:read"]);
    let narrow = Client::with(&program, narrow);
    narrow.get(MEMBERS).await.ok(200);
    assert_eq!(narrow.post(MEMBERS, &applicant).await.status, 403);
    assert_eq!(narrow.get("/api/v1/invoices").await.status, 403);
    assert_eq!(Client::with(&program, "qt_invented".to_owned()).get(MEMBERS).await.status, 401);
});
