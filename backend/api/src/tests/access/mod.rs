//! Every operation × who asks × whose thing it is: each cell is called, kept as a golden table, and held against the
//! declared right.
//!
//! **An operation that is not in the table yet** needs one line in `openapi/rights.rs`: its `operationId` and the right
//! that its façade asks. If that right is held over what is one's own (`or own`), it also needs a line in
//! `expected.rs`: whose. Then `scripts/regenerate`, and read the new line of `golden/access.tsv`.

mod calls;
mod expected;
mod people;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use actix_web::test::TestRequest;
use serde_json::Value;

use self::calls::{Operation, World, operations, world};
use self::expected::{Cell, expected, holders_of_own};
use self::people::{People, people};
use super::{Answer, api};
use crate::openapi::rights::{ROOMS, right_of};

/// What was answered, sorted.
fn sort(answer: &Answer) -> Cell {
    match (answer.status.as_u16(), answer.json["type"].as_str()) {
        (401, _) => Cell::NotSignedIn,
        // Nobody makes a token in the name of another person, whatever they may, nor votes without being a member.
        (
            403,
            Some(
                "/problems/accounts/not-a-machine"
                | "/problems/assemblies/no-voice"
                | "/problems/office/no-voice",
            ),
        ) => Cell::May,
        (403, _) => Cell::Forbidden,
        (404, Some("/problems/jobs/unknown")) => Cell::Unknown,
        _ => Cell::May,
    }
}

async fn cell(world: &World, operation: &Operation, who: &People) -> Cell {
    sort(&world.call(operation, who).await)
}

#[actix_web::test]
async fn each_cell_of_the_golden_table_is_what_the_declared_right_says() {
    let world = world().await;
    let mut table = "operation\tright".to_owned();
    for who in people(None) {
        let _ = write!(table, "\t{}", who.name);
    }
    let mut wrong = Vec::new();
    for operation in operations() {
        let Some(right) = right_of(&operation.id) else {
            wrong.push(format!("{}: no right in openapi/rights.rs", operation.name()));
            continue;
        };
        let _ = write!(table, "\n{}\t{}", operation.name(), right.name);
        for who in people(Some(right)) {
            let found = cell(&world, &operation, &who).await;
            let wanted = expected(right, operation.lists, &who);
            if found != wanted {
                wrong.push(format!("{} by {}: {found}, not {wanted}", operation.name(), who.name));
            }
            let _ = write!(table, "\t{found}");
        }
    }
    assert!(wrong.is_empty(), "{} cells:\n  {}", wrong.len(), wrong.join("\n  "));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/access.tsv");
    table.push('\n');
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&file, &table).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(committed == table, "golden/access.tsv is stale: run scripts/regenerate and read what changed");
}

#[test]
fn every_operation_has_a_right_and_every_right_an_operation() {
    let described: BTreeSet<String> = operations().into_iter().map(|operation| operation.id).collect();
    let lines: Vec<&str> = ROOMS.iter().copied().flatten().map(|(id, _)| *id).collect();
    let declared: BTreeSet<String> = lines.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(lines.len(), declared.len(), "an operation has two lines in openapi/rights.rs");
    let missing: Vec<_> = described.difference(&declared).collect();
    assert!(missing.is_empty(), "no line in openapi/rights.rs: {missing:?}");
    let idle: Vec<_> = declared.difference(&described).collect();
    assert!(idle.is_empty(), "openapi/rights.rs speaks of what is not served: {idle:?}");
}

#[test]
fn every_right_over_ones_own_says_whose() {
    let own: BTreeSet<&str> =
        ROOMS.iter().copied().flatten().filter(|(_, right)| right.own).map(|(_, right)| right.name).collect();
    let known: BTreeSet<&str> = holders_of_own().collect();
    assert_eq!(own, known, "tests/access/expected.rs: OWN");
}

#[test]
fn the_description_names_the_right_of_every_operation() {
    let document = serde_json::to_value(crate::document()).unwrap();
    for operation in operations() {
        let shown = &document["paths"][&operation.path][&operation.method];
        let right = &shown["x-permission"];
        assert_eq!(
            right["name"].as_str(),
            right_of(&operation.id).map(|right| right.name),
            "{}",
            operation.name()
        );
        assert!(right["roles"][0] == "administrator", "{right}");
        assert_eq!(shown["security"], serde_json::json!([{"token": []}, {"session": []}]));
        for status in ["401", "403", "429"] {
            assert!(shown["responses"][status]["$ref"].is_string(), "{} {status}", operation.name());
        }
    }
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(
        (&schemes["token"]["scheme"], &schemes["session"]["in"]),
        (&"bearer".into(), &"cookie".into())
    );
    let responses = &document["components"]["responses"];
    assert!(responses["Unauthenticated"]["headers"]["WWW-Authenticate"].is_object());
    for header in ["Retry-After", "RateLimit", "RateLimit-Policy"] {
        assert!(responses["TooMany"]["headers"][header].is_object(), "{header}");
    }
}

