//! What a caller would like, and on what its write rests.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::{Answer, Api, api, example};

const ORGANISATIONS: &str = "/api/v1/organisations";

async fn registered(api: &Api) -> String {
    let made = api.post(ORGANISATIONS, &example("post", ORGANISATIONS)).await;
    made.header("location").to_owned()
}

async fn rename(api: &Api, path: &str, headers: &[(&'static str, &str)], name: &str) -> Answer {
    let body = json!({"name": name, "on": "2015-01-01"});
    let mut request = TestRequest::post().uri(&format!("{path}/name")).set_json(body);
    for (name, value) in headers {
        request = request.append_header((*name, *value));
    }
    api.send(request).await
}

#[actix_web::test]
async fn a_body_is_left_out_where_nobody_wants_it() {
    let api = api().await;
    let body = example("post", ORGANISATIONS);
    let minimal = TestRequest::post().uri(ORGANISATIONS).insert_header(("prefer", "return=minimal, wait=5"));
    let answer = api.send(minimal.set_json(&body)).await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (204, ""));
    assert_eq!(answer.header("preference-applied"), "return=minimal");
    assert!(!answer.headers.contains_key("content-type"));
    let location = answer.header("location").to_owned();
    assert_eq!(api.get(&location).await.ok(200)["name"], body["name"]);
    let refused =
        rename(&api, &location, &[("prefer", "return=minimal")], body["name"].as_str().unwrap()).await;
    assert!(!refused.headers.contains_key("preference-applied"), "a refusal is always told");
    refused.refused(409, "partners/nothing-new");
    let read = TestRequest::get().uri(&location).insert_header(("prefer", "return=minimal"));
    assert_eq!(api.send(read).await.ok(200)["name"], body["name"], "a reading is what was asked for");
    let other =
        TestRequest::post().uri(ORGANISATIONS).insert_header(("prefer", "respond-async, handling=strict"));
    let mut named = body.clone();
    (named["siret"], named["siren"], named["vat_number"]) = (Value::Null, Value::Null, Value::Null);
    let answer = api.send(other.set_json(&named)).await;
    assert!(!answer.headers.contains_key("preference-applied"));
}

#[actix_web::test]
async fn a_write_rests_on_what_was_read() {
    let api = api().await;
    let path = registered(&api).await;
    let tag = api.get(&path).await.header("etag").to_owned();
    assert!(tag.starts_with("\"1-"), "{tag}");
    assert_eq!(rename(&api, &path, &[("if-match", &tag)], "Ville de Saint-Exemple").await.status, 201);
    let moved = rename(&api, &path, &[("if-match", &tag)], "Cité de Saint-Exemple").await;
    let moved = moved.refused(412, "request/precondition-failed");
    assert_eq!(moved["data"]["version"], 2);
    let fresh = api.get(&path).await;
    assert_eq!(fresh.json["name"], "Ville de Saint-Exemple", "nothing was recorded");
    let (old, new) = (tag.as_str(), fresh.header("etag"));
    assert_eq!(rename(&api, &path, &[("if-match", old), ("if-match", new)], "Cité").await.status, 201);
    assert_eq!(rename(&api, &path, &[("if-match", "*")], "Bourg").await.status, 201);
    assert_eq!(rename(&api, &path, &[], "Village").await.status, 201, "who rests on nothing is not asked");
    rename(&api, &path, &[("if-match", "W/\"5-ab\"")], "Hameau")
        .await
        .refused(412, "request/precondition-failed");
    rename(&api, &path, &[("if-match", "\"ab\"")], "Hameau")
        .await
        .refused(412, "request/precondition-failed");
}

#[actix_web::test]
async fn a_repeated_write_is_answered_though_it_has_moved_the_thing_itself() {
    let api = api().await;
    let path = registered(&api).await;
    let tag = api.get(&path).await.header("etag").to_owned();
    let headers = [("if-match", tag.as_str()), ("idempotency-key", "rename-1")];
    let first = rename(&api, &path, &headers, "Ville de Saint-Exemple").await.ok(201);
    assert_eq!(rename(&api, &path, &headers, "Ville de Saint-Exemple").await.ok(201), first);
}

#[actix_web::test]
async fn a_condition_that_nobody_checks_is_refused() {
    let api = api().await;
    let create = TestRequest::post().uri(ORGANISATIONS).insert_header(("if-match", "\"1-ab\""));
    let refused = api.send(create.set_json(example("post", ORGANISATIONS))).await;
    refused.refused(422, "request/no-precondition");
    assert_eq!(api.get(ORGANISATIONS).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn every_thing_that_can_be_rested_on_is_described() {
    let document = serde_json::to_value(crate::document()).unwrap();
    let mut resting = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let named = |name: &str| {
                let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
                parameters.iter().any(|parameter| parameter["name"] == name)
            };
            let writes = method != Method::GET.as_str().to_lowercase().as_str();
            assert_eq!(named("Prefer"), writes, "{method} {path}");
            assert_eq!(named("If-Match"), operation["responses"]["412"].is_object(), "{method} {path}");
            resting += usize::from(named("If-Match"));
        }
    }
    assert!(resting > 20, "{resting}");
    for (collection, _) in crate::precondition::THINGS {
        let read = document["paths"].as_object().unwrap().iter().any(|(path, item)| {
            path.strip_prefix(collection).is_some_and(|rest| rest.starts_with('{') && !rest.contains('/'))
                && item["get"].is_object()
        });
        assert!(read || collection == "/api/v1/invoices/", "{collection} cannot be read");
    }
}
