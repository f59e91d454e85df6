//! Members over HTTP.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::{Api, api, euros, founded, jobs};

const MEMBERS: &str = "/api/v1/members";
const CALLS: &str = "/api/v1/share-calls";

/// Admits a company among the distributors with 20 shares, a quarter of them paid.
async fn admit_distributor(api: &Api, name: &str) -> String {
    let profile = json!({
        "kind": "Company", "name": name,
        "address": {"lines": ["1 rue de l'Exemple"], "postal_code": "58000", "city": "Nevers", "country": "FR"},
        "representative": {"given_name": "Zoé", "family_name": "Exemple", "capacity": "gérante"}
    });
    let request = json!({
        "applicant": profile, "college": "Distributors", "category": "distributor",
        "decided_on": "2015-01-15", "on": "2015-02-01", "shares": 20, "paid": euros("500.00")
    });
    let admission = api.post(MEMBERS, &request).await.ok(201);
    admission["member_id"].as_str().unwrap().to_owned()
}

#[actix_web::test]
async fn the_life_of_a_member() {
    let api = founded().await;
    let id = admit_distributor(&api, "Exemple Diffusion").await;
    let at = |what: &str| format!("{MEMBERS}/{id}{what}");
    let more = json!({"shares": 2, "paid": euros("50.00"), "on": "2015-03-01"});
    assert_eq!(api.post(&at("/subscriptions"), &more).await.ok(201), json!({"movement": 2}));
    let payment = json!({"amount": euros("1500.00"), "on": "2015-04-01"});
    assert_eq!(api.post(&at("/payments"), &payment).await.ok(201), json!({"movement": 3}));

    let file = api.get(&at("?as_of=2015-04-01")).await.ok(200);
    assert_eq!((&file["number"], &file["shares"]), (&json!(1), &json!(22)));
    assert_eq!((&file["subscribed"], &file["paid"]), (&euros("2200.00"), &euros("2050.00")));
    assert_eq!((&file["due"], &file["college"]), (&euros("150.00"), &json!("Distributors")));
    assert_eq!(file["movements"].as_array().unwrap().len(), 3);
    let before = api.get(&at("?as_of=2015-02-28")).await.ok(200);
    assert_eq!((&before["shares"], &before["paid"]), (&json!(20), &euros("500.00")));
    api.get(&at("?as_of=2015-01-31")).await.refused(404, "members/not-admitted");

    let exit = json!({"cause": "Dissolution", "on": "2015-12-01"});
    assert_eq!(api.post(&at("/exit"), &exit).await.ok(201), json!({"movement": 4}));
    api.post(&at("/exit"), &exit).await.refused(409, "members/already-left");
    let capital = |day: &str| format!("/api/v1/share-capital?as_of={day}");
    assert_eq!(api.get(&capital("2015-11-30")).await.ok(200)["subscribed"], euros("2200.00"));
    // Under the floor, the capital waits for the money of others; the voice is lost all the same.
    let after = api.get(&capital("2015-12-01")).await.ok(200);
    assert_eq!((&after["members"], &after["subscribed"]), (&json!(0), &euros("2200.00")));
    assert_eq!(after["blocked"], euros("2200.00"));
    // Nothing had been recorded before the clock's day.
    let known = format!("{}&known_at=2015-03-01T00:00:00Z", capital("2015-11-30"));
    assert_eq!(api.get(&known).await.ok(200)["members"], 0);
}

#[actix_web::test]
async fn terms_come_from_the_statutes_in_force() {
    let api = founded().await;
    let mut poor = super::example("post", MEMBERS);
    poor["category"] = json!("supporter-company");
    let problem = api.post(MEMBERS, &poor).await.json;
    assert_eq!(problem["status"], 422, "{problem}");
    let mut unknown = super::example("post", MEMBERS);
    unknown["category"] = json!("patron");
    api.post(MEMBERS, &unknown).await.refused(422, "office/unknown-category");
    let mut early = super::example("post", MEMBERS);
    (early["decided_on"], early["on"]) = (json!("2012-01-01"), json!("2012-01-01"));
    assert!(api.post(MEMBERS, &early).await.status.is_client_error());
    assert_eq!(api.get(MEMBERS).await.ok(200)["total"], 0, "a refused admission leaves nothing");
}

