//! What billing refuses over HTTP: with its reason, and without leaving anything half done.

use serde_json::{Value, json};

use super::shop::shop;
use super::{CONTRACTS, INVOICES, LISTS, RUNS};
use crate::tests::{euros, example};

const FORM: &str = "request/unexpected-form";

#[actix_web::test]
async fn a_field_that_nobody_knows_is_refused_wherever_it_stands() {
    let shop = shop().await;
    let places: [fn(&mut Value); 4] = [
        |contract| contract["colour"] = json!("blue"),
        |contract| contract["buyer"]["colour"] = json!("blue"),
        |contract| contract["lines"][1]["colour"] = json!("blue"),
        |contract| contract["lines"][0]["discount"]["colour"] = json!("blue"),
    ];
    for place in places {
        let mut contract = shop.contract("C-1");
        place(&mut contract);
        let problem = shop.api.post(CONTRACTS, &contract).await.refused(422, FORM);
        assert!(problem["detail"].as_str().unwrap().contains("colour"), "{problem}");
    }
    shop.api.post(RUNS, &json!({"on": "2015-01-15", "force": true})).await.refused(422, FORM);
    shop.api
        .get(&format!("{RUNS}/preview?on=2015-01-15&dry=1"))
        .await
        .refused(422, "request/unknown-parameter");
    shop.api.get(&format!("{RUNS}/preview")).await.refused(422, "request/missing-parameter");
    assert_eq!(shop.api.get(CONTRACTS).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn quantities_are_positive_decimal_texts() {
    let shop = shop().await;
    for wrong in
        [json!("-1"), json!("0"), json!("1.00001"), json!("1000001"), json!("one"), json!(1), json!(1.5)]
    {
        let mut contract = shop.contract("C-1");
        contract["lines"][0]["quantity"] = wrong.clone();
        let problem = shop.api.post(CONTRACTS, &contract).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], "lines[0].quantity", "{wrong}");
    }
}

#[actix_web::test]
async fn prices_are_positive_and_rates_are_the_laws() {
    let shop = shop().await;
    let publish = async |change: &dyn Fn(&mut Value)| {
        let mut list = example("post", LISTS);
        change(&mut list["items"][0]);
        shop.api.post(LISTS, &list).await
    };
    for flat in ["-1.00", "0.00", "100000000.01"] {
        let answer = publish(&|item| item["price"] = json!({"flat": euros(flat)})).await;
        answer.refused(422, "billing/price-out-of-range");
    }
    publish(&|item| item["price"]["by_population"][1]["price"] = euros("-1.00"))
        .await
        .refused(422, "billing/bad-grid");
    publish(&|item| item["price"]["by_population"][1]["from"] = json!(9_999))
        .await
        .refused(422, "billing/bad-grid");
    for unknown in ["21", "-20", "20.5", "vingt"] {
        let problem = publish(&|item| item["vat_rate"] = json!(unknown)).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], "items[0].vat_rate", "{unknown}");
    }
    for stale in ["19.6", "7", "0"] {
        publish(&|item| item["vat_rate"] = json!(stale)).await.refused(422, "billing/rate-not-in-force");
    }
    assert_eq!(shop.api.get(LISTS).await.ok(200)["total"], 1, "the shop's own");

    // A draft may be unfinished; what is wrong with it is said when it is to be issued, and no number is lost.
    let mut draft = shop.draft();
    draft["draft"]["lines"][0]["unit_price"] = euros("-900.00");
    let made = shop.api.post(INVOICES, &draft).await.ok(201);
    let issue = format!("{INVOICES}/{}/issue", made["invoice_id"].as_str().unwrap());
    let problem =
        shop.api.post(&issue, &json!({"on": "2015-03-02"})).await.refused(422, "billing/invoice-not-ready");
    assert_eq!(problem["data"]["checks"][0]["field"], "lines[1]");
    shop.billed().await;
    assert_eq!(shop.numbers().await, ["FA2015-000001"]);
}

