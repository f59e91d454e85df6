//! Billing over HTTP: from a dated price list to the money received.

mod refusals;
pub(in crate::tests) mod shop;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use serde_json::{Value, json};

use self::shop::shop;
use super::{euros, example};

const CONTRACTS: &str = "/api/v1/contracts";
const INVOICES: &str = "/api/v1/invoices";
const LISTS: &str = "/api/v1/price-lists";
const RUNS: &str = "/api/v1/invoice-runs";

#[actix_web::test]
async fn from_a_price_list_to_a_paid_invoice() {
    let shop = shop().await;
    let api = &shop.api;
    let answer = api.post(CONTRACTS, &shop.contract("C-2015-001")).await;
    let location = answer.header("location").to_owned();
    let concluded = answer.ok(201);
    assert_eq!(
        concluded["terms"]["lines"][0]["unit_price"],
        euros("900.00"),
        "the band of 20 000 inhabitants"
    );
    assert_eq!(concluded["terms"]["lines"][0]["trace"]["band"], json!([10000, 50000]));
    let contract = api.get(&location).await.ok(200);
    assert_eq!(contract["contract_id"], concluded["contract_id"]);
    let trace = &contract["terms"]["lines"][0]["trace"];
    assert_eq!(trace["price_list_id"].as_str(), Some(shop.price_list.as_str()));
    assert_eq!(contract["served"].as_array().unwrap().len(), 2);

    let plan = api.get(&format!("{RUNS}/preview?on=2015-01-15")).await.ok(200);
    let planned = &plan["planned"][0];
    assert_eq!((&planned["totals"]["net"], &planned["checks"]), (&euros("910.00"), &json!([])));
    assert_eq!(api.get(INVOICES).await.ok(200)["total"], 0, "a preview writes nothing");

    let run = shop.run("2015-01-15").await.ok(200);
    let issued = &run["issued"][0];
    assert_eq!((&issued["number"], &run["papers"]), (&json!("FA2015-000001"), &json!(1)));
    assert_eq!(issued["invoice_id"], planned["invoice_id"], "preview and run are one plan");
    let path = format!("{INVOICES}/{}", issued["invoice_id"].as_str().unwrap());
    let invoice = api.get(&path).await.ok(200);
    assert_eq!(invoice["invoice_id"], issued["invoice_id"]);
    assert_eq!((&invoice["status"], &invoice["invoice"]["due_on"]), (&json!("unpaid"), &json!("2015-02-14")));
    assert_eq!(invoice["invoice"]["content"]["contract"]["contract_id"], contract["contract_id"]);
    // VAT once a rate: 100,00 at 5,5 % and 810,00 at 20 %.
    let tax = |rate: &str, base: &str, vat: &str| json!({"treatment": {"category": "S", "rate": rate}, "base": euros(base), "vat": euros(vat)});
    let totals = &invoice["invoice"]["totals"];
    assert_eq!(totals["by_rate"], json!([tax("5.5", "100.00", "5.50"), tax("20", "810.00", "162.00")]));
    assert_eq!((&totals["vat"], &totals["gross"]), (&euros("167.50"), &euros("1077.50")));

    let paid = shop.pay(&path, "500.00", "2015-02-02", "VIR-0042").await;
    assert_eq!(paid.header("location"), path);
    paid.ok(201);
    let partly = api.get(&path).await.ok(200);
    assert_eq!((&partly["status"], &partly["left"]), (&json!("partly_settled"), &euros("577.50")));
    shop.pay(&path, "577.50", "2015-03-02", "VIR-0077").await.ok(201);
    let settled = api.get(&path).await.ok(200);
    assert_eq!((&settled["status"], &settled["left"]), (&json!("paid"), &euros("0.00")));
    let payments = api.get("/api/v1/payments").await.ok(200);
    assert_eq!((&payments["total"], &payments["items"][0]["amount"]), (&json!(2), &euros("500.00")));
    assert_eq!(api.get("/api/v1/invoice-lines").await.ok(200)["total"], 2);
}

