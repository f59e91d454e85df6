//! Another program hears of what happens: the real program, a receiver on this machine, and signatures checked by a
//! library that is not ours.
//!
//! Nothing is timed: a refusing receiver asks for an hour of peace, and the next attempt comes because somebody asks.

use std::collections::BTreeSet;

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName};
use serde_json::{Value, json};
use standardwebhooks::Webhook;

use crate::support::{Client, Program, Receiver, Told};

const ENDPOINTS: &str = "/api/v1/webhooks/endpoints";
const STATUTES: &str = "/api/v1/statutes";
const MEMBERS: &str = "/api/v1/members";

/// The list exactly as published.
const REAL: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../backend/domains/partners/data/bibliotheques-publiques.csv"
));

/// An endpoint of ours.
struct Endpoint {
    path: String,
    secret: String,
}

async fn register(client: &Client<'_>, url: &str, events: &[&str]) -> Endpoint {
    let made = client.post(ENDPOINTS, &json!({"url": url, "events": events})).await;
    let path = made.header("location").to_owned();
    Endpoint { path, secret: made.ok(201)["secret"].as_str().unwrap().to_owned() }
}

/// The JSON of a message whose signature is good; a byte more, or another secret, and it is not.
fn verified(told: &Told, secret: &str) -> Value {
    let mut headers = HeaderMap::new();
    for (name, value) in &told.headers {
        headers.insert(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
    }
    let webhook = Webhook::new(secret).unwrap();
    webhook.verify(told.body.as_bytes(), &headers).unwrap();
    assert!(webhook.verify(format!("{} ", told.body).as_bytes(), &headers).is_err());
    let other = Webhook::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
    assert!(other.verify(told.body.as_bytes(), &headers).is_err());
    assert_eq!(told.headers["content-type"], "application/json");
    serde_json::from_str(&told.body).unwrap()
}

fn name_of(told: &Told) -> &str {
    &told.headers["webhook-id"]
}

/// Waits until so many attempts have ended since the program began, and are in the log.
fn attempts(program: &Program, count: u64) {
    program.wait_until(|lines| {
        let rounds =
            lines.iter().filter(|line| line["message"] == "outgoing notes" && line["what"] == "messages");
        let ended = |line: &Value| ["sent", "failed", "parked"].map(|name| line[name].as_u64().unwrap());
        rounds.map(|line| ended(line).iter().sum::<u64>()).sum::<u64>() >= count
    });
}

async fn admit(client: &Client<'_>) -> Value {
    client.post(MEMBERS, &client.example(MEMBERS).await).await.ok(201)
}

async fn deliveries(client: &Client<'_>, endpoint: &Endpoint, query: &str) -> Value {
    client.get(&format!("{}/deliveries?sort=note_id&limit=1000{query}", endpoint.path)).await.ok(200)
}

/// Lines of a delivery's log: outcome and status.
async fn log(client: &Client<'_>, delivery: &str) -> Vec<(String, Option<u64>)> {
    let file = client.get(delivery).await.ok(200);
    let line = |line: &Value| (line["outcome"].as_str().unwrap().to_owned(), line["code"].as_u64());
    file["log"].as_array().unwrap().iter().map(line).collect()
}

fn lines(expected: &[(&str, Option<u64>)]) -> Vec<(String, Option<u64>)> {
    expected.iter().map(|(outcome, code)| ((*outcome).to_owned(), *code)).collect()
}

/// A fact is told, thinly and signed.
async fn told_once(client: &Client<'_>, receiver: &Receiver, endpoint: &Endpoint) -> Value {
    let admitted = admit(client).await;
    let told = receiver.next().await;
    assert_eq!(told.line, "POST /crochet?client=7 HTTP/1.1");
    let message = verified(&told, &endpoint.secret);
    assert_eq!(
        (&message["type"], &message["data"]["id"]),
        (&json!("members.member.admitted"), &admitted["member_id"])
    );
    let names: Vec<&String> = message["data"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["correlation", "id", "on", "position", "sequence", "stream"], "nothing about anybody");
    let read = client.get(&format!("{MEMBERS}/{}", message["data"]["id"].as_str().unwrap())).await.ok(200);
    assert_eq!(read["number"], admitted["number"], "the rest is read with rights of one's own");
    message
}

/// An endpoint that cannot is asked again; the same message under the same name.
async fn tried_again(
    program: &Program,
    db: &TestDatabase,
    client: &Client<'_>,
    (receiver, endpoint): (&Receiver, &Endpoint),
) {
    receiver.answer(&[500, 503]);
    admit(client).await;
    let first = receiver.next().await;
    attempts(program, 2);
    let waiting = deliveries(client, endpoint, "&filter=state:eq:waiting").await;
    let row = &waiting["items"][0];
    assert_eq!((&waiting["total"], &row["attempts"]), (&json!(1), &json!(1)));
    assert!(row["last_error"].as_str().unwrap().contains("répond 500"), "{row}");
    let note = row["note_id"].to_string();
    let delivery = format!("{}/deliveries/{note}", endpoint.path);

    client.post(&format!("/api/v1/outbox/{note}/retry"), &json!({})).await.ok(200);
    let second = receiver.next().await;
    attempts(program, 3);
    let retry = program.command(db, &["outbox", "retry", &note]);
    assert!(retry.status.success(), "{}", String::from_utf8_lossy(&retry.stderr));
    let third = receiver.next().await;
    attempts(program, 4);
    for again in [&second, &third] {
        assert_eq!((name_of(again), &again.body), (name_of(&first), &first.body));
        verified(again, &endpoint.secret);
    }
    let expected = [
        ("deferred", Some(500)),
        ("retried", None),
        ("deferred", Some(503)),
        ("retried", None),
        ("sent", Some(204)),
    ];
    assert_eq!(log(client, &delivery).await, lines(&expected));
    let sent = client.post(&format!("/api/v1/outbox/{note}/retry"), &json!({})).await;
    sent.refused(409, "outbox/already-sent");
}

/// How many messages a replay from a place on makes due. It begins when all that ran on the server has ended, other tests'
/// transactions too.
async fn replayed(client: &Client<'_>, endpoint: &Endpoint, place: &Value) -> u64 {
    loop {
        let range = json!({"after_position": place});
        let replayed = client.post(&format!("{}/replays", endpoint.path), &range).await.ok(200);
        if replayed["complete"] == true {
            return replayed["queued"].as_u64().unwrap();
        }
        assert_eq!((&replayed["queued"], &replayed["last_position"]), (&json!(0), &Value::Null));
    }
}

/// Who says that it is gone is told nothing more, until it is enabled; then what it missed is told when asked.
async fn gone_and_back(program: &Program, client: &Client<'_>, (receiver, endpoint): (&Receiver, &Endpoint)) {
    receiver.answer(&[410]);
    admit(client).await;
    let refused = receiver.next().await;
    attempts(program, 5);
    program.wait_until(|lines| lines.iter().any(|line| line["message"] == "endpoint disabled"));
    let row = client.get(&endpoint.path).await.ok(200);
    assert_eq!((&row["state"], &row["cause"]), (&json!("disabled"), &json!("gone")));
    let missed = admit(client).await;
    client.post(&format!("{}/ping", endpoint.path), &json!({})).await.refused(409, "webhooks/disabled");
    let parked = deliveries(client, endpoint, "&filter=state:eq:parked").await;
    assert_eq!(parked["total"], 1, "{parked}");
    let delivery = format!("{}/deliveries/{}", endpoint.path, parked["items"][0]["note_id"]);
    client.post(&format!("{delivery}/replay"), &json!({})).await.refused(409, "webhooks/disabled");

    client.post(&format!("{}/enable", endpoint.path), &json!({})).await.ok(200);
    client.post(&format!("{delivery}/replay"), &json!({})).await.ok(200);
    let again = receiver.next().await;
    assert_eq!((name_of(&again), &again.body), (name_of(&refused), &refused.body), "the same name");
    attempts(program, 6);
    client.post(&format!("{delivery}/replay"), &json!({})).await.ok(200);
    assert_eq!(name_of(&receiver.next().await), name_of(&refused), "also of what was taken");
    attempts(program, 7);
    let place = serde_json::from_str::<Value>(&refused.body).unwrap()["data"]["position"].clone();
    assert_eq!(replayed(client, endpoint, &place).await, 1);
    let told = verified(&receiver.next().await, &endpoint.secret);
    assert_eq!(told["data"]["id"], missed["member_id"]);
    attempts(program, 8);
}

/// After a rotation the old secret and the new one both prove the message.
async fn rotated(client: &Client<'_>, receiver: &Receiver, endpoint: &Endpoint) -> String {
    let new = client.post(&format!("{}/secret", endpoint.path), &json!({})).await.ok(200);
    let new = new["secret"].as_str().unwrap().to_owned();
    client.post(&format!("{}/ping", endpoint.path), &json!({})).await.ok(201);
    let ping = receiver.next().await;
    assert_eq!(ping.headers["webhook-signature"].matches("v1,").count(), 2);
    for secret in [&endpoint.secret, &new] {
        assert_eq!(verified(&ping, secret)["type"], "webhooks.ping");
    }
    new
}

on_both_databases!(another_program_hears_of_what_happens, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let receiver = Receiver::open().await;
    let endpoint = register(&client, &receiver.url("/crochet?client=7"), &["members.member.admitted"]).await;
    client.post(STATUTES, &client.example(STATUTES).await).await.ok(201);
    let first = told_once(&client, &receiver, &endpoint).await;
    attempts(&program, 1);
    tried_again(&program, &db, &client, (&receiver, &endpoint)).await;
    gone_and_back(&program, &client, (&receiver, &endpoint)).await;
    let secret = rotated(&client, &receiver, &endpoint).await;
    attempts(&program, 9);
    let before = deliveries(&client, &endpoint, "").await["total"].as_u64().unwrap();
    assert!(receiver.more().await.is_empty(), "nothing else was told");
    drop(client);

    // Views made anew, in a program started anew: nobody hears of the past again.
    let other = program.beside(&db);
    assert!(program.stop().success());
    let rebuilt = other.command(&db, &["rebuild"]);
    assert!(rebuilt.status.success(), "{}", String::from_utf8_lossy(&rebuilt.stderr));
    let program = other.beside(&db);
    assert!(other.stop().success());
    let client = Client::of(&program);
    let admitted = admit(&client).await;
    let told = verified(&receiver.next().await, &secret);
    assert_eq!(told["data"]["id"], admitted["member_id"], "the next that is told is what is new");
    assert!(told["data"]["position"].as_i64() > first["data"]["position"].as_i64());
    attempts(&program, 1);
    assert!(receiver.more().await.is_empty(), "nothing else was told");
    assert_eq!(deliveries(&client, &endpoint, "").await["total"], before + 1);
    assert!(!program.log().contains("whsec_"));
});