/// The methods and addresses in the source: `#[get("/members")]`.
fn mounted(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "tests") {
                mounted(&path, into);
            }
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(".route("), "{}: mount it with its macro", path.display());
        for line in text.lines() {
            // `bulk! { name(Many) "/venues/bulk" [Row => Made] in "partners" }`
            if let Some((_, rest)) = line.split_once(") \"/").filter(|_| line.contains("] in \"")) {
                into.insert(format!("POST /api/v1/{}", rest.split_once('"').unwrap().0));
            }
            let Some((method, rest)) = line.strip_prefix("#[").and_then(|rest| rest.split_once("(\"/"))
            else {
                continue;
            };
            if ["get", "post", "put", "patch", "delete", "head", "options"].contains(&method) {
                let (address, _) = rest.split_once('"').unwrap();
                into.insert(format!("{} /api/v1/{address}", method.to_uppercase()));
            }
        }
    }
}

#[test]
fn nothing_is_mounted_that_is_not_described() {
    let mut found = BTreeSet::new();
    mounted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let public = "GET /api/v1/openapi.json"; // the description itself, which `lib.rs` mounts beside them
    assert!(found.remove(public), "the walk sees the description");
    let described: BTreeSet<String> = operations().iter().map(Operation::name).collect();
    let (hidden, unserved): (Vec<_>, Vec<_>) =
        (found.difference(&described).collect(), described.difference(&found).collect());
    assert!(hidden.is_empty(), "served and not described: {hidden:?}");
    assert!(unserved.is_empty(), "described and not served: {unserved:?}");
}

#[actix_web::test]
async fn what_is_anothers_is_not_told_from_what_does_not_exist() {
    let world = world().await;
    let mut compared = 0;
    for operation in operations().iter().filter(|operation| !operation.lists) {
        let Some(right) = right_of(&operation.id).filter(|right| right.own) else { continue };
        if right.name == "assemblies.voice.cast" {
            continue; // speaks for the caller's own member, whoever that is; its code says whether there is a voice
        }
        for who in people(Some(right)).iter().filter(|who| who.is_foreign()) {
            let foreign = world.call(operation, who).await;
            let nowhere = world.call_nowhere(operation, who).await;
            let words = |answer: &Answer| {
                let mut words = answer.json.clone();
                words["instance"] = Value::Null;
                (answer.status, words)
            };
            assert_eq!(words(&foreign), words(&nowhere), "{} by {}", operation.name(), who.name);
            assert!([403, 404].contains(&foreign.status.as_u16()), "{}: {}", operation.name(), foreign.text);
            compared += 1;
        }
    }
    assert!(compared >= 14, "{compared}");
}

#[actix_web::test]
async fn a_list_shows_what_is_ones_own_and_nothing_else() {
    let world = world().await;
    let mut seen = 0;
    for operation in operations().iter().filter(|operation| operation.lists) {
        let Some(right) = right_of(&operation.id).filter(|right| right.own) else { continue };
        let rows = async |name: &str| {
            let people = people(Some(right));
            let who = people.iter().find(|who| who.name == name).unwrap();
            world.call(operation, who).await.json["total"].as_u64()
        };
        let (own, foreign) = match right.room() {
            "members" => ("member: own", "member: foreign"),
            "billing" => ("organisation: own", "organisation: foreign"),
            _ => ("member: own", "sales"),
        };
        assert!(rows(own).await.is_some_and(|total| total > 0), "{} by {own}", operation.name());
        if right.roles.iter().all(|role| role.as_str() != foreign) {
            assert_eq!(rows(foreign).await, Some(0), "{} by {foreign}", operation.name());
        }
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}

#[actix_web::test]
async fn nobody_is_told_to_sign_in_before_a_body_is_read() {
    let api = api().await;
    let nobody = kernel::access::Principal::nobody;
    let broken = || {
        TestRequest::post()
            .uri("/api/v1/members")
            .insert_header(("content-type", "application/json"))
            .set_payload("{\"shares\": ")
    };
    let answer = api.send_as(nobody(), broken()).await;
    assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"quintette\"");
    let problem = answer.refused(401, "access/not-signed-in");
    assert_eq!(problem["data"]["permission"], "members.member.admit");
    let wrong = TestRequest::post().uri("/api/v1/members").set_form([("shares", "1")]);
    api.send_as(nobody(), wrong).await.refused(401, "access/not-signed-in");
    let head = TestRequest::default().method(actix_web::http::Method::HEAD).uri("/api/v1/members");
    assert_eq!(api.send_as(nobody(), head).await.status, 401);
    api.send(broken()).await.refused(400, "request/malformed-json");
    // The description is public: what can be asked is no secret, and a client is made before it has a token.
    for public in ["/api/openapi.json", "/api/docs/"] {
        assert_eq!(api.send_as(nobody(), TestRequest::get().uri(public)).await.status, 200, "{public}");
    }
    api.send_as(nobody(), TestRequest::get().uri("/api/v1/membres")).await.refused(404, "request/not-found");
}
