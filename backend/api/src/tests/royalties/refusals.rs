//! What is refused of counts, keys and splits, and by what name.

use serde_json::{Value, json};

use super::{KEYS, SPLITS, USAGE, count, split};
use crate::tests::{Api, api, euros, example};

const FORM: &str = "request/unexpected-form";

/// Posts the documented body with one change.
async fn changed(api: &Api, path: &str, change: impl FnOnce(&mut Value)) -> crate::tests::Answer {
    let mut body = example("post", path);
    change(&mut body);
    api.post(path, &body).await
}

#[actix_web::test]
async fn counts_that_are_none() {
    let api = api().await;
    for (name, wrong) in [
        ("listens", json!(-1)),
        ("users", json!(1.5)),
        ("users", json!("12")),
        ("listens", json!(18_446_744_073_709_551_616_f64)),
        ("period", json!("2015-13")),
        ("period", json!("2015-1")),
        ("period", json!(2015)),
        ("source", json!("1D touch")),
        ("counted_on", json!("2016-02-30")),
    ] {
        let problem = changed(&api, USAGE, |body| body[name] = wrong.clone()).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], name, "{problem}");
    }
    let problem = changed(&api, USAGE, |body| body["views"] = json!(1)).await.refused(422, FORM);
    assert!(problem["detail"].as_str().unwrap().contains("views"), "{problem}");
    let huge = |body: &mut Value| body["listens"] = json!(1_000_000_000_000_001_u64);
    let problem = changed(&api, USAGE, huge).await.refused(422, "royalties/usage-too-large");
    assert_eq!(problem["data"]["number"], 1_000_000_000_000_001_u64);
    assert_eq!(api.get(&format!("{USAGE}?as_of=2020-01-01")).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn counts_in_the_wrong_order() {
    let api = api().await;
    let early = |body: &mut Value| body["counted_on"] = json!("2015-12-30");
    let problem = changed(&api, USAGE, early).await.refused(422, "royalties/usage-period-not-over");
    assert_eq!(problem["data"]["last_day"], "2015-12-31");
    count(&api, "2015", 10, 100).await.ok(201);
    count(&api, "2015", 11, 101).await.refused(409, "royalties/usage-already-reported");
    let corrections = format!("{USAGE}/2015/1d-touch/corrections");
    let better = json!({"users": 12, "listens": 102, "counted_on": "2016-03-01", "reason": "Relevé tardif"});
    let correct = async |change: &dyn Fn(&mut Value)| {
        let mut body = better.clone();
        change(&mut body);
        api.post(&corrections, &body).await
    };
    let problem = correct(&|body| body["counted_on"] = json!("2016-01-14")).await;
    let problem = problem.refused(409, "royalties/usage-before-last-count");
    assert_eq!(problem["data"]["last_counted_on"], "2016-01-15");
    correct(&|body| body["reason"] = json!("  ")).await.refused(422, "royalties/usage-reason-missing");
    correct(&|body| body["reason"] = Value::Null).await.refused(422, FORM);
    correct(&|body| body["users"] = json!(-12)).await.refused(422, FORM);
    correct(&|body| body["period"] = json!("2015")).await.refused(422, FORM);
    correct(&|_| ()).await.ok(201);
    correct(&|_| ()).await.refused(409, "royalties/usage-nothing-to-correct");
    for elsewhere in ["2014/1d-touch", "2015/deboussolee"] {
        let path = format!("{USAGE}/{elsewhere}/corrections");
        api.post(&path, &better).await.refused(404, "royalties/usage-not-reported");
    }
    for nowhere in ["2015-00/1d-touch", "2015/1D"] {
        let path = format!("{USAGE}/{nowhere}/corrections");
        api.post(&path, &better).await.refused(404, "request/not-found");
    }
}

#[actix_web::test]
async fn keys_that_are_not_the_whole() {
    let api = api().await;
    let set = async |change: &dyn Fn(&mut Value)| changed(&api, KEYS, |body| change(body)).await;
    for (points, sum) in [(3_999, 9_999), (4_001, 10_001), (0, 6_000), (65_535, 71_535)] {
        let problem = set(&|body| body["pots"][4]["basis_points"] = json!(points)).await;
        let problem = problem.refused(422, "royalties/keys-not-the-whole");
        assert_eq!(problem["data"], json!({"sum": sum, "whole": 10_000}));
    }
    set(&|body| body["pots"] = json!([])).await.refused(422, "royalties/keys-not-the-whole");
    for wrong in [json!(-1), json!(65_536), json!(20.5), json!("2000")] {
        let problem = set(&|body| body["pots"][0]["basis_points"] = wrong.clone()).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], "pots[0].basis_points", "{problem}");
    }
    set(&|body| body["pots"][0]["beneficiary"] = json!("state")).await.refused(422, FORM);
    set(&|body| body["pots"][0]["code"] = json!("Fonds d'épargne")).await.refused(422, FORM);
    set(&|body| body["pots"][0]["share"] = json!("20 %")).await.refused(422, FORM);
    set(&|body| body["to"] = json!("2015-12-31")).await.refused(422, FORM);
    let twice = set(&|body| body["pots"][0]["code"] = json!("fixed")).await;
    assert_eq!(twice.refused(422, "royalties/keys-pot-twice")["data"]["code"], "fixed");
    set(&|body| body["pots"][2]["name"] = json!(" ")).await.refused(422, "royalties/keys-pot-without-name");
    set(&|body| body["decision"] = json!("")).await.refused(422, "royalties/keys-decision-missing");
    assert_eq!(api.get(KEYS).await.ok(200)["total"], 0, "nothing of it was kept");
    set(&|_| ()).await.ok(201);
    set(&|body| body["decision"] = json!("Une autre")).await.refused(409, "royalties/keys-already-set");
}