#[actix_web::test]
async fn a_second_run_of_a_day_bills_nothing_twice() {
    let shop = shop().await;
    for number in 1..=3 {
        shop.conclude(&format!("C-{number}")).await;
    }
    let first = shop.run("2015-01-15").await.ok(200);
    assert_eq!((&first["net"], &first["papers"]), (&euros("2730.00"), &json!(3)));
    let gapless = ["FA2015-000001", "FA2015-000002", "FA2015-000003"];
    assert_eq!(shop.numbers().await, gapless);
    let second = shop.run("2015-01-15").await.ok(200);
    assert_eq!(
        (&second["issued"], &second["failed"], &second["papers"]),
        (&json!([]), &json!([]), &json!(0))
    );
    let skipped = second["skipped"].as_array().unwrap();
    let named: Vec<&str> = skipped.iter().map(|row| row["number"].as_str().unwrap()).collect();
    assert_eq!(named, gapless, "what was billed is named, not billed again");
    assert!(second["sentence"].as_str().unwrap().starts_with("Rien à facturer"), "{second}");

    shop.conclude("C-4").await;
    let keyed = |day: &str| {
        let request = TestRequest::post().uri(RUNS).insert_header(("idempotency-key", "run-1"));
        shop.api.send(request.set_json(json!({"on": day})))
    };
    let third = keyed("2015-01-16").await.ok(200);
    assert_eq!(third["issued"][0]["number"], "FA2015-000004");
    assert_eq!(keyed("2015-01-16").await.ok(200), third, "a lost answer is given again");
    shop.conclude("C-5").await;
    keyed("2015-01-17").await.refused(422, "kernel/key-reused");
    assert_eq!(shop.numbers().await.len(), 4, "and a reused key bills nothing");
    assert_eq!(shop.run("2016-01-01").await.ok(200)["issued"][3]["number"], "FA2016-000004");
    let of_year = shop.api.get(&format!("{INVOICES}?filter=series:eq:FA2016")).await.ok(200);
    assert_eq!(of_year["total"], 6, "five periods of 2016, and that of 2015 which the refused run left");
}

#[actix_web::test]
async fn a_draft_takes_its_number_when_it_is_issued() {
    let shop = shop().await;
    let api = &shop.api;
    let answer = api.post(INVOICES, &shop.draft()).await;
    let draft = answer.header("location").to_owned();
    let made = answer.ok(201);
    let path = format!("{INVOICES}/{}", made["invoice_id"].as_str().unwrap());
    assert_eq!(draft, format!("{path}/draft"));
    let content = api.get(&draft).await.ok(200);
    assert_eq!((&content["kind"], &content["billing"]), (&json!("invoice"), &Value::Null));
    assert_eq!(content["customer_id"].as_str(), Some(shop.customer.as_str()));
    api.get(&path).await.refused(404, "billing/invoice-not-found");
    api.get(&format!("{path}/paper")).await.refused(404, "billing/invoice-not-found");
    shop.pay(&path, "10.00", "2015-03-02", "VIR-1").await.refused(409, "billing/invoice-not-issued");

    let issue = format!("{path}/issue");
    let issued = api.post(&issue, &json!({"on": "2015-03-02"})).await;
    assert_eq!(issued.header("location"), path);
    assert_eq!(issued.ok(201)["invoice"]["number"], "FA2015-000001");
    api.post(&issue, &json!({"on": "2015-03-02"})).await.refused(409, "billing/invoice-already-issued");
    api.get(&draft).await.refused(404, "billing/invoice-not-found");
    let discard = |address: String| TestRequest::default().method(Method::DELETE).uri(&address);
    api.send(discard(draft)).await.refused(409, "billing/invoice-already-issued");

    let other = api.post(INVOICES, &shop.draft()).await.header("location").to_owned();
    api.send(discard(other.clone())).await.ok(200);
    api.get(&other).await.refused(404, "billing/invoice-not-found");
    let late = other.replace("/draft", "/issue");
    api.post(&late, &json!({"on": "2015-03-02"})).await.refused(409, "billing/draft-discarded");
    assert_eq!(shop.numbers().await, ["FA2015-000001"], "a draft thrown away leaves no gap");
}

