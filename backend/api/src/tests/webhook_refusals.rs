//! Webhooks over HTTP: what each endpoint of the API refuses, how a secret gives way to the next, and what the log of a
//! delivery tells.

use std::time::Duration;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use kernel::outbox::{Attempt, Claimed, Outcome};
use kernel::testing::context;
use office::values::Timestamp;
use office::webhooks::public::Destination;
use serde_json::{Value, json};

use super::{Answer, Api, api, example, founded};

const ENDPOINTS: &str = "/api/v1/webhooks/endpoints";
const NOBODY: &str = "/api/v1/webhooks/endpoints/01a5e0c2-7c00-7000-8000-0000000000ff";

async fn register(api: &Api, events: &[&str]) -> (String, Value) {
    let body = json!({"url": "https://hooks.example.org/quintette", "events": events});
    let made = api.post(ENDPOINTS, &body).await.ok(201);
    (format!("{ENDPOINTS}/{}", made["endpoint_id"].as_str().unwrap()), made)
}

/// Sends with a method; null for no body.
async fn ask(api: &Api, method: &Method, path: &str, body: &Value) -> Answer {
    let request = TestRequest::default().method(method.clone()).uri(path);
    api.send(if body.is_null() { request } else { request.set_json(body) }).await
}

/// Every write about an endpoint, with a body that would be taken.
fn writes() -> [(Method, &'static str, Value); 7] {
    [
        (Method::PATCH, "", json!({"description": "Autre"})),
        (Method::DELETE, "", json!(null)),
        (Method::POST, "/secret", json!(null)),
        (Method::POST, "/enable", json!(null)),
        (Method::POST, "/disable", json!({"reason": "Essai"})),
        (Method::POST, "/ping", json!(null)),
        (Method::POST, "/replays", json!({"after_position": 0})),
    ]
}

#[actix_web::test]
async fn who_is_not_there_is_not_changed() {
    let api = api().await;
    for (method, part, body) in writes() {
        let unknown = ask(&api, &method, &format!("{NOBODY}{part}"), &body).await;
        unknown.refused(404, "webhooks/not-registered");
        let unreadable = ask(&api, &method, &format!("{ENDPOINTS}/mine{part}"), &body).await;
        unreadable.refused(404, "request/not-found");
    }
    api.get(NOBODY).await.refused(404, "webhooks/not-registered");
    assert_eq!(api.get(&format!("{NOBODY}/deliveries")).await.ok(200)["total"], 0);
    api.get(&format!("{NOBODY}/deliveries/1")).await.refused(404, "webhooks/no-such-delivery");
    let replay = api.post(&format!("{NOBODY}/deliveries/1/replay"), &json!({})).await;
    replay.refused(404, "webhooks/no-such-delivery");
}

#[actix_web::test]
async fn who_was_removed_does_not_come_back() {
    let api = founded().await;
    let (path, _) = register(&api, &["members.*"]).await;
    api.post("/api/v1/members", &example("post", "/api/v1/members")).await.ok(201);
    api.office.react(context().at).await.unwrap();
    ask(&api, &Method::DELETE, &path, &json!(null)).await.ok(200);
    for (method, part, body) in writes() {
        ask(&api, &method, &format!("{path}{part}"), &body).await.refused(409, "webhooks/removed");
    }
    let told = api.get(&format!("{path}/deliveries")).await.ok(200);
    assert!(told["total"].as_u64().unwrap() > 0, "what it was told stays readable: {told}");
    let one = format!("{path}/deliveries/{}", told["items"][0]["note_id"]);
    api.get(&one).await.ok(200);
    api.post(&format!("{one}/replay"), &json!({})).await.refused(409, "webhooks/removed");
}

#[actix_web::test]
async fn an_order_that_cannot_be_meant_is_refused() {
    let api = api().await;
    let (path, made) = register(&api, &["members.*"]).await;
    let change = async |body: Value| ask(&api, &Method::PATCH, &path, &body).await;
    change(json!({"events": []})).await.refused(422, "webhooks/no-events");
    change(json!({"events": ["members.fired"]})).await.refused(422, "webhooks/unknown-event");
    change(json!({"events": vec!["*"; 101]})).await.ok(200);
    let many: Vec<String> = (0..101).map(|n| format!("members.m{n}.*")).collect();
    change(json!({"events": many})).await.refused(422, "webhooks/unknown-event");
    change(json!({"description": "é".repeat(501)})).await.refused(422, "webhooks/too-long");
    change(json!({"secret": "whsec_mine"})).await.refused(422, "request/unexpected-form");
    for url in ["http://10.0.0.7/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/"] {
        let refused = change(json!({ "url": url })).await.refused(422, "request/unexpected-form");
        assert_eq!(refused["data"]["path"], "url", "{refused}");
    }
    let same = change(json!({"events": ["*"], "url": made["url"], "description": ""})).await.ok(200);
    assert_eq!(same["version"], 2, "what stays as it is is no fact");
    let long = json!({"reason": "é".repeat(501)});
    api.post(&format!("{path}/disable"), &long).await.refused(422, "webhooks/too-long");
    api.post(&format!("{path}/disable"), &json!({})).await.ok(200);
    api.post(&format!("{path}/disable"), &json!({})).await.refused(409, "webhooks/disabled");
    api.post(&format!("{path}/replays"), &json!({"after_position": 0}))
        .await
        .refused(409, "webhooks/disabled");
    api.post(&format!("{path}/enable"), &json!({})).await.ok(200);
    for wrong in [json!({"after_position": -1}), json!({"since": "hier"}), json!({"after_position": "1"})] {
        api.post(&format!("{path}/replays"), &wrong).await.refused(422, "request/unexpected-form");
    }
    api.get(&format!("{path}?events=*")).await.refused(422, "request/unknown-parameter");
    api.get("/api/v1/webhooks/event-types?room=members").await.refused(422, "request/unknown-parameter");
}

#[actix_web::test]
async fn the_old_secret_signs_for_a_day_beside_the_new_one() {
    let api = api().await;
    let (path, made) = register(&api, &["*"]).await;
    let rotated = api.post(&format!("{path}/secret"), &json!({})).await.ok(200);
    let [old, new] = [&made, &rotated].map(|shown| shown["secret"].as_str().unwrap().to_owned());
    let signing = async |moment: &str| {
        let (id, at) = (made["endpoint_id"].as_str().unwrap(), moment.parse::<Timestamp>().unwrap());
        match api.office.webhooks.destination(id, at).await.unwrap() {
            Destination::At { secrets, .. } => secrets.iter().map(office::webhooks::Secret::text).collect(),
            Destination::Nowhere { reason } => panic!("{reason}"),
        }
    };
    let both: Vec<String> = signing("2015-03-04T08:59:59Z").await;
    assert_eq!(both, [new.clone(), old]);
    let one: Vec<String> = signing("2015-03-04T09:00:00Z").await;
    assert_eq!(one, std::slice::from_ref(&new));
    for shown in
        [api.get(&path).await, api.get(ENDPOINTS).await, api.get(&format!("{path}/deliveries")).await]
    {
        assert!(!shown.text.contains("whsec_"), "{}", shown.text);
    }
}

#[actix_web::test]
async fn every_attempt_is_in_the_log_of_its_delivery() {
    let api = founded().await;
    let (path, made) = register(&api, &["members.member.admitted"]).await;
    let (other, _) = register(&api, &["billing.*"]).await;
    api.post("/api/v1/members", &example("post", "/api/v1/members")).await.ok(201);
    api.office.react(context().at).await.unwrap();
    let at: Timestamp = "2015-03-03T08:00:00Z".parse().unwrap();
    let claim =
        async || api.office.kernel.claim_notes("webhook", at, Duration::from_mins(2), 9).await.unwrap();
    let claimed = claim().await;
    let one = format!("{path}/deliveries/{}", claimed[0].id);
    api.get(&format!("{other}/deliveries/{}", claimed[0].id)).await.refused(404, "webhooks/no-such-delivery");
    let stranger = api.post(&format!("{other}/deliveries/{}/replay", claimed[0].id), &json!({})).await;
    stranger.refused(404, "webhooks/no-such-delivery");

    let ended = async |note: &Claimed, outcome, code, words: &str| {
        let took = Duration::from_millis(42);
        let attempt = Attempt { at, took, outcome, code, words: words.to_owned() };
        api.office.kernel.note_attempted(note, &attempt).await.unwrap();
    };
    let wait = Duration::ZERO;
    ended(&claimed[0], Outcome::Later { wait }, Some(500), "la destination répond 500 : oups").await;
    let second = claim().await;
    ended(&second[0], Outcome::Parked, None, "« h » est une adresse interne").await;
    let parked = api.get(&format!("{path}/deliveries?filter=state:eq:parked")).await.ok(200);
    assert_eq!((&parked["total"], &parked["items"][0]["attempts"]), (&json!(1), &json!(2)));
    let again = api.post(&format!("{one}/replay"), &json!({})).await.ok(200);
    assert_eq!((&again["state"], &again["recipient"]), (&json!("waiting"), &made["endpoint_id"]));
    let log = api.get(&one).await.ok(200)["log"].clone();
    let told = |n: usize| (log[n]["attempt"].clone(), log[n]["outcome"].clone(), log[n]["code"].clone());
    assert_eq!(told(0), (json!(1), json!("deferred"), json!(500)));
    assert_eq!(told(1), (json!(2), json!("parked"), json!(null)));
    assert_eq!(told(2), (json!(2), json!("retried"), json!(null)));
    assert_eq!(
        (&log[0]["took_ms"], &log[0]["words"]),
        (&json!(42), &json!("la destination répond 500 : oups"))
    );

    // While it is on its way, nobody sends it a second time.
    let later: Timestamp = "2015-03-03T09:00:00Z".parse().unwrap();
    let sending = api.office.kernel.claim_notes("webhook", later, Duration::from_mins(2), 9).await.unwrap();
    api.post(&format!("{one}/replay"), &json!({})).await.refused(409, "outbox/being-sent");
    ended(&sending[0], Outcome::Sent, Some(204), "").await;
    assert_eq!(api.get(&one).await.ok(200)["state"], "sent");
    assert_eq!(api.post(&format!("{one}/replay"), &json!({})).await.ok(200)["state"], "waiting");
}
