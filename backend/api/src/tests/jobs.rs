//! Work that was left to be done, over HTTP.

use actix_web::test::TestRequest;
use futures::future::{FutureExt, pending};
use kernel::Clock;
use kernel::access::{Principal, Role};
use kernel::testing::context;
use office::jobs::Worker;
use office::values::{Timestamp, Uuid};
use serde_json::{Value, json};

use super::{Answer, Api, api, example};
use crate::bulk::BulkWrite;

const JOBS: &str = "/api/v1/jobs";
const IMPORTS: &str = "/api/v1/venue-imports?on=2015-01-01";

/// A minute after the clock of the requests.
struct Later;

impl Clock for Later {
    fn now(&self) -> Timestamp {
        "2015-03-03T09:01:00Z".parse().unwrap()
    }
}

/// Does whatever waits, as the program's loop does.
pub(super) async fn work(api: &Api) {
    let mut trades = office::jobs::trades();
    trades.push(Box::new(BulkWrite));
    let worker =
        Worker { trades: &trades, clock: &Later, stopping: &|| false, beat: &|| pending().boxed_local() };
    while api.office.work_once(&worker).await.unwrap().is_some() {}
}

/// The documented list.
fn list() -> String {
    let document = serde_json::to_value(crate::document()).unwrap();
    let body = &document["paths"]["/api/v1/venue-imports"]["post"]["requestBody"]["content"]["text/csv"];
    body["example"].as_str().unwrap().to_owned()
}