#[actix_web::test]
async fn splits_that_cannot_be_made() {
    let api = api().await;
    let problem = split(&api, 2015, "2015-12-30").await;
    let problem = problem.refused(422, "royalties/distribution-period-not-over");
    assert_eq!(problem["data"]["last_day"], "2015-12-31");
    split(&api, 2015, "2016-02-01").await.refused(409, "royalties/no-keys-in-force");
    api.post(KEYS, &example("post", KEYS)).await.ok(201);
    split(&api, 2013, "2016-02-01").await.refused(409, "royalties/no-keys-in-force");
    split(&api, 2015, "2016-02-01").await.refused(409, "royalties/period-not-counted");
    count(&api, "2014", 10, 100).await.ok(201);
    count(&api, "2015", 10, 100).await.ok(201);
    split(&api, 2015, "2016-01-14").await.refused(409, "royalties/period-not-counted");
    let dues = async |sacem: Value| {
        api.post(SPLITS, &json!({"year": 2015, "on": "2016-02-01", "sacem": sacem})).await
    };
    let statement =
        |amount, reference| json!({"kind": "statement", "amount": euros(amount), "reference": reference});
    dues(statement("-0.01", "Relevé")).await.refused(422, "royalties/sacem-negative");
    dues(statement("10.00", " ")).await.refused(422, "royalties/sacem-statement-missing");
    let rate = |basis_points: Value| json!({"kind": "rate", "basis_points": basis_points});
    dues(rate(json!(10_001))).await.refused(422, "royalties/sacem-rate-above-whole");
    dues(rate(json!(-1))).await.refused(422, FORM);
    let mut both = statement("10.00", "Relevé");
    both["basis_points"] = json!(400);
    dues(both).await.refused(422, FORM);
    dues(json!({"kind": "rate", "basis_points": 400, "of": "scope"})).await.refused(422, FORM);
    dues(json!({"kind": "none"})).await.refused(422, FORM);
    dues(json!({"kind": "statement", "amount": 10.0, "reference": "Relevé"})).await.refused(422, FORM);
    changed(&api, SPLITS, |body| body["period"] = json!("2015")).await.refused(422, FORM);
    split(&api, 12_345, "2016-02-01").await.refused(422, "office/no-such-year");
    assert_eq!(api.get(SPLITS).await.ok(200)["total"], 0, "nothing of it was kept");

    split(&api, 2015, "2016-02-01").await.ok(201);
    let again = split(&api, 2015, "2016-03-01").await.refused(409, "royalties/already-distributed");
    assert_eq!(again["data"], json!({"period": "2015", "since": "2016-02-01"}));
    let earlier = split(&api, 2014, "2016-03-01").await;
    let earlier = earlier.refused(409, "royalties/distribution-not-after-last");
    assert_eq!(earlier["data"]["last"], "2015");
    assert_eq!(api.get(SPLITS).await.ok(200)["total"], 1);
}

#[actix_web::test]
async fn what_does_not_exist_is_no_empty_answer() {
    let api = api().await;
    let problem = api.get(&format!("{USAGE}/2015?as_of=2016-01-14")).await;
    let problem = problem.refused(404, "royalties/usage-not-counted");
    assert_eq!(problem["data"], json!({"period": "2015", "as_of": "2016-01-14"}));
    api.get(&format!("{SPLITS}/2015")).await.refused(404, "royalties/not-distributed");
    api.get(&format!("{KEYS}/in-force")).await.refused(404, "royalties/no-keys");
    for nowhere in ["usage/2015-13", "usage/15", "distributions/MMXV", "distributions/1899"] {
        api.get(&format!("/api/v1/{nowhere}")).await.refused(404, "request/not-found");
    }
    api.get(&format!("{USAGE}?as_of=hier")).await.refused(422, "request/bad-parameter");
    api.get(&format!("{SPLITS}/2015?as_of=2016-01-14")).await.refused(422, "request/unknown-parameter");
    let filter = api.get(&format!("{USAGE}?filter=views:gt:1")).await;
    assert_eq!(filter.status, 422, "{}", filter.text);
}
