//! The official list over HTTP, and the campaign that chooses from it.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::VENUES;
use crate::tests::api;

const IMPORTS: &str = "/api/v1/venue-imports";

/// The list exactly as published.
const REAL: &str = include_str!("../../../../domains/partners/data/bibliotheques-publiques.csv");

/// The head of the list and its first rows.
fn beginning(rows: usize) -> String {
    REAL.split_inclusive('\n').take(rows + 1).collect()
}

fn upload(day: &str, bytes: impl Into<actix_web::web::Bytes>) -> TestRequest {
    let path = format!("{IMPORTS}?on={day}");
    TestRequest::post().uri(&path).insert_header(("content-type", "text/csv")).set_payload(bytes)
}

#[actix_web::test]
async fn the_list_is_imported_once_and_a_bad_row_is_named() {
    let api = api().await;
    let list = beginning(12).replacen("01340;25.0;313.0", "01340;25.0;grand", 1);
    let list = list.replacen("01310;29.0;", "01310;11.0;", 1);
    let report = api.send(upload("2014-09-01", list.clone())).await.ok(200);
    let numbers = |report: &Value| {
        ["rows", "created", "unchanged", "changed", "absent"].map(|name| report[name].as_u64().unwrap())
    };
    assert_eq!(numbers(&report), [12, 10, 0, 0, 0]);
    let rejected = json!([{
        "line": 3, "fault": "bad_number", "column": "Surface", "value": "grand",
        "reason": "« Surface » : « grand » n'est pas un nombre possible"
    }]);
    assert_eq!(report["rejected"], rejected);
    assert_eq!(report["duplicates"], json!([{"line": 4, "first_line": 2, "key": "code/11"}]));
    assert_eq!(report["sha256"].as_str().unwrap().len(), 64);
    let before = api.get(VENUES).await.ok(200);
    assert_eq!(before["total"], 10);

    let again = api.send(upload("2014-10-01", list.clone())).await.ok(200);
    assert_eq!(numbers(&again), [12, 0, 10, 0, 0]);
    assert_eq!(api.get(VENUES).await.ok(200), before, "a second import changes nothing");
    let mended = beginning(13).replacen("01250;11.0;227.0;", "01250;11.0;450.0;", 1);
    let report = api.send(upload("2015-02-01", mended)).await.ok(200);
    assert_eq!(numbers(&report), [13, 3, 9, 1, 0]);
    let found = api.get(&format!("{VENUES}?filter=library_code:eq:11")).await.ok(200);
    let venue = &found["items"][0];
    assert_eq!((&venue["floor_area"], &venue["described_on"]), (&json!(450), &json!("2015-02-01")));
    let older = api.send(upload("2014-09-01", list)).await.refused(409, "partners/import-older-than-known");
    assert_eq!(older["data"], json!({"on": "2014-09-01", "latest": "2015-02-01"}));
}

#[actix_web::test]
async fn a_repeated_import_is_answered_again_and_a_reused_key_writes_nothing() {
    let api = api().await;
    let keyed = |day: &str, rows: usize| {
        api.send(upload(day, beginning(rows)).insert_header(("idempotency-key", "list-1")))
    };
    let first = keyed("2014-09-01", 3).await.ok(200);
    api.send(upload("2015-01-01", beginning(4))).await.ok(200);
    assert_eq!(keyed("2014-09-01", 3).await.ok(200), first, "even when a newer list is known");
    keyed("2015-02-01", 5).await.refused(422, "kernel/key-reused");
    assert_eq!(api.get(VENUES).await.ok(200)["total"], 4);
}

