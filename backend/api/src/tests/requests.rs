//! Requests that are wrong in form, and what every answer has in common.

use actix_web::http::Method;
use actix_web::test::TestRequest;
use serde_json::json;

use super::{api, example};

fn post(path: &str, body: impl Into<actix_web::web::Bytes>) -> TestRequest {
    TestRequest::post().uri(path).insert_header(("content-type", "application/json")).set_payload(body)
}

const MEMBERS: &str = "/api/v1/members";

fn sample() -> serde_json::Value {
    example("post", MEMBERS)
}

#[actix_web::test]
async fn json_that_is_none_is_malformed() {
    let api = api().await;
    let problem = api.send(post(MEMBERS, "{\"shares\": ")).await.refused(400, "request/malformed-json");
    assert_eq!(problem["data"]["line"], 1);
    api.send(post(MEMBERS, "")).await.refused(400, "request/malformed-json");
    let twice = format!("{0} {0}", sample());
    api.send(post(MEMBERS, twice)).await.refused(400, "request/malformed-json");
}

#[actix_web::test]
async fn json_of_another_form_is_refused_with_its_place() {
    let api = api().await;
    let form = "request/unexpected-form";
    let mut negative = sample();
    negative["shares"] = json!(-1);
    assert_eq!(api.post(MEMBERS, &negative).await.refused(422, form)["data"]["path"], "shares");
    let mut dollars = sample();
    dollars["paid"]["currency"] = json!("USD");
    assert_eq!(api.post(MEMBERS, &dollars).await.refused(422, form)["data"]["path"], "paid.currency");
    let mut float = sample();
    float["paid"]["amount"] = json!(100.0);
    assert_eq!(api.post(MEMBERS, &float).await.refused(422, form)["data"]["path"], "paid.amount");
    let mut unknown = sample();
    unknown["sponsor"] = json!("Zoé");
    let problem = api.post(MEMBERS, &unknown).await.refused(422, form);
    assert!(problem["detail"].as_str().unwrap().contains("sponsor"), "{problem}");
    let mut deep = sample();
    deep["applicant"]["nickname"] = json!("Zo");
    let problem = api.post(MEMBERS, &deep).await.refused(422, form);
    assert!(problem["detail"].as_str().unwrap().contains("nickname"), "{problem}");
}

#[actix_web::test]
async fn another_media_type_and_too_many_bytes_are_refused() {
    let api = api().await;
    let form = TestRequest::post().uri(MEMBERS).set_form([("shares", "1")]);
    api.send(form).await.refused(415, "request/wrong-content-type");
    api.send(post(MEMBERS, vec![b' '; 1_048_577])).await.refused(413, "request/too-large");
}

#[actix_web::test]
async fn addresses_and_methods_that_are_none() {
    let api = api().await;
    for nowhere in ["/api/v1/membres", "/api/v2/members", "/api/"] {
        api.get(nowhere).await.refused(404, "request/not-found");
    }
    api.get("/api/v1/members/forty-two").await.refused(404, "request/not-found");
    let wrong = api.send(TestRequest::default().method(Method::DELETE).uri(MEMBERS)).await;
    assert_eq!(wrong.header("allow"), "GET, HEAD, POST");
    wrong.refused(405, "request/wrong-method");
}

#[actix_web::test]
async fn what_can_be_read_has_a_head() {
    let api = api().await;
    let head = api.send(TestRequest::default().method(Method::HEAD).uri(MEMBERS)).await;
    assert_eq!((head.status.as_u16(), head.header("content-type")), (200, "application/json"));
}

#[actix_web::test]
async fn parameters_that_nobody_knows_are_refused() {
    let api = api().await;
    let problem =
        api.get("/api/v1/members?fliter=number:eq:1").await.refused(422, "request/unknown-parameter");
    assert_eq!(problem["data"]["parameter"], "fliter");
    api.get("/api/v1/members?filter=shoe_size:eq:1").await.refused(422, "lists/unknown-field");
    api.get("/api/v1/members?format=csv&filter=shoe_size:eq:1").await.refused(422, "lists/unknown-field");
    api.get("/api/v1/members?limit=0").await.refused(422, "lists/limit-out-of-range");
    api.get("/api/v1/members?as_of=31/12/2015").await.refused(422, "request/bad-parameter");
    api.get("/api/v1/share-capital?as_off=2015-12-31").await.refused(422, "request/unknown-parameter");
}

#[actix_web::test]
async fn the_request_keeps_its_id() {
    let api = api().await;
    let id = "01a5e0c2-7c00-7000-8000-000000000007";
    let answer = api.send(TestRequest::get().uri(MEMBERS).insert_header(("x-request-id", id))).await;
    assert_eq!(answer.header("x-request-id"), id);
    let other = api.send(TestRequest::get().uri(MEMBERS).insert_header(("x-request-id", "mine"))).await;
    assert_ne!(other.header("x-request-id"), "mine");
}

#[actix_web::test]
async fn a_page_of_another_site_cannot_write() {
    let api = api().await;
    let body = sample().to_string();
    let foreign = post(MEMBERS, body.clone()).insert_header(("origin", "https://elsewhere.example"));
    api.send(foreign).await.refused(403, "request/foreign-origin");
    let hidden = post(MEMBERS, body.clone()).insert_header(("sec-fetch-site", "cross-site"));
    api.send(hidden).await.refused(403, "request/foreign-origin");
    let own = post(MEMBERS, body)
        .insert_header(("host", "127.0.0.1:8080"))
        .insert_header(("origin", "http://127.0.0.1:8080"));
    assert_ne!(api.send(own).await.status, 403);
}

#[actix_web::test]
async fn an_idempotency_key_is_visible_ascii() {
    let api = api().await;
    for wrong in ["", "two words", &"k".repeat(256)] {
        let request = post(MEMBERS, sample().to_string()).insert_header(("idempotency-key", wrong));
        api.send(request).await.refused(400, "request/bad-idempotency-key");
    }
}