#[actix_web::test]
async fn a_repeated_request_is_answered_and_not_executed_again() {
    let api = founded().await;
    let body = super::example("post", MEMBERS);
    let send = |body: Value| {
        let request = TestRequest::post().uri(MEMBERS).insert_header(("idempotency-key", "admission-1"));
        api.send(request.set_json(body))
    };
    let first = send(body.clone()).await.ok(201);
    assert_eq!(send(body.clone()).await.ok(201), first);
    assert_eq!(api.get(MEMBERS).await.ok(200)["total"], 1);
    let mut other = body;
    other["shares"] = json!(2);
    send(other).await.refused(422, "kernel/key-reused");
}

#[actix_web::test]
async fn the_register_by_page_and_as_a_file() {
    let api = founded().await;
    for name in ["Alpha", "Bêta", "=Gamma"] {
        admit_distributor(&api, name).await;
    }
    let path = format!("{MEMBERS}?as_of=2015-12-31&limit=2&sort=-number&filter=college:eq:Distributors");
    let first = api.get(&path).await;
    let link = first.header("link").to_owned();
    let first = first.ok(200);
    let numbers =
        |page: &Value| page["items"].as_array().unwrap().iter().map(|row| row["number"].clone()).collect();
    let found: Vec<Value> = numbers(&first);
    assert_eq!((found, &first["total"]), (vec![json!(3), json!(2)], &json!(3)));
    let next = link.strip_prefix('<').and_then(|link| link.strip_suffix(">; rel=\"next\"")).unwrap();
    let last = api.get(next).await;
    assert!(!last.headers.contains_key("link"));
    let found: Vec<Value> = numbers(&last.ok(200));
    assert_eq!(found, [json!(1)]);

    // Pages of one row: the export goes through all of them.
    let file = api.get(&format!("{MEMBERS}?as_of=2015-12-31&limit=1&format=csv")).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.text.lines().collect();
    assert!(lines[0].starts_with("member_id,number,name,college,"), "{}", lines[0]);
    assert_eq!(lines.len(), 4);
    assert!(
        lines[3].contains(",3,'=Gamma,Distributors,") && lines[3].contains(",2000.00,500.00,"),
        "{}",
        lines[3]
    );
    let french = TestRequest::get().uri(&format!("{MEMBERS}?as_of=2015-12-31&format=csv-fr"));
    assert!(api.send(french).await.text.contains(";2000,00;500,00;"));
    let accept = TestRequest::get().uri(MEMBERS).insert_header(("accept", "text/csv"));
    assert!(api.send(accept).await.text.starts_with("member_id,"));
}

#[actix_web::test]
async fn an_unchanged_answer_is_not_sent_again() {
    let api = founded().await;
    let id = admit_distributor(&api, "Exemple Diffusion").await;
    let path = format!("{MEMBERS}/{id}?as_of=2015-12-31");
    let tag = api.get(&path).await.header("etag").to_owned();
    assert!(tag.starts_with("\"2-") && tag.len() == 68 && tag.ends_with('"'), "{tag}");
    let again = || TestRequest::get().uri(&path).insert_header(("if-none-match", tag.clone()));
    let unchanged = api.send(again()).await;
    assert_eq!((unchanged.status.as_u16(), unchanged.text.as_str()), (304, ""));
    let payment = json!({"amount": euros("100.00"), "on": "2015-04-01"});
    api.post(&format!("{MEMBERS}/{id}/payments"), &payment).await.ok(201);
    assert_eq!(api.send(again()).await.status, 200);
}

#[actix_web::test]
async fn movements_are_listed_in_the_order_of_recording() {
    let api = founded().await;
    admit_distributor(&api, "Alpha").await;
    admit_distributor(&api, "Bêta").await;
    let page = api.get("/api/v1/share-movements?as_of=2015-12-31").await.ok(200);
    let rows = page["items"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[1]["number"], &rows[1]["member_name"]), (2, &json!(2), &json!("Bêta")));
    assert_eq!((&rows[0]["operation"], &rows[0]["paid"]), (&json!("Subscription"), &euros("500.00")));
    assert_eq!(rows[0]["recorded_at"], "2015-03-03T09:00:00.000000Z");
}

#[actix_web::test]
async fn an_admission_without_statutes_is_refused() {
    let api = api().await;
    let problem = api.post(MEMBERS, &super::example("post", MEMBERS)).await;
    assert!(problem.status.is_client_error(), "{}", problem.text);
    assert!(problem.json["type"].as_str().unwrap().contains("statutes"), "{}", problem.text);
}

