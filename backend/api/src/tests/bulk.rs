//! Many writes in one request.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::{Answer, Api, api, euros, example, founded};

const BULK: &str = "/api/v1/venues/bulk";
const VENUES: &str = "/api/v1/venues";

/// A venue of this name, as a row.
fn row(name: &str) -> Value {
    let mut row = example("post", VENUES);
    row["description"]["name"] = json!(name);
    row
}

async fn send(api: &Api, path: &str, headers: &[(&'static str, &str)], rows: &[Value]) -> Answer {
    let mut request = TestRequest::post().uri(path).set_json(json!({"rows": rows}));
    for (name, value) in headers {
        request = request.insert_header((*name, *value));
    }
    api.send(request).await
}

async fn venues(api: &Api) -> u64 {
    api.get(VENUES).await.ok(200)["total"].as_u64().unwrap()
}

#[actix_web::test]
async fn each_row_has_its_own_answer() {
    let api = api().await;
    let mut strange = row("Étrange");
    strange["floor"] = json!(2);
    let mut wrong = row("Fausse");
    wrong["on"] = json!("yesterday");
    let rows = [row("Une"), strange, row("Deux"), wrong, json!("nothing"), row("Trois")];
    let answer = send(&api, BULK, &[], &rows).await.ok(200);
    assert_eq!((&answer["succeeded"], &answer["refused"]), (&json!(3), &json!(3)));
    let statuses: Vec<_> =
        answer["rows"].as_array().unwrap().iter().map(|row| row["status"].clone()).collect();
    assert_eq!(statuses, [201, 422, 201, 422, 422, 201]);
    let made = &answer["rows"][2];
    let location = made["location"].as_str().unwrap();
    assert_eq!(location, format!("{VENUES}/{}", made["body"]["venue_id"].as_str().unwrap()));
    assert_eq!(api.get(location).await.ok(200)["name"], "Deux");
    let problem = &answer["rows"][3]["problem"];
    assert_eq!(
        (&problem["type"], &problem["data"]["path"]),
        (&json!("/problems/request/unexpected-form"), &json!("on"))
    );
    assert_eq!(problem["instance"], answer["rows"][1]["problem"]["instance"], "the request's id");
    assert_eq!(venues(&api).await, 3);
}

#[actix_web::test]
async fn a_row_is_decided_as_the_single_request_would_have_been() {
    let api = founded().await;
    let mut poor = example("post", "/api/v1/members");
    poor["category"] = json!("patron");
    let single = api.post("/api/v1/members", &poor).await.refused(422, "office/unknown-category");
    let answer =
        send(&api, "/api/v1/members/bulk", &[], &[poor, example("post", "/api/v1/members")]).await.ok(200);
    let problem = &answer["rows"][0]["problem"];
    for member in ["type", "title", "status", "data"] {
        assert_eq!(problem[member], single[member]);
    }
    let member = &answer["rows"][1]["body"];
    assert_eq!(member["number"], 1, "a refused row takes no number");
    let paid =
        |amount: &str| json!({"member_id": member["member_id"], "amount": euros(amount), "on": "2015-04-01"});
    let payments = [paid("1.00"), paid("1000000.00")];
    let answer = send(&api, "/api/v1/share-payments/bulk", &[], &payments).await.ok(200);
    assert_eq!(answer["refused"].as_u64().unwrap() + answer["succeeded"].as_u64().unwrap(), 2);
    assert!(
        answer["rows"][1]["problem"]["type"].as_str().unwrap().starts_with("/problems/members/"),
        "{answer}"
    );
}

#[actix_web::test]
async fn one_to_a_thousand_rows() {
    let api = api().await;
    let none = send(&api, BULK, &[], &[]).await.refused(422, "request/wrong-number-of-rows");
    assert_eq!(none["data"], json!({"rows": 0, "maximum": 1_000}));
    let many = vec![row("Une"); 1_001];
    send(&api, BULK, &[], &many).await.refused(422, "request/wrong-number-of-rows");
    assert_eq!(venues(&api).await, 0);
}

#[actix_web::test]
async fn a_repeated_request_writes_nothing_twice() {
    let api = api().await;
    let key = [("idempotency-key", "list-1")];
    let mut bad = row("Fausse");
    bad["on"] = json!(1);
    let rows = [row("Une"), bad, row("Deux")];
    let first = send(&api, BULK, &key, &rows).await.ok(200);
    assert_eq!(send(&api, BULK, &key, &rows).await.ok(200), first);
    assert_eq!(venues(&api).await, 2);
    send(&api, BULK, &key, &rows[..1]).await.refused(422, "kernel/key-reused");
}

#[actix_web::test]
async fn a_row_may_bring_its_own_key() {
    let api = api().await;
    let keyed = |key: &str, name: &str| {
        let mut row = row(name);
        row["key"] = json!(key);
        row
    };
    let first = send(&api, BULK, &[], &[keyed("a", "Une"), keyed("b", "Deux")]).await.ok(200);
    let again =
        send(&api, BULK, &[], &[keyed("b", "Deux"), keyed("c", "Trois"), keyed("a", "Autre")]).await.ok(200);
    assert_eq!(again["rows"][0]["body"], first["rows"][1]["body"]);
    assert_eq!(again["rows"][1]["status"], 201);
    assert_eq!(again["rows"][2]["problem"]["type"], "/problems/kernel/key-reused");
    assert_eq!(venues(&api).await, 3);
    let wrong = send(&api, BULK, &[], &[keyed("two words", "Une")]).await.ok(200);
    assert_eq!(wrong["rows"][0]["problem"]["type"], "/problems/request/bad-idempotency-key");
}

#[actix_web::test]
async fn bodies_are_left_out_where_nobody_wants_them() {
    let api = api().await;
    let answer = send(&api, BULK, &[("prefer", "return=minimal")], &[row("Une")]).await;
    assert_eq!(answer.header("preference-applied"), "return=minimal");
    let row = answer.ok(200)["rows"][0].clone();
    assert!(row.get("body").is_none() && row["location"].is_string(), "{row}");
}
