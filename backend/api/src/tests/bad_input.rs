//! Bad input that no single room's test shows over HTTP: weights outside the law, days in the wrong order.
//!
//! JSON that is wrong in form stands in `requests.rs`, votes in `assemblies.rs`, imports in `partners/imports.rs`, what
//! is wrong with bills in `billing/refusals.rs`.

use serde_json::{Value, json};

use super::{Answer, Api, api, euros, example, founded};

const ASSEMBLIES: &str = "/api/v1/assemblies";
const MEMBERS: &str = "/api/v1/members";
const STATUTES: &str = "/api/v1/statutes";

#[actix_web::test]
async fn weights_add_up_to_100_and_stay_between_10_and_50() {
    let api = api().await;
    let adopt = async |weights: [&str; 5]| {
        let mut statutes = example("post", STATUTES);
        for (index, weight) in weights.iter().enumerate() {
            statutes["document"]["weighting"]["colleges"][index]["weight"] = json!(weight);
        }
        api.post(STATUTES, &statutes).await
    };
    let bounds = "assemblies/weight-out-of-bounds";
    for wrong in [
        ["9", "31", "20", "20", "20"],
        ["999/100", "3001/100", "20", "20", "20"],
        ["51", "19", "10", "10", "10"],
    ] {
        let problem = adopt(wrong).await.refused(422, bounds);
        assert_eq!(problem["data"]["weight"], wrong[0], "{problem}");
    }
    for (wrong, total) in
        [(["20", "20", "20", "20", "1999/100"], "9999/100"), (["20", "20", "20", "20", "21"], "101")]
    {
        let problem = adopt(wrong).await.refused(422, "assemblies/weights-not-hundred");
        assert_eq!(problem["data"]["total"], total, "{problem}");
    }
    adopt(["-20", "60", "20", "20", "20"]).await.refused(422, "request/unexpected-form");
    assert_eq!(api.get(STATUTES).await.ok(200)["total"], 0, "nothing of it was kept");
    adopt(["50", "20", "10", "10", "10"]).await.ok(201);
}

#[actix_web::test]
async fn nothing_happens_to_a_member_in_the_wrong_order() {
    let api = founded().await;
    let mut early = example("post", MEMBERS);
    (early["decided_on"], early["on"]) = (json!("2015-02-01"), json!("2015-01-31"));
    api.post(MEMBERS, &early).await.refused(422, "members/before-decision");
    assert_eq!(api.get(MEMBERS).await.ok(200)["total"], 0);
    (early["decided_on"], early["on"]) = (json!("2015-01-15"), json!("2015-02-01"));
    let admitted = api.post(MEMBERS, &early).await.ok(201);
    let member = format!("{MEMBERS}/{}", admitted["member_id"].as_str().unwrap());
    let post = async |what: &str, body: Value| api.post(&format!("{member}{what}"), &body).await;
    let more = |on: &str| json!({"shares": 1, "paid": euros("25.00"), "on": on});
    let exit = |on: &str| json!({"cause": "Resignation", "on": on});
    let before = "members/before-admission";
    post("/subscriptions", more("2015-01-31")).await.refused(422, before);
    post("/payments", json!({"amount": euros("1.00"), "on": "2015-01-31"})).await.refused(422, before);
    post("/exit", exit("2015-01-31")).await.refused(422, before);
    post("/subscriptions", more("2015-05-01")).await.ok(201);
    post("/exit", exit("2015-04-30")).await.refused(409, "members/before-last-movement");
    let negative = json!({"shares": -1, "paid": euros("25.00"), "on": "2015-05-02"});
    post("/subscriptions", negative).await.refused(422, "request/unexpected-form");
    let file = api.get(&format!("{member}?as_of=2015-12-31")).await.ok(200);
    assert_eq!(file["movements"].as_array().unwrap().len(), 2, "the admission and one subscription: {file}");
}

async fn convene(api: &Api, change: impl FnOnce(&mut Value)) -> Answer {
    let mut notice = example("post", ASSEMBLIES);
    change(&mut notice);
    api.post(ASSEMBLIES, &notice).await
}

#[actix_web::test]
async fn an_assembly_is_not_called_after_its_day() {
    let api = founded().await;
    let late = |notice: &mut Value| notice["notice_sent_on"] = json!("2016-06-25");
    convene(&api, late).await.refused(422, "assemblies/notice-after-assembly");
    let short = |notice: &mut Value| notice["notice_sent_on"] = json!("2016-06-20");
    convene(&api, short).await.refused(422, "assemblies/notice-too-short");
    let record = |notice: &mut Value| notice["record_day"] = json!("2016-06-25");
    convene(&api, record).await.refused(422, "assemblies/record-after-assembly");
    let accounts = |notice: &mut Value| notice["last_accounts_closed_on"] = json!("2016-12-31");
    convene(&api, accounts).await.refused(422, "assemblies/accounts-of-later");
    assert_eq!(api.get(ASSEMBLIES).await.ok(200)["total"], 0);
}