#[actix_web::test]
async fn a_credit_note_takes_back_line_by_line() {
    let shop = shop().await;
    let path = shop.billed().await;
    let notes = format!("{path}/credit-notes");
    let answer = shop.api.post(&notes, &example("post", "/api/v1/invoices/{invoice_id}/credit-notes")).await;
    let location = answer.header("location").to_owned();
    let note = answer.ok(201);
    assert_eq!(location, format!("{INVOICES}/{}", note["invoice_id"].as_str().unwrap()));
    let paper = &note["invoice"];
    assert_eq!((&paper["number"], &paper["issued_on"]), (&json!("AV2015-000001"), &json!("2015-07-01")));
    assert_eq!((&paper["totals"]["net"], &paper["totals"]["vat"]), (&euros("300.00"), &euros("60.00")));
    assert_eq!(paper["content"]["preceding"]["number"], "FA2015-000001");
    assert_eq!(format!("{INVOICES}/{}", paper["content"]["preceding"]["invoice_id"].as_str().unwrap()), path);
    assert_eq!(paper["content"]["lines"][0]["credits_line"], 1);
    let corrected = shop.api.get(&path).await.ok(200);
    assert_eq!((&corrected["left"], &corrected["credited"]), (&euros("717.50"), &euros("360.00")));
    assert_eq!(
        corrected["credit_notes"],
        json!([{"invoice_id": note["invoice_id"], "number": "AV2015-000001"}])
    );

    // The rest: what was credited in pieces adds up to the invoice, tax included.
    let rest = json!({"on": "2015-07-02", "scope": "whole", "reason": "Annulation"});
    let rest = shop.api.post(&notes, &rest).await.ok(201);
    assert_eq!(rest["invoice"]["totals"]["gross"], euros("717.50"));
    assert_eq!(shop.api.get(&path).await.ok(200)["status"], "credited");
    let revenue = shop.api.get("/api/v1/revenue/2015?as_of=2015-12-31").await.ok(200);
    assert_eq!((&revenue["invoiced"], &revenue["net"]), (&euros("910.00"), &euros("0.00")));
    let pdf = shop.api.get(&format!("{location}/paper")).await;
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"AV2015-000001.pdf\"");
}

#[actix_web::test]
async fn the_paper_is_the_same_bytes_for_ever() {
    let shop = shop().await;
    let path = shop.billed().await;
    let paper = format!("{path}/paper");
    let first = shop.api.get(&paper).await;
    assert_eq!((first.status.as_u16(), first.header("content-type")), (200, "application/pdf"));
    assert_eq!(first.header("content-disposition"), "inline; filename=\"FA2015-000001.pdf\"");
    assert!(first.bytes.starts_with(b"%PDF-"));
    let tag = first.header("etag").to_owned();
    let frozen = shop.api.get(&path).await.ok(200);
    assert_eq!(tag, format!("\"{}\"", frozen["paper"]["sha256"].as_str().unwrap()));
    assert_eq!(frozen["paper"]["size"], first.bytes.len());
    // Payments, another identity and another price list later: not a byte has moved.
    shop.pay(&path, "500.00", "2015-02-02", "VIR-0042").await.ok(201);
    let mut moved = example("post", "/api/v1/seller-identity");
    (moved["from"], moved["identity"]["name"]) = (json!("2015-01-01"), json!("Coopérative d'Ailleurs"));
    shop.api.post("/api/v1/seller-identity", &moved).await.ok(201);
    let again = shop.api.get(&paper).await;
    assert!(again.bytes == first.bytes, "the second reading differs from the first");
    let known = TestRequest::get().uri(&paper).insert_header(("if-none-match", tag.clone()));
    let unchanged = shop.api.send(known).await;
    assert_eq!((unchanged.status.as_u16(), unchanged.bytes.len()), (304, 0));
    assert_eq!(unchanged.header("etag"), tag);
}