async fn import(api: &Api, headers: &[(&'static str, &str)], file: &str) -> Answer {
    let mut request = TestRequest::post().uri(IMPORTS).insert_header(("content-type", "text/csv"));
    for (name, value) in headers {
        request = request.insert_header((*name, *value));
    }
    api.send(request.set_payload(file.to_owned())).await
}

const ASYNC: (&str, &str) = ("prefer", "respond-async");

#[actix_web::test]
async fn an_import_is_left_and_answers_what_it_would_have_answered() {
    let api = api().await;
    let accepted = import(&api, &[ASYNC], &list()).await;
    assert_eq!(accepted.header("preference-applied"), "respond-async");
    assert_eq!(accepted.header("retry-after"), "1");
    let location = accepted.header("location").to_owned();
    let job = accepted.ok(202);
    assert_eq!((&job["kind"], &job["state"]), (&json!("venue-import"), &json!("queued")));
    assert_eq!(location, format!("{JOBS}/{}", job["job_id"].as_str().unwrap()));
    assert_eq!(job["links"]["self"], location);
    let waiting = api.get(&location).await;
    let tag = waiting.header("etag").to_owned();
    assert!(waiting.ok(200).get("result").is_none());
    work(&api).await;
    let unchanged = TestRequest::get().uri(&location).insert_header(("if-none-match", tag));
    let done = api.send(unchanged).await.ok(200);
    assert_eq!((&done["state"], &done["progress"]["done"]), (&json!("done"), &json!(1)));
    assert!(done["links"].get("cancel").is_none() && done["links"].get("resume").is_none());
    let other = super::api().await;
    assert_eq!(done["result"], import(&other, &[], &list()).await.ok(200));
}

#[actix_web::test]
async fn a_bill_run_is_left_too() {
    let api = api().await;
    let left = TestRequest::post().uri("/api/v1/invoice-runs").insert_header(ASYNC);
    let job = api.send(left.set_json(json!({"on": "2015-01-15"}))).await.ok(202);
    work(&api).await;
    let done = api.get(job["links"]["self"].as_str().unwrap()).await.ok(200);
    let at_once = api.post("/api/v1/invoice-runs", &json!({"on": "2015-01-15"})).await.json;
    assert_eq!(done["result"].is_object(), at_once["status"].is_null(), "{done} {at_once}");
    assert_eq!(done["problem"]["type"], at_once["type"]);
}

#[actix_web::test]
async fn under_a_key_there_is_one_job() {
    let api = api().await;
    let key = ("idempotency-key", "import-1");
    let first = import(&api, &[ASYNC, key], &list()).await.ok(202);
    assert_eq!(import(&api, &[ASYNC, key], &list()).await.ok(202)["job_id"], first["job_id"]);
    import(&api, &[key], &list()).await.refused(422, "kernel/key-reused");
    assert_eq!(api.get(JOBS).await.ok(200)["total"], 1);
}

#[actix_web::test]
async fn rows_are_left_and_each_has_its_answer() {
    let api = api().await;
    let bad = json!({"floor": 2});
    let rows = json!({"rows": [example("post", "/api/v1/venues"), bad]});
    let left = TestRequest::post().uri("/api/v1/venues/bulk").insert_header(ASYNC).set_json(&rows);
    let job = api.send(left).await.ok(202);
    assert_eq!(job["kind"], "bulk-write");
    work(&api).await;
    let done = api.get(job["links"]["self"].as_str().unwrap()).await.ok(200);
    assert_eq!(done["progress"]["done"], 2);
    let result = &done["result"];
    assert_eq!((&result["succeeded"], &result["refused"]), (&json!(1), &json!(1)));
    assert_eq!(result["rows"][1]["problem"]["status"], 422);
    assert_eq!(api.get("/api/v1/venues").await.ok(200)["total"], 1);
}

#[actix_web::test]
async fn a_job_is_cancelled_and_resumed() {
    let api = api().await;
    let job = import(&api, &[ASYNC], &list()).await.ok(202);
    let at = |what: &str| job["links"]["self"].as_str().unwrap().to_owned() + what;
    api.post(&at("/resume"), &json!({})).await.refused(409, "jobs/not-resumable");
    let cancelled = api.post(&at("/cancel"), &json!({})).await.ok(200);
    assert_eq!(
        (&cancelled["state"], cancelled["links"]["resume"].as_str()),
        (&json!("cancelled"), Some(at("/resume").as_str()))
    );
    api.post(&at("/cancel"), &json!({})).await.refused(409, "jobs/already-over");
    work(&api).await;
    assert_eq!(api.get("/api/v1/venues").await.ok(200)["total"], 0);
    assert_eq!(api.post(&at("/resume"), &json!({})).await.ok(200)["state"], "queued");
    work(&api).await;
    assert_eq!(api.get("/api/v1/venues").await.ok(200)["total"], 1);
    api.get(&format!("{JOBS}/01a5e0c2-7c00-7000-8000-0000000000ff")).await.refused(404, "jobs/unknown");
}

#[actix_web::test]
async fn a_job_that_was_refused_says_why_as_the_request_would_have_been() {
    let api = api().await;
    let job = import(&api, &[ASYNC], "no list\n").await.ok(202);
    work(&api).await;
    let failed = api.get(job["links"]["self"].as_str().unwrap()).await.ok(200);
    assert_eq!(failed["state"], "failed");
    let at_once = import(&api, &[], "no list\n").await.json;
    for member in ["type", "title", "status", "data"] {
        assert_eq!(failed["problem"][member], at_once[member]);
    }
}

#[actix_web::test]
async fn what_happens_to_a_job_is_told_to_its_end() {
    let api = api().await;
    let job = import(&api, &[ASYNC], &list()).await.ok(202);
    work(&api).await;
    let events = job["links"]["events"].as_str().unwrap();
    let told = api.get(events).await;
    assert_eq!((told.status.as_u16(), told.header("content-type")), (200, "text/event-stream"));
    assert_eq!(told.header("cache-control"), "no-store");
    let (id, event, data) = only_event(&told.text);
    assert_eq!((event.as_str(), &data["state"]), ("done", &json!("done")));
    let again = |id: &str| api.send(TestRequest::get().uri(events).insert_header(("last-event-id", id)));
    assert_eq!(again(&id).await.status, 204, "nothing more comes: a client stops coming back");
    assert_eq!(only_event(&again("1").await.text).0, id);
}

#[actix_web::test]
async fn who_follows_hears_of_each_step() {
    let api = api().await;
    let job = import(&api, &[ASYNC], &list()).await.ok(202);
    let events = job["links"]["events"].as_str().unwrap();
    let (told, ()) = futures::join!(api.get(events), work(&api));
    let names: Vec<&str> = told.text.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
    let ids: Vec<u64> =
        told.text.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect();
    assert_eq!((names.first(), names.last()), (Some(&"progress"), Some(&"done")), "{}", told.text);
    assert!(ids.is_sorted_by(|before, after| before < after), "{ids:?}");
}

/// Id, name and data of the one event of a stream that has ended.
fn only_event(text: &str) -> (String, String, Value) {
    let of = |name: &str| {
        let mut found = text.lines().filter_map(|line| line.strip_prefix(name));
        let value = found.next().unwrap_or_else(|| panic!("no {name} in {text}")).to_owned();
        assert!(found.next().is_none(), "{text}");
        value
    };
    (of("id: "), of("event: "), serde_json::from_str(&of("data: ")).unwrap())
}

#[actix_web::test]
async fn the_list_is_one_as_the_others() {
    let api = api().await;
    for _ in 0..3 {
        import(&api, &[ASYNC], &list()).await.ok(202);
    }
    work(&api).await;
    import(&api, &[ASYNC], &list()).await.ok(202);
    let page = api.get(&format!("{JOBS}?limit=2&sort=job_id&filter=state:eq:done")).await.ok(200);
    assert_eq!((&page["total"], page["items"].as_array().unwrap().len()), (&json!(3), 2));
    let file = api.get(&format!("{JOBS}?format=csv&filter=kind:eq:venue-import")).await;
    assert!(file.text.starts_with("job_id,kind,state,progress.done,"), "{}", file.text);
    assert_eq!(file.text.lines().count(), 5);
    api.get(&format!("{JOBS}?filter=owner:eq:x")).await.refused(422, "lists/unknown-field");
}

#[actix_web::test]
async fn somebody_elses_job_cannot_be_told_from_none() {
    let api = api().await;
    let hands = |number: u128, role: Role| Principal::user(Uuid::from_u128(number), [role]);
    let zoe = hands(1, Role::Sales);
    let signed = kernel::Context { actor: zoe.actor().clone(), ..context() };
    let on = "2015-01-01".parse().unwrap();
    let jobs = api.office.acting_for(zoe.clone()).jobs();
    let job = jobs.import_venues(&signed, on, list().into_bytes()).await.unwrap();
    let path = format!("{JOBS}/{}", job.id);
    let as_who = |who: Principal, request: TestRequest| api.send_as(who, request);
    assert_eq!(as_who(zoe, TestRequest::get().uri(&path)).await.status, 200);
    assert_eq!(as_who(hands(3, Role::Staff), TestRequest::get().uri(&path)).await.status, 200);
    let other = || hands(2, Role::Sales);
    as_who(other(), TestRequest::get().uri(&path)).await.refused(404, "jobs/unknown");
    as_who(other(), TestRequest::get().uri(&format!("{path}/events"))).await.refused(404, "jobs/unknown");
    as_who(other(), TestRequest::post().uri(&format!("{path}/cancel"))).await.refused(404, "jobs/unknown");
    assert_eq!(as_who(other(), TestRequest::get().uri(JOBS)).await.ok(200)["total"], 0);
    as_who(Principal::nobody(), TestRequest::get().uri(&path)).await.refused(401, "access/not-signed-in");
    let refused = import_as(&api, hands(4, Role::Member)).await;
    refused.refused(403, "access/forbidden");
}

async fn import_as(api: &Api, who: Principal) -> Answer {
    let request =
        TestRequest::post().uri(IMPORTS).insert_header(("content-type", "text/csv")).insert_header(ASYNC);
    api.send_as(who, request.set_payload(list())).await
}