#[actix_web::test]
async fn a_file_that_is_not_the_list_is_refused_with_nothing_done() {
    let api = api().await;
    let list = beginning(5);
    let latin: Vec<u8> = list.chars().skip(1).map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    let not_utf8 = "partners/import-not-utf8";
    api.send(upload("2014-09-01", latin.clone())).await.refused(422, not_utf8);
    let head = list.find('\n').unwrap();
    let body_alone = [list.as_bytes()[..=head].to_vec(), latin].concat();
    let problem = api.send(upload("2014-09-01", body_alone)).await.refused(422, not_utf8);
    assert!(problem["data"]["unreadable"].as_u64() > Some(2), "{problem}");
    let renamed = list.replacen("Statut", "Etat", 1);
    let problem = api.send(upload("2014-09-01", renamed)).await.refused(422, "partners/import-wrong-header");
    assert_eq!(problem["data"]["missing"], json!(["Statut"]));
    for empty in ["", &list[..=head]] {
        api.send(upload("2014-09-01", empty.to_owned())).await.refused(422, "partners/import-no-rows");
    }
    api.send(upload("1er%20septembre", list.clone())).await.refused(422, "request/bad-parameter");
    let post = |path: &str, kind: &'static str| {
        TestRequest::post().uri(path).insert_header(("content-type", kind)).set_payload(list.clone())
    };
    api.send(post(IMPORTS, "text/csv")).await.refused(422, "request/missing-parameter");
    let more = format!("{IMPORTS}?on=2014-09-01&dry_run=1");
    api.send(post(&more, "text/csv")).await.refused(422, "request/unknown-parameter");
    let day = format!("{IMPORTS}?on=2014-09-01");
    api.send(post(&day, "application/json")).await.refused(415, "request/wrong-content-type");
    assert_eq!(api.get(VENUES).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn a_row_in_another_encoding_costs_the_others_nothing() {
    let api = api().await;
    let bytes = beginning(5).into_bytes();
    let place = bytes.windows(5).position(|window| window == "Médi".as_bytes()).unwrap();
    let broken = [&bytes[..place], b"M\xe9di", &bytes[place + 5..]].concat();
    let report = api.send(upload("2014-09-01", broken)).await.ok(200);
    assert_eq!((&report["created"], &report["rejected"][0]["line"]), (&json!(4), &json!(2)));
    assert_eq!(report["rejected"][0]["fault"], "broken_encoding");
    assert_eq!(report["rejected"][0]["byte"], 24);
}

#[actix_web::test]
async fn a_campaign_chooses_by_its_rule() {
    let api = api().await;
    let is_there = |line: &&str| line.contains(";Belfort;");
    let rows: String = REAL.split_inclusive('\n').filter(is_there).collect();
    api.send(upload("2014-09-01", beginning(3) + &rows)).await.ok(200);
    let campaign = |rule: Value| json!({"campaign": "Automne", "rule": rule, "on": "2014-10-01"});
    let path = "/api/v1/venue-canvassings";
    let large = json!({"population_above": 10_000, "floor_area_from": 1_000, "opening_minutes_from": 600});
    let report = api.post(path, &campaign(large)).await.ok(200);
    assert_eq!(report, json!({"chosen": 1, "canvassed": 1, "left_alone": 0}));
    // Without thresholds of its own: those of the report.
    let usual = json!({"campaign": "Automne", "on": "2014-10-15"});
    let report = api.post(path, &usual).await.ok(200);
    assert_eq!(report, json!({"chosen": 3, "canvassed": 2, "left_alone": 1}));
    let canvassed = api.get(&format!("{VENUES}?filter=stage:eq:canvassed&sort=stage_on")).await.ok(200);
    assert_eq!(
        (&canvassed["total"], &canvassed["items"][0]["name"]),
        (&json!(3), &json!("Bibliothèque Léon Deubel"))
    );
    assert_eq!(canvassed["items"][0]["stage_reason"], "Automne");
    let half = json!({"population_above": 10_000});
    api.post(path, &campaign(half)).await.refused(422, "request/unexpected-form");
    let unnamed = json!({"campaign": "", "rule": {"population_above": 0, "floor_area_from": 0, "opening_minutes_from": 0}, "on": "2014-11-01"});
    api.post(path, &unnamed).await.refused(422, "partners/nothing-said");
}