#[actix_web::test]
async fn receivables_are_as_of_a_day() {
    let shop = shop().await;
    let path = shop.billed().await;
    shop.pay(&path, "500.00", "2015-03-01", "VIR-1").await.ok(201);
    let total = async |query: &str| {
        let total = shop.api.get(&format!("/api/v1/receivables/total?{query}")).await.ok(200);
        (total["invoices"].clone(), total["left"].clone(), total["overdue"].clone())
    };
    let owed = |invoices: u32, left: &str, overdue: &str| (json!(invoices), euros(left), euros(overdue));
    assert_eq!(total("as_of=2015-01-14").await, owed(0, "0.00", "0.00"));
    assert_eq!(total("as_of=2015-02-14").await, owed(1, "1077.50", "0.00"));
    assert_eq!(total("as_of=2015-02-15").await, owed(1, "1077.50", "1077.50"));
    assert_eq!(total("as_of=2015-03-01").await, owed(1, "577.50", "577.50"));
    // The clock stands at 3 March, 9 o'clock: nothing had been recorded before.
    assert_eq!(total("as_of=2015-03-01&known_at=2015-03-03T08:59:59Z").await, owed(0, "0.00", "0.00"));
    let page = shop.api.get("/api/v1/receivables?as_of=2015-03-01").await.ok(200);
    assert_eq!(
        (&page["items"][0]["number"], &page["items"][0]["left"]),
        (&json!("FA2015-000001"), &euros("577.50"))
    );
    shop.pay(&path, "577.50", "2015-03-02", "VIR-2").await.ok(201);
    assert_eq!(shop.api.get("/api/v1/receivables").await.ok(200)["total"], 0, "today is 3 March");
    let products = shop.api.get("/api/v1/revenue/2015/products?as_of=2015-12-31").await.ok(200);
    assert_eq!(
        products["products"][0],
        json!({"product": "TOUCH-MED", "family": "subscription", "net": euros("810.00")})
    );
}

#[actix_web::test]
async fn prices_and_the_seller_are_dated() {
    let shop = shop().await;
    let api = &shop.api;
    api.get("/api/v1/seller-identity?as_of=2014-05-31").await.refused(404, "billing/no-seller-identity");
    let today = api.get("/api/v1/seller-identity").await.ok(200);
    assert_eq!(today, example("post", "/api/v1/seller-identity")["identity"]);
    let list = format!("{LISTS}/{}", shop.price_list);
    let closed = api.post(&format!("{list}/closing"), &json!({"last_day": "2015-06-30"})).await;
    assert_eq!(closed.header("location"), list);
    closed.ok(201);
    assert_eq!(api.get(&list).await.ok(200)["to"], "2015-06-30");
    let mut late = shop.contract("C-LATE");
    late["signed_on"] = json!("2015-07-01");
    api.post(CONTRACTS, &late).await.refused(422, "billing/price-list-not-in-force");
    let mut dearer = example("post", LISTS);
    (dearer["title"], dearer["from"]) = (json!("Tarif de juillet"), json!("2015-07-01"));
    dearer["items"][0]["price"] = json!({"flat": euros("950.00")});
    let dearer = api.post(LISTS, &dearer).await.ok(201);
    late["price_list_id"] = dearer["price_list_id"].clone();
    late["lines"] = json!([{"product": "TOUCH-MED", "quantity": "1"}]);
    let concluded = api.post(CONTRACTS, &late).await.ok(201);
    assert_eq!(concluded["terms"]["lines"][0]["unit_price"], euros("950.00"));
    let lists = api.get(LISTS).await.ok(200);
    assert_eq!((&lists["total"], &lists["items"][0]["to_day"]), (&json!(2), &json!("2015-06-30")));
    assert_eq!(api.get("/api/v1/price-items?filter=product:eq:TOUCH-MED").await.ok(200)["total"], 4);
}