#[actix_web::test]
async fn contracts_that_contradict_something() {
    let shop = shop().await;
    let refused = async |status: u16, kind: &str, change: &dyn Fn(&mut Value)| {
        let mut contract = shop.contract("C-2");
        change(&mut contract);
        shop.api.post(CONTRACTS, &contract).await.refused(status, kind)
    };
    let id = shop.conclude("C-1").await;
    refused(409, "billing/contract-reference-taken", &|contract| contract["reference"] = json!("C-1")).await;
    refused(409, "billing/venue-twice", &|contract| contract["venues"][1] = contract["venues"][0].clone())
        .await;
    // A place is served once at a time: a second service that overlaps the first is refused, one after it is not.
    let venues = format!("{CONTRACTS}/{id}/venues");
    let again = json!({"venues": [shop.served(0)], "from": "2015-06-01"});
    shop.api.post(&venues, &again).await.refused(409, "billing/venue-twice");
    let leaves = json!({"venue_id": shop.venues[0], "last_day": "2015-05-31"});
    shop.api.post(&format!("{CONTRACTS}/{id}/venue-withdrawals"), &leaves).await.ok(201);
    shop.api.post(&venues, &again).await.ok(201);
    shop.api.post(&venues, &json!({"venues": [], "from": "2015-06-01"})).await.refused(422, FORM);

    let wrong_days =
        |contract: &mut Value| contract["term"] = json!({"from": "2015-01-01", "to": "2014-12-31"});
    refused(422, "billing/contract-ends-before-it-begins", &wrong_days).await;
    refused(422, "billing/contract-without-lines", &|contract| contract["lines"] = json!([])).await;
    refused(422, "billing/contract-payment-term-too-long", &|contract| contract["payment_days"] = json!(31))
        .await;
    refused(422, FORM, &|contract| contract["billing_day"] = json!({"month": 2, "day": 29})).await;
    refused(422, FORM, &|contract| contract["buyer"]["siret"] = json!("73282932000075")).await;
    refused(422, FORM, &|contract| contract["buyer"]["address"]["lines"] = json!(["a", "b", "c", "d", "e"]))
        .await;
    let nobody = "01a5e0c2-7c00-7000-8000-0000000000ff";
    refused(404, "partners/unknown-organisation", &|contract| contract["customer_id"] = json!(nobody)).await;
    refused(404, "partners/unknown-venue", &|contract| contract["venues"][1]["venue_id"] = json!(nobody))
        .await;
    refused(404, "billing/price-list-not-found", &|contract| contract["price_list_id"] = json!(nobody)).await;
    let unsold = |contract: &mut Value| contract["lines"][0]["product"] = json!("GRAMOPHONE");
    let problem = refused(422, "billing/order-without-price", &unsold).await;
    assert_eq!(problem["data"]["fault"]["unknown_product"]["product"], "GRAMOPHONE");
    assert_eq!(shop.api.get(CONTRACTS).await.ok(200)["total"], 1);
    let mut stranger = shop.draft();
    stranger["draft"]["customer_id"] = json!(nobody);
    shop.api.post(INVOICES, &stranger).await.refused(404, "partners/unknown-organisation");
}

#[actix_web::test]
async fn payments_that_may_not_be_recorded() {
    let shop = shop().await;
    let path = shop.billed().await;
    let problem = shop.pay(&path, "1077.51", "2015-02-02", "V-1").await.refused(409, "billing/overpayment");
    assert_eq!(
        (&problem["data"]["left"], &problem["data"]["offered"]),
        (&json!("1077.50"), &json!("1077.51"))
    );
    shop.pay(&path, "0.00", "2015-02-02", "V-1").await.refused(422, "billing/payment-not-positive");
    shop.pay(&path, "-5.00", "2015-02-02", "V-1").await.refused(422, "billing/payment-not-positive");
    shop.pay(&path, "5.001", "2015-02-02", "V-1").await.refused(422, FORM);
    shop.pay(&path, "5.00", "2015-01-14", "V-1").await.refused(422, "billing/payment-before-issue");
    shop.pay(&path, "5.00", "2015-02-02", " ").await.refused(422, "billing/payment-reference-missing");
    shop.pay(&path, "5.00", "2015-02-02", "V-1").await.ok(201);
    shop.pay(&path, "5.00", "2015-02-03", "V-1").await.refused(409, "billing/payment-repeated");
    assert_eq!(shop.api.get(&path).await.ok(200)["paid"], euros("5.00"));
    let nowhere = format!("{INVOICES}/01a5e0c2-7c00-7000-8000-0000000000ff");
    shop.pay(&nowhere, "5.00", "2015-02-02", "V-1").await.refused(404, "billing/invoice-not-found");
}

