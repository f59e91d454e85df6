//! Webhooks over HTTP: endpoints, their secrets, what they were told; never a secret twice.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use kernel::testing::context;
use serde_json::{Value, json};

use super::{Api, api, example, founded};

const ENDPOINTS: &str = "/api/v1/webhooks/endpoints";

async fn register(api: &Api, events: &[&str]) -> String {
    let body = json!({"url": "https://hooks.example.org/quintette", "events": events});
    let made = api.post(ENDPOINTS, &body).await;
    let location = made.header("location").to_owned();
    let made = made.ok(201);
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    assert_eq!(location, format!("{ENDPOINTS}/{}", made["endpoint_id"].as_str().unwrap()));
    location
}

async fn patch(api: &Api, path: &str, body: &Value) -> super::Answer {
    api.send(TestRequest::default().method(Method::PATCH).uri(path).set_json(body)).await
}

/// Lets messages be written for what has happened.
async fn announce(api: &Api) -> u64 {
    api.office.react(context().at).await.unwrap()
}

#[actix_web::test]
async fn the_life_of_an_endpoint() {
    let api = api().await;
    let made = api.post(ENDPOINTS, &example("post", ENDPOINTS)).await.ok(201);
    let path = format!("{ENDPOINTS}/{}", made["endpoint_id"].as_str().unwrap());
    assert_eq!((&made["state"], &made["description"]), (&json!("enabled"), &json!("Site web")));
    let read = api.get(&path).await;
    assert!(!read.text.contains("whsec_"), "{}", read.text);
    assert_eq!(read.ok(200)["url"], "https://hooks.example.org/quintette");
    let changed = patch(&api, &path, &json!({"events": ["billing.*"]})).await.ok(200);
    assert_eq!((&changed["events"], &changed["description"]), (&json!(["billing.*"]), &json!("Site web")));
    let off = api.post(&format!("{path}/disable"), &json!({"reason": "Migration"})).await.ok(200);
    assert_eq!(
        (&off["state"], &off["cause"], &off["reason"]),
        (&json!("disabled"), &json!("by_hand"), &json!("Migration"))
    );
    api.post(&format!("{path}/ping"), &json!({})).await.refused(409, "webhooks/disabled");
    api.post(&format!("{path}/enable"), &json!({})).await.ok(200);
    api.post(&format!("{path}/enable"), &json!({})).await.refused(409, "webhooks/already-enabled");
    let list = api.get(&format!("{ENDPOINTS}?filter=state:eq:enabled&sort=-registered_at")).await.ok(200);
    assert_eq!(list["total"], 1);
    let removed = api.send(TestRequest::delete().uri(&path)).await.ok(200);
    assert_eq!(removed, json!({"endpoint_id": made["endpoint_id"]}));
    api.get(&path).await.refused(404, "webhooks/not-registered");
    api.send(TestRequest::delete().uri(&path)).await.refused(409, "webhooks/removed");
}

#[actix_web::test]
async fn a_secret_is_shown_once_and_to_a_repeated_request() {
    let api = api().await;
    let send = async |key: &str| {
        let body = json!({"url": "https://hooks.example.org/", "events": ["*"]});
        let request = TestRequest::post().uri(ENDPOINTS).insert_header(("idempotency-key", key.to_owned()));
        api.send(request.set_json(body)).await.ok(201)
    };
    let first = send("one").await;
    assert_eq!(send("one").await, first, "a lost answer is given again");
    let path = format!("{ENDPOINTS}/{}", first["endpoint_id"].as_str().unwrap());
    let rotated = api.post(&format!("{path}/secret"), &json!({})).await.ok(200);
    assert!(rotated["secret"].is_string() && rotated["secret"] != first["secret"]);
    assert!(rotated["rotated_at"].is_string());
    assert_eq!(send("one").await["secret"], json!(null));
    assert_eq!(api.get(ENDPOINTS).await.ok(200)["total"], 1);
}