#[actix_web::test]
async fn a_contract_lives() {
    let shop = shop().await;
    let api = &shop.api;
    let mut one_place = shop.contract("C-1");
    one_place["venues"] = json!([shop.served(0)]);
    let contract = api.post(CONTRACTS, &one_place).await.header("location").to_owned();
    let at = |what: &str| format!("{contract}{what}");
    let more = json!({"venues": [shop.served(1)], "from": "2015-06-01"});
    assert_eq!(api.post(&at("/venues"), &more).await.header("location"), contract);
    let mut mended = example("post", "/api/v1/contracts/{contract_id}/buyer");
    mended["buyer"]["name"] = json!("Commune nouvelle de Saint-Exemple");
    api.post(&at("/buyer"), &mended).await.ok(201);
    let leaves = json!({"venue_id": shop.venues[0], "last_day": "2015-09-30"});
    api.post(&at("/venue-withdrawals"), &leaves).await.ok(201);
    let in_force = async |day: &str| {
        let served = api.get(&format!("/api/v1/contracts-in-force?as_of={day}")).await.ok(200);
        (served["customer_ids"].as_array().unwrap().len(), served["venue_ids"].as_array().unwrap().len())
    };
    assert_eq!(in_force("2014-12-31").await, (0, 0));
    assert_eq!(in_force("2015-05-31").await, (1, 1));
    assert_eq!(in_force("2015-09-30").await, (1, 2));
    assert_eq!(in_force("2015-10-01").await, (1, 1));
    let end = json!({"last_day": "2015-12-31", "reason": "Résiliation par la commune"});
    api.post(&at("/end"), &end).await.ok(201);
    api.post(&at("/end"), &end).await.refused(409, "billing/contract-already-ended");
    assert_eq!(in_force("2016-01-01").await, (0, 0));
    let whole = api.get(&contract).await.ok(200);
    assert_eq!((&whole["ending"], &whole["version"]), (&end, &json!(5)));
    assert_eq!(whole["terms"]["buyer"]["name"], "Commune nouvelle de Saint-Exemple");
    let row = &api.get(CONTRACTS).await.ok(200)["items"][0];
    assert_eq!((&row["yearly"], &row["ended_on"]), (&euros("910.00"), &json!("2015-12-31")));
}

#[actix_web::test]
async fn a_repeated_request_makes_one_contract() {
    let shop = shop().await;
    let send = async || {
        let request = TestRequest::post().uri(CONTRACTS).insert_header(("idempotency-key", "contract-1"));
        let answer = shop.api.send(request.set_json(shop.contract("C-1"))).await;
        (answer.header("location").to_owned(), answer.ok(201))
    };
    let first = send().await;
    assert_eq!(send().await, first);
    assert_eq!(shop.api.get(CONTRACTS).await.ok(200)["total"], 1);
    shop.api.get(&first.0).await.ok(200);
}

#[actix_web::test]
async fn a_bill_that_cannot_be_printed_stops_nobody_elses() {
    let shop = shop().await;
    let mut strange = shop.contract("A-1");
    strange["buyer"]["name"] = json!("図書館");
    shop.api.post(CONTRACTS, &strange).await.ok(201);
    shop.conclude("B-2").await;
    let run = shop.run("2015-01-15").await.ok(200);
    assert_eq!((&run["papers"], &run["without_paper"].as_array().unwrap().len()), (&json!(1), &1), "{run}");
    let refused = &run["without_paper"][0];
    assert_eq!(refused["number"], "FA2015-000001");
    assert!(refused["reason"].as_str().unwrap().contains('図'), "{refused}");
    shop.conclude("C-3").await;
    let next = shop.run("2015-01-16").await.ok(200);
    assert_eq!((&next["papers"], &next["without_paper"]), (&json!(1), &run["without_paper"]));
    let paper = format!("{INVOICES}/{}/paper", refused["invoice_id"].as_str().unwrap());
    shop.api.get(&paper).await.refused(409, "office/paper-refused");
}