#[actix_web::test]
async fn a_call_of_every_member_now_or_as_a_job() {
    let api = founded().await;
    for name in ["Alpha", "Bêta"] {
        admit_distributor(&api, name).await;
    }
    let call =
        |num: &str| json!({"up_to": {"num": num, "den": "4"}, "due_on": "2015-04-30", "on": "2015-03-02"});
    let keyed = || TestRequest::post().uri(CALLS).insert_header(("idempotency-key", "call-2"));
    let told = json!({"members": 2, "amount": euros("1000.00")});
    for _ in 0..2 {
        assert_eq!(api.send(keyed().set_json(call("2"))).await.ok(200), told, "a repeated call");
    }
    assert_eq!(api.post(CALLS, &call("2")).await.ok(200), json!({"members": 0, "amount": euros("0.00")}));
    api.post(CALLS, &call("5")).await.refused(422, "members/call-out-of-bounds");

    let left = TestRequest::post().uri(CALLS).insert_header(("prefer", "respond-async"));
    let left = api.send(left.set_json(call("3"))).await;
    let job = left.header("location").to_owned();
    assert_eq!(left.ok(202)["kind"], "share-call");
    jobs::work(&api).await;
    let job = api.get(&job).await.ok(200);
    assert_eq!((&job["state"], &job["result"]), (&json!("done"), &told));
    assert_eq!((&job["progress"]["done"], &job["progress"]["total"]), (&json!(2), &json!(2)));

    let file = api.get(&format!("{CALLS}?as_of=2015-12-31&format=csv")).await;
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!((lines.len(), lines[0].split(',').next()), (5, Some("call_id")));
    assert!(lines.iter().skip(1).all(|line| line.ends_with(",2015-03-02,2015-04-30,500.00")), "{lines:?}");
}

#[actix_web::test]
async fn a_step_is_written_as_its_word_asks_and_not_otherwise() {
    let api = founded().await;
    let id = admit_distributor(&api, "Alpha").await;
    let at = |what: &str| format!("{MEMBERS}/{id}/{what}");
    for (address, body) in [
        (at("exit-steps"), json!({"step": "notify", "on": "2015-03-02"})),
        (at("exit-steps"), json!({"step": "withdraw_notice", "on": "2015-03-02", "reason": "?"})),
        (at("exit-steps"), json!({"step": "leave", "on": "2015-03-02"})),
        (at("particulars"), json!({"change": "votes", "votes": 2, "on": "2015-03-02"})),
        (at("particulars"), json!({"change": "email_consent", "on": "2015-03-02"})),
        (
            at("particulars"),
            json!({"change": "name", "name": {"kind": "entity", "name": "A", "votes": 2}, "on": "2015-03-02"}),
        ),
        (
            at("refunds/1/steps"),
            json!({"step": "pay", "amount": euros("1.00"), "on": "2015-03-02", "to": "?"}),
        ),
    ] {
        api.post(&address, &body).await.refused(422, "request/unexpected-form");
    }
    let repay = json!({"step": "pay", "amount": euros("1.00"), "on": "2015-03-02"});
    api.post(&at("refunds/1/steps"), &repay).await.refused(404, "members/no-claim");
    let name = json!({"change": "name", "name": {"kind": "person", "given_name": "A", "family_name": "B"}, "on": "2015-03-02"});
    api.post(&at("particulars"), &name).await.refused(422, "members/name-of-another-kind");
    let nobody = api.get(&at("merge?into=01a5e0c2-7c00-7000-8000-00000000002b&on=2015-03-02")).await;
    nobody.refused(404, "members/not-admitted");
    api.get(&at(&format!("merge?into={id}&on=2015-03-02"))).await.refused(422, "members/merge-of-one");
}

#[actix_web::test]
async fn a_step_may_rest_on_what_was_read() {
    let api = founded().await;
    let id = admit_distributor(&api, "Alpha").await;
    let tag = api.get(&format!("{MEMBERS}/{id}")).await.header("etag").to_owned();
    let body = json!({"change": "email_consent", "proof": "Courrier du 2 mars 2015", "on": "2015-03-02"});
    let address = format!("{MEMBERS}/{id}/particulars");
    let send = || TestRequest::post().uri(&address).insert_header(("if-match", tag.clone()));
    assert_eq!(api.send(send().set_json(&body)).await.ok(201), json!({"member_id": id}));
    api.send(send().set_json(&body)).await.refused(412, "request/precondition-failed");
}
