//! Royalties over HTTP: counts, keys, and the split of a year.

mod refusals;

use serde_json::{Value, json};

use super::{Answer, Api, api, euros, example};

const USAGE: &str = "/api/v1/usage";
const KEYS: &str = "/api/v1/cct-keys";
const SPLITS: &str = "/api/v1/distributions";
const POTS: &str = "/api/v1/distribution-pots";

/// A count of one source, made in January after the year.
async fn count(api: &Api, period: &str, users: u64, listens: u64) -> Answer {
    let year: i32 = period[..4].parse().unwrap();
    let on = format!("{}-01-15", year + 1);
    let body =
        json!({"period": period, "source": "1d-touch", "users": users, "listens": listens, "counted_on": on});
    api.post(USAGE, &body).await
}

async fn split(api: &Api, year: i32, on: &str) -> Answer {
    api.post(SPLITS, &json!({"year": year, "on": on, "sacem": {"kind": "rate", "basis_points": 400}})).await
}

/// An issued bill of 2015: 910,01 € of subscriptions and 250,50 € of devices.
async fn billed(api: &Api) {
    let make = async |path: &str, id: &str, body: &Value| api.post(path, body).await.ok(201)[id].clone();
    let of = |path: &str| example("post", path);
    make("/api/v1/seller-identity", "from", &of("/api/v1/seller-identity")).await;
    let mut list = of("/api/v1/price-lists");
    for (product, family, unit, price) in
        [("LIVRE-NUM", "subscription", "year", "100.01"), ("BORNE", "device", "piece", "250.50")]
    {
        list["items"].as_array_mut().unwrap().push(json!({
            "product": product, "family": family, "designation": product, "unit": unit, "vat_rate": "20",
            "price": {"flat": euros(price)}
        }));
    }
    let mut contract = of("/api/v1/contracts");
    contract["price_list_id"] = make("/api/v1/price-lists", "price_list_id", &list).await;
    let organisation = of("/api/v1/organisations");
    contract["customer_id"] = make("/api/v1/organisations", "organisation_id", &organisation).await;
    contract["venues"][0]["venue_id"] = make("/api/v1/venues", "venue_id", &of("/api/v1/venues")).await;
    for product in ["LIVRE-NUM", "BORNE"] {
        contract["lines"].as_array_mut().unwrap().push(json!({"product": product, "quantity": "1"}));
    }
    api.post("/api/v1/contracts", &contract).await.ok(201);
    let run = api.post("/api/v1/invoice-runs", &json!({"on": "2015-01-15"})).await.ok(200);
    assert_eq!(run["issued"].as_array().unwrap().len(), 1, "{run}");
}

#[actix_web::test]
async fn from_the_bills_and_the_listens_to_each_pot() {
    let api = api().await;
    billed(&api).await;
    count(&api, "2015", 120, 1_000).await.ok(201);
    let keys = api.post(KEYS, &example("post", KEYS)).await;
    let location = keys.header("location").to_owned();
    let keys = keys.ok(201);
    assert_eq!(api.get(&location).await.ok(200), keys);

    let made = split(&api, 2015, "2016-02-01").await;
    let location = made.header("location").to_owned();
    let made = made.ok(201);
    assert_eq!(location, format!("{SPLITS}/2015"));
    assert_eq!(api.get(&location).await.ok(200), made);
    let lines = json!([
        {"label": "TOUCH-MED", "amount": euros("810.00"), "in_scope": true},
        {"label": "BORNE", "amount": euros("250.50"), "in_scope": false},
        {"label": "LIVRE-NUM", "amount": euros("100.01"), "in_scope": true}
    ]);
    assert_eq!(made["lines"], lines);
    for (name, amount) in [
        ("recognised", "1160.51"),
        ("scope", "910.01"),
        ("excluded", "250.50"),
        ("base", "873.61"),
        ("shortfall", "0.00"),
        ("rights_holders", "567.85"),
        ("savings_fund", "87.36"),
    ] {
        assert_eq!(made[name], euros(amount), "{name}");
    }
    let sacem = json!({"amount": euros("36.40"), "reference": null, "basis_points": 400});
    assert_eq!((&made["sacem"], &made["keys_from"]), (&sacem, &json!("2014-07-01")));
    let price = json!({"num": "11357", "den": "20000", "decimal": "0.57"});
    assert_eq!((&made["listens"], &made["per_listen"]), (&json!(1_000), &price));
    assert_eq!(made["per_listen_without_savings"]["num"], "48049");

    let pots = api.get(&format!("{POTS}?sort=place&filter=period:eq:2015")).await.ok(200);
    let amounts: Vec<&Value> = pots["items"].as_array().unwrap().iter().map(|pot| &pot["amount"]).collect();
    let expected = ["174.72", "131.04", "87.36", "131.04", "349.45"].map(euros);
    assert_eq!(
        amounts,
        expected.iter().collect::<Vec<_>>(),
        "the cent left over goes to the largest remainder"
    );
    assert_eq!(pots["items"][0]["pot_id"], "2015:running");
    let row = api.get(&format!("{SPLITS}?filter=base_cents:eq:87361")).await.ok(200);
    assert_eq!((&row["total"], &row["items"][0]["base"]), (&json!(1), &made["base"]));
    let file = api.get(&format!("{SPLITS}?format=csv")).await;
    assert!(file.text.starts_with("period,on,recognised,scope,excluded,sacem.amount,"), "{}", file.text);
    assert!(
        file.text.contains("\r\n2015,2016-02-01,1160.51,910.01,250.50,36.40,,400,873.61,"),
        "{}",
        file.text
    );
}