on_both_databases!(an_address_inside_is_not_called, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    for url in ["https://169.254.169.254/latest/meta-data/", "https://10.0.0.7/crochet"] {
        let endpoint = register(&client, url, &["*"]).await;
        let ping = client.post(&format!("{}/ping", endpoint.path), &json!({})).await;
        let delivery = ping.header("location").to_owned();
        let id = ping.ok(201)["recipient"].clone();
        program.wait_until(|lines| {
            let tried = lines
                .iter()
                .skip_while(|line| line["message"] != "message not delivered" || line["endpoint"] != id);
            tried.filter(|line| line["message"] == "outgoing notes").count() > 0
        });
        let file = client.get(&delivery).await.ok(200);
        assert_eq!((&file["state"], &file["log"][0]["code"]), (&json!("waiting"), &json!(null)));
        assert!(file["last_error"].as_str().unwrap().contains("adresse interne"), "{file}");
    }
});

on_both_databases!(two_processes_tell_each_fact_once, async |db: TestDatabase| {
    const FACTS: usize = 60;
    let one = Program::serve(&db);
    let two = one.beside(&db);
    let clients = [Client::of(&one), Client::of(&two)];
    let receiver = Receiver::open().await;
    let endpoint = register(&clients[0], &receiver.url("/"), &["partners.venue.listed"]).await;
    for (rows, client) in [20, 40, FACTS].into_iter().zip([&clients[0], &clients[1], &clients[0]]) {
        let list: String = REAL.split_inclusive('\n').take(rows + 1).collect();
        let import =
            client.upload("/api/v1/venue-imports?on=2014-09-01", "text/csv; charset=utf-8", list).await;
        assert_eq!(import.ok(200)["created"], 20);
    }
    let mut names = BTreeSet::new();
    let mut facts = BTreeSet::new();
    for _ in 0..FACTS {
        let told = receiver.next().await;
        facts.insert(verified(&told, &endpoint.secret)["data"]["position"].as_i64().unwrap());
        names.insert(name_of(&told).to_owned());
    }
    assert_eq!((names.len(), facts.len()), (FACTS, FACTS));
    for (process, client) in [&one, &two].into_iter().zip(&clients) {
        // Whoever still sends something ends it before it stops.
        let request = client.request(Method::GET, &format!("{}/deliveries?limit=1000", endpoint.path));
        let told = client.send(request).await.ok(200);
        assert_eq!(told["total"], FACTS, "{}", process.log());
        let attempts: BTreeSet<i64> =
            told["items"].as_array().unwrap().iter().map(|row| row["attempts"].as_i64().unwrap()).collect();
        assert_eq!(attempts, BTreeSet::from([1]), "each once");
    }
    drop(clients);
    assert!(one.stop().success() && two.stop().success());
    assert!(receiver.more().await.is_empty(), "nothing twice");
});