#[actix_web::test]
async fn what_cannot_be_told_is_refused_with_the_reason() {
    let api = api().await;
    let register =
        async |url: &str, events: Value| api.post(ENDPOINTS, &json!({"url": url, "events": events})).await;
    for url in ["http://hooks.example.org/", "https://u:p@hooks.example.org/", "ftp://hooks.example.org/"] {
        let problem = register(url, json!(["*"])).await.refused(422, "request/unexpected-form");
        assert_eq!(problem["data"]["path"], "url", "{problem}");
    }
    register("https://h.example/", json!([])).await.refused(422, "webhooks/no-events");
    register("https://h.example/", json!(["Members"])).await.refused(422, "request/unexpected-form");
    let problem = register("https://h.example/", json!(["accounts.*"])).await;
    assert_eq!(problem.refused(422, "webhooks/unknown-event")["data"]["event"], "accounts.*");
}

#[actix_web::test]
async fn the_catalogue_names_the_facts_of_the_trade_alone() {
    let api = api().await;
    let all = api.get("/api/v1/webhooks/event-types").await.ok(200);
    let names: Vec<&str> =
        all["items"].as_array().unwrap().iter().map(|item| item["type"].as_str().unwrap()).collect();
    for name in ["members.member.admitted", "billing.invoice.issued", "assemblies.assembly.convened"] {
        assert!(names.contains(&name), "{name} in {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with("accounts.") || name.starts_with("webhooks.")));
}

#[actix_web::test]
async fn what_happened_is_told_without_a_word_about_anybody() {
    let api = founded().await;
    let path = register(&api, &["members.*"]).await;
    let admission = api.post("/api/v1/members", &example("post", "/api/v1/members")).await.ok(201);
    assert!(announce(&api).await > 0);
    let page = api.get(&format!("{path}/deliveries?sort=note_id")).await.ok(200);
    let row = &page["items"][0];
    assert_eq!((&row["kind"], &row["subject"]), (&json!("webhook"), &json!("members.member.admitted")));
    let delivery = api.get(&format!("{path}/deliveries/{}", row["note_id"])).await.ok(200);
    let data = &delivery["payload"]["data"];
    assert_eq!((&data["stream"], &data["id"]), (&json!("members.member"), &admission["member_id"]));
    let members: Vec<&String> = data.as_object().unwrap().keys().collect();
    assert_eq!(members.len(), 6, "{members:?}");
    api.get(&format!("{path}/deliveries/4711")).await.refused(404, "webhooks/no-such-delivery");
}

#[actix_web::test]
async fn it_is_told_once_more_when_asked() {
    let api = founded().await;
    api.post("/api/v1/members", &example("post", "/api/v1/members")).await.ok(201);
    let path = register(&api, &["members.member.admitted"]).await;
    announce(&api).await;
    assert_eq!(api.get(&format!("{path}/deliveries")).await.ok(200)["total"], 0, "it was before");
    let replay = format!("{path}/replays");
    let replayed = api.post(&replay, &json!({"after_position": 0})).await.ok(200);
    assert_eq!((&replayed["queued"], &replayed["complete"]), (&json!(1), &json!(true)));
    let again = json!({"after_position": replayed["last_position"]});
    assert_eq!(api.post(&replay, &again).await.ok(200)["queued"], 0);
    let since = json!({"since": "2015-03-03T09:00:00Z"});
    assert_eq!(api.post(&replay, &since).await.ok(200)["queued"], 1);
    for wrong in [json!({}), json!({"after_position": 1, "since": "2015-03-03T09:00:00Z"})] {
        api.post(&replay, &wrong).await.refused(422, "request/unexpected-form");
    }
    let row = api.get(&format!("{path}/deliveries")).await.ok(200)["items"][0].clone();
    let one = api.post(&format!("{path}/deliveries/{}/replay", row["note_id"]), &json!({})).await.ok(200);
    assert_eq!((&one["note_id"], &one["state"]), (&row["note_id"], &json!("waiting")));
    let ping = api.post(&format!("{path}/ping"), &json!({})).await;
    let location = ping.header("location").to_owned();
    ping.ok(201);
    assert_eq!(api.get(&location).await.ok(200)["payload"]["type"], "webhooks.ping");
}

#[test]
fn the_message_is_described() {
    let document = serde_json::to_value(crate::document()).unwrap();
    let operation = &document["webhooks"]["event"]["post"];
    assert_eq!(operation["operationId"], "receive_event");
    let content = &operation["requestBody"]["content"]["application/json"];
    assert_eq!(content["schema"]["$ref"], "#/components/schemas/WebhookMessage");
    assert_eq!(content["example"]["type"], "members.member.admitted");
    assert!(document["components"]["schemas"]["WebhookFact"].is_object());
}