#[actix_web::test]
async fn dues_above_the_scope_are_a_shortfall_and_no_negative_base() {
    let api = api().await;
    billed(&api).await;
    count(&api, "2015", 0, 0).await.ok(201);
    api.post(KEYS, &example("post", KEYS)).await.ok(201);
    let dues = json!({"kind": "statement", "amount": euros("1000.00"), "reference": "Relevé Sacem 2015-12"});
    let body = json!({"year": 2015, "on": "2016-02-01", "sacem": dues});
    let made = api.post(SPLITS, &body).await.ok(201);
    assert_eq!((&made["base"], &made["shortfall"]), (&euros("0.00"), &euros("89.99")));
    assert_eq!(made["sacem"]["reference"], "Relevé Sacem 2015-12");
    assert_eq!((&made["per_listen"], &made["sacem"]["basis_points"]), (&Value::Null, &Value::Null));
}

#[actix_web::test]
async fn a_correction_hides_nothing() {
    let api = api().await;
    let made = count(&api, "2014", 10_370, 120_497).await;
    assert_eq!(made.header("location"), "/api/v1/usage/2014?as_of=2015-01-15");
    let first = made.ok(201);
    assert_eq!((&first["usage_id"], &first["corrections"]), (&json!("2014:1d-touch"), &json!(0)));
    let better =
        json!({"users": 10_371, "listens": 120_500, "counted_on": "2015-02-20", "reason": "Relevé tardif"});
    let second = api.post(&format!("{USAGE}/2014/1d-touch/corrections"), &better).await.ok(201);
    assert_eq!((&second["listens"], &second["corrections"]), (&json!(120_500), &json!(1)));

    let standing = async |when: &str| {
        let page = api.get(&format!("{USAGE}?{when}")).await.ok(200);
        assert_eq!(page["total"], page["items"].as_array().unwrap().len());
        page["items"][0].clone()
    };
    assert_eq!(standing("").await, second, "today");
    assert_eq!(standing("as_of=2015-02-19").await, first);
    assert_eq!(standing("as_of=2015-01-14").await, Value::Null);
    assert_eq!(standing("known_at=2015-03-03T08:59:59Z").await, Value::Null, "before it was recorded");
    assert_eq!(standing("known_at=2015-03-03T09:00:00Z&as_of=2015-02-19").await, first);
    let year = api.get(&format!("{USAGE}/2014?as_of=2015-02-19")).await;
    assert!(year.header("etag").starts_with('"'));
    assert_eq!(year.ok(200)["listens"], 120_497);
}

#[actix_web::test]
async fn months_add_up_their_listens_and_never_their_users() {
    let api = api().await;
    count(&api, "2014-01", 60, 300).await.ok(201);
    count(&api, "2014-02", 60, 200).await.ok(201);
    let year = api.get(&format!("{USAGE}/2014")).await.ok(200);
    assert_eq!(
        year,
        json!({"period": "2014", "users": null, "listens": 500, "sources": [
            {"source": "1d-touch", "users": null, "listens": 500, "months_added": 2}
        ]})
    );
    assert_eq!(api.get(&format!("{USAGE}/2014-02")).await.ok(200)["users"], 60);
    count(&api, "2014", 100, 520).await.ok(201);
    assert_eq!(
        api.get(&format!("{USAGE}/2014")).await.ok(200)["listens"],
        520,
        "the count of the year stands"
    );
    let months = api.get(&format!("{USAGE}?filter=period:contains:2014-&sort=-listens")).await.ok(200);
    assert_eq!((&months["total"], &months["items"][0]["period"]), (&json!(2), &json!("2014-01")));
}

#[actix_web::test]
async fn keys_hold_until_the_next_set() {
    let api = api().await;
    let first = api.post(KEYS, &example("post", KEYS)).await.ok(201);
    let mut next = example("post", KEYS);
    (next["from"], next["decision"]) = (json!("2016-01-01"), json!("Assemblée du 24 juin 2015"));
    next["pots"] = json!([
        {"code": "running", "name": "Part fonctionnement SCIC", "basis_points": 3333, "beneficiary": "cooperative"},
        {"code": "variable", "name": "Part variable", "basis_points": 6667, "beneficiary": "rights_holders"}
    ]);
    assert_eq!(api.post(KEYS, &next).await.ok(201), next);
    let in_force = async |when: &str| api.get(&format!("{KEYS}/in-force?as_of={when}")).await;
    assert_eq!(in_force("2015-12-31").await.ok(200), first);
    assert_eq!(in_force("2016-01-01").await.ok(200), next);
    in_force("2014-06-30").await.refused(404, "royalties/no-keys");
    in_force("2016-01-01&known_at=2015-03-03T08:00:00Z").await.refused(404, "royalties/no-keys");
    let rows = api.get(&format!("{KEYS}?filter=from_day:eq:2016-01-01&sort=place")).await.ok(200);
    assert_eq!((&rows["total"], &rows["items"][1]["basis_points"]), (&json!(2), &json!(6_667)));
    assert_eq!(api.get(KEYS).await.ok(200)["total"], 7);
}
