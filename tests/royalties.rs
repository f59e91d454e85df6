//! From the bills and the listens of a year to each creator's pot over HTTP: to the cent, once, and unmoved by what is
//! learnt later.

use kernel::testing::{TestDatabase, on_both_databases};
use kernel::{Clock, SystemClock};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Client, Program};

const KEYS: &str = "/api/v1/cct-keys";
const SPLITS: &str = "/api/v1/distributions";
const USAGE: &str = "/api/v1/usage";

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

/// An amount in cents.
fn cents(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

/// A customer that is billed for 2015: 910,01 € of subscriptions and 250,50 € of devices.
async fn billed(client: &Client<'_>) {
    let make = async |path: &str, id: &str, change: &dyn Fn(&mut Value)| {
        let mut body = client.example(path).await;
        change(&mut body);
        client.post(path, &body).await.ok(201)[id].clone()
    };
    make("/api/v1/seller-identity", "from", &|_| ()).await;
    let item = |product: &str, family: &str, unit: &str, price: &str| {
        json!({
            "product": product, "family": family, "designation": product, "unit": unit, "vat_rate": "20",
            "price": {"flat": euros(price)}
        })
    };
    let items = |list: &mut Value| {
        let items = list["items"].as_array_mut().unwrap();
        items.push(item("LIVRE-NUM", "subscription", "year", "100.01"));
        items.push(item("BORNE", "device", "piece", "250.50"));
    };
    let price_list = make("/api/v1/price-lists", "price_list_id", &items).await;
    let customer = make("/api/v1/organisations", "organisation_id", &|_| ()).await;
    let venue = make("/api/v1/venues", "venue_id", &|_| ()).await;
    let terms = |contract: &mut Value| {
        contract["price_list_id"] = price_list.clone();
        contract["customer_id"] = customer.clone();
        contract["venues"][0]["venue_id"] = venue.clone();
        for product in ["LIVRE-NUM", "BORNE"] {
            contract["lines"].as_array_mut().unwrap().push(json!({"product": product, "quantity": "1"}));
        }
    };
    make("/api/v1/contracts", "contract_id", &terms).await;
    let run = client.post("/api/v1/invoice-runs", &json!({"on": "2015-01-15"})).await.ok(200);
    assert_eq!(run["issued"].as_array().unwrap().len(), 1, "{run}");
}

/// Asks for the split of a year, under a key.
async fn split(client: &Client<'_>, year: i32, on: &str, key: &str) -> Answer {
    let body = json!({"year": year, "on": on, "sacem": {"kind": "rate", "basis_points": 400}});
    client.send(client.request(Method::POST, SPLITS).header("idempotency-key", key).json(&body)).await
}

/// The year is counted, month by month from one source and as a whole from another.
async fn counted(client: &Client<'_>) {
    for (period, source, users, listens) in
        [("2015-01", "1d-touch", 60, 300), ("2015-02", "1d-touch", 70, 250), ("2015", "deboussolee", 90, 450)]
    {
        let count = json!({
            "period": period, "source": source, "users": users, "listens": listens, "counted_on": "2016-01-15"
        });
        client.post(USAGE, &count).await.ok(201);
    }
}

/// What the split of [`billed`] by the documented keys, with 1 000 listens, comes to.
fn check_to_the_cent(made: &Value) {
    for (name, amount) in [
        ("recognised", "1160.51"),
        ("scope", "910.01"),
        ("excluded", "250.50"),
        ("base", "873.61"),
        ("rights_holders", "567.85"),
        ("savings_fund", "87.36"),
    ] {
        assert_eq!(made[name], euros(amount), "{name}");
    }
    assert_eq!(made["sacem"]["amount"], euros("36.40"), "4 % of the scope, rounded");
    let lines = made["lines"].as_array().unwrap();
    assert_eq!(lines.iter().map(|line| cents(&line["amount"])).sum::<i64>(), cents(&made["recognised"]));
    let pots: Vec<i64> = made["pots"].as_array().unwrap().iter().map(|pot| cents(&pot["amount"])).collect();
    assert_eq!(pots, [17_472, 13_104, 8_736, 13_104, 34_945]);
    assert_eq!(pots.iter().sum::<i64>(), cents(&made["base"]), "no cent made, none lost");
    assert_eq!(made["per_listen"], json!({"num": "11357", "den": "20000", "decimal": "0.57"}));
    assert_eq!(made["listens"], 1_000);
}

on_both_databases!(from_the_bills_and_the_listens_to_the_pots, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    billed(&client).await;
    split(&client, 2015, "2015-06-30", "a").await.refused(422, "royalties/distribution-period-not-over");
    split(&client, 2015, "2016-02-01", "a").await.refused(409, "royalties/no-keys-in-force");
    let mut keys = client.example(KEYS).await;
    keys["pots"][4]["basis_points"] = json!(4_001);
    let refused = client.post(KEYS, &keys).await.refused(422, "royalties/keys-not-the-whole");
    assert_eq!(refused["data"], json!({"sum": 10_001, "whole": 10_000}));
    client.post(KEYS, &client.example(KEYS).await).await.ok(201);
    split(&client, 2015, "2016-02-01", "a").await.refused(409, "royalties/period-not-counted");
    counted(&client).await;
    let year = client.get(&format!("{USAGE}/2015?as_of=2016-02-01")).await.ok(200);
    assert_eq!((&year["users"], &year["listens"]), (&Value::Null, &json!(1_000)));

    let made = split(&client, 2015, "2016-02-01", "a").await.ok(201);
    check_to_the_cent(&made);
    let revenue = client.get("/api/v1/revenue/2015?as_of=2015-12-31").await.ok(200);
    assert_eq!(revenue["net"], made["recognised"]);
    assert_eq!(
        split(&client, 2015, "2016-02-01", "a").await.ok(201),
        made,
        "a repeat is answered, not executed"
    );
    split(&client, 2015, "2016-02-01", "b").await.refused(409, "royalties/already-distributed");
    split(&client, 2014, "2016-02-01", "c").await.refused(409, "royalties/distribution-not-after-last");

    // What is learnt later is told as of later, and moves no cent of what was split.
    let before = SystemClock.now();
    let better = json!({"users": 90, "listens": 950, "counted_on": "2016-03-01", "reason": "Relevé tardif"});
    client.post(&format!("{USAGE}/2015/deboussolee/corrections"), &better).await.ok(201);
    let listens =
        async |when: &str| client.get(&format!("{USAGE}/2015?{when}")).await.ok(200)["listens"].clone();
    assert_eq!(listens("as_of=2016-03-01").await, 1_500);
    assert_eq!(listens("as_of=2016-02-29").await, 1_000);
    assert_eq!(listens(&format!("as_of=2016-03-01&known_at={before}")).await, 1_000);
    assert_eq!(listens(&format!("as_of=2016-03-01&known_at={}", SystemClock.now())).await, 1_500);

    // Another server over the same database tells the same split.
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    let client = Client::of(&program);
    assert_eq!(client.get(&format!("{SPLITS}/2015")).await.ok(200), made);
    let pots = client.get("/api/v1/distribution-pots?sort=place").await.ok(200);
    assert_eq!((&pots["total"], &pots["items"][4]["amount"]), (&json!(5), &euros("349.45")));
    let counts = client.get(&format!("{USAGE}?as_of=2016-03-01&filter=corrections:eq:1")).await.ok(200);
    assert_eq!((&counts["total"], &counts["items"][0]["listens"]), (&json!(1), &json!(950)));
});