#[actix_web::test]
async fn credit_notes_that_may_not_be_issued() {
    let shop = shop().await;
    let path = shop.billed().await;
    let credit = async |path: &str, on: &str, scope: Value, reason: &str| {
        let note = json!({"on": on, "scope": scope, "reason": reason});
        shop.api.post(&format!("{path}/credit-notes"), &note).await
    };
    let line = |number: u32, net: &str| json!({"lines": [{"line": number, "net": euros(net)}]});
    let kind = "billing/credit-refused";
    let beyond = credit(&path, "2015-07-01", line(1, "810.01"), "Trop").await.refused(409, kind);
    assert_eq!(beyond["data"]["fault"]["more_than_left"]["left"], "810.00");
    credit(&path, "2015-07-01", line(3, "1.00"), "Ailleurs").await.refused(409, kind);
    credit(&path, "2015-07-01", line(1, "-1.00"), "Négatif").await.refused(409, kind);
    credit(&path, "2015-07-01", json!({"lines": []}), "Rien").await.refused(409, kind);
    credit(&path, "2015-01-14", json!("whole"), "Tôt").await.refused(422, "billing/credit-before-invoice");
    credit(&path, "2015-07-01", json!("whole"), " ").await.refused(422, "billing/credit-reason-missing");
    credit(&path, "2015-07-01", json!("half"), "Moitié").await.refused(422, FORM);
    assert_eq!(shop.api.get(&path).await.ok(200)["credited"], euros("0.00"));

    let note = credit(&path, "2015-07-01", json!("whole"), "Annulation").await;
    let note_path = note.header("location").to_owned();
    assert_eq!(note.ok(201)["invoice"]["number"], "AV2015-000001", "refusals leave no gap");
    credit(&path, "2015-07-02", json!("whole"), "Encore").await.refused(409, kind);
    credit(&note_path, "2015-07-02", json!("whole"), "Avoir d'un avoir")
        .await
        .refused(409, "billing/is-credit-note");
    shop.pay(&note_path, "5.00", "2015-07-02", "V-1").await.refused(409, "billing/is-credit-note");
    shop.pay(&path, "5.00", "2015-07-02", "V-1").await.refused(409, "billing/overpayment");
}

#[actix_web::test]
async fn a_run_dated_before_the_last_invoice_is_refused_and_leaves_no_gap() {
    let shop = shop().await;
    shop.billed().await;
    shop.conclude("C-2015-002").await;
    let problem = shop.run("2015-01-14").await.refused(409, "billing/dated-before-last");
    assert_eq!(
        (&problem["data"]["last"], &problem["data"]["offered"]),
        (&json!("2015-01-15"), &json!("2015-01-14"))
    );
    assert_eq!(shop.numbers().await, ["FA2015-000001"]);
    assert_eq!(shop.run("2015-01-15").await.ok(200)["issued"][0]["number"], "FA2015-000002");
    shop.run("2015-02-30").await.refused(422, FORM);
}

#[actix_web::test]
async fn what_cannot_be_billed_is_named_and_stops_nobody_else() {
    let shop = shop().await;
    let mut missing = shop.contract("C-1");
    missing["references"] = json!({"purchase_order_required": true});
    shop.api.post(CONTRACTS, &missing).await.ok(201);
    shop.conclude("C-2").await;
    let run = shop.run("2015-01-15").await.ok(200);
    assert_eq!((&run["issued"][0]["reference"], &run["issued"][1]), (&json!("C-2"), &Value::Null));
    let failed = &run["failed"][0];
    assert_eq!(
        (&failed["reference"], &failed["checks"][0]["field"]),
        (&json!("C-1"), &json!("references.purchase_order"))
    );
    assert!(failed["checks"][0]["mend"].as_str().is_some_and(|words| !words.is_empty()));
    let plan = shop.api.get(&format!("{RUNS}/preview?on=2015-01-15")).await.ok(200);
    assert_eq!(plan["planned"][0]["checks"], failed["checks"]);
}
