//! Long work left to the program: followed to its end, cut by a power failure, stopped, shared by two processes.
//!
//! Nothing is timed: who waits reads the job's events until the one that is waited for.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Event, Events, Program};

const IMPORTS: &str = "/api/v1/venue-imports?on=2014-09-01";
const JOBS: &str = "/api/v1/jobs";
const VENUES: &str = "/api/v1/venues";

/// The list exactly as published.
const REAL: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../backend/domains/partners/data/bibliotheques-publiques.csv"
));

/// The head of the list and its first rows.
fn list(rows: usize) -> String {
    REAL.split_inclusive('\n').take(rows + 1).collect()
}

/// Leaves an import of so many rows as a job.
async fn leave(client: &Client<'_>, rows: usize, key: &str) -> Value {
    let request = client.request(Method::POST, IMPORTS).header("prefer", "respond-async");
    let request = request.header("content-type", "text/csv").header("idempotency-key", key);
    let answer = client.send(request.body(list(rows))).await;
    assert_eq!(answer.header("preference-applied"), "respond-async", "{}", answer.text);
    let location = answer.header("location").to_owned();
    let job = answer.ok(202);
    assert_eq!(location, format!("{JOBS}/{}", id_of(&job)));
    job
}

fn id_of(job: &Value) -> &str {
    job["job_id"].as_str().unwrap()
}

async fn read(client: &Client<'_>, job: &Value) -> Value {
    client.get(&format!("{JOBS}/{}", id_of(job))).await.ok(200)
}

/// Follows a job, after the event that was heard last, until one satisfies or the stream ends.
async fn follow(
    client: &Client<'_>,
    job: &Value,
    last: Option<u64>,
    until: impl Fn(&Event) -> bool,
) -> Vec<Event> {
    let mut request = client.request(Method::GET, &format!("{JOBS}/{}/events", id_of(job)));
    if let Some(last) = last {
        request = request.header("last-event-id", last.to_string());
    }
    Events::of(request.send().await.unwrap()).until(until).await
}

/// Follows a job to its end, and reads it.
async fn end(client: &Client<'_>, job: &Value, last: Option<u64>) -> Value {
    let events = follow(client, job, last, |_| false).await;
    let ids: Vec<u64> = events.iter().map(|event| event.id).collect();
    assert!(ids.is_sorted_by(|before, after| before < after), "{ids:?}");
    assert!(
        last.is_none_or(|last| ids.iter().all(|id| *id > last)),
        "nothing is told twice: {last:?} {ids:?}"
    );
    let ends: Vec<&Event> = events.iter().filter(|event| event.name == "done").collect();
    assert_eq!(ends.len(), 1, "one end: {events:?}");
    assert_eq!(events.last().map(|event| event.name.as_str()), Some("done"));
    let job = read(client, job).await;
    assert_eq!(job["state"], ends[0].data["state"]);
    job
}

async fn venues(client: &Client<'_>) -> u64 {
    client.get(VENUES).await.ok(200)["total"].as_u64().unwrap()
}

fn count(report: &Value, name: &str) -> u64 {
    report[name].as_u64().unwrap()
}

on_both_databases!(an_import_goes_on_after_a_power_cut, async |database: TestDatabase| {
    const ROWS: usize = 4_000;
    let mut first = Program::serve(&database);
    let client = Client::of(&first);
    let job = leave(&client, ROWS, "list-2014").await;
    let kept = |event: &Event| event.data["progress"]["done"].as_u64().is_some_and(|done| done >= 500);
    let last = follow(&client, &job, None, kept).await.pop().unwrap();
    assert_eq!((last.name.as_str(), &last.data["state"]), ("progress", &json!("running")));
    drop(client);
    first.kill();

    let second = first.beside(&database);
    let client = Client::of(&second);
    let done = end(&client, &job, Some(last.id)).await;
    assert_eq!((&done["state"], &done["attempts"]), (&json!("done"), &json!(2)), "{done}");
    let report = &done["result"];
    assert_eq!(report["rows"], ROWS);
    assert!(count(report, "unchanged") >= 500, "what was done is found, not done again: {report}");
    let known = count(report, "created") + count(report, "unchanged");
    assert_eq!(venues(&client).await, known, "nothing twice");
    let refused =
        report["rejected"].as_array().unwrap().len() + report["duplicates"].as_array().unwrap().len();
    assert_eq!(known + refused as u64, ROWS as u64, "the result is complete");

    assert_eq!(leave(&client, ROWS, "list-2014").await["job_id"], job["job_id"], "asked once under its key");
    let again = client.upload(IMPORTS, "text/csv", list(ROWS)).await.ok(200);
    assert_eq!((count(&again, "created"), count(&again, "unchanged")), (0, known));
    assert!(second.stop().success());
});

on_both_databases!(an_import_is_stopped_and_goes_on, async |database: TestDatabase| {
    let program = Program::serve(&database);
    let client = Client::of(&program);
    let job = leave(&client, 3_000, "list").await;
    let at = |what: &str| format!("{JOBS}/{}/{what}", id_of(&job));
    let begun = |event: &Event| event.data["progress"]["done"].as_u64().is_some_and(|done| done >= 500);
    let last = follow(&client, &job, None, begun).await.pop().unwrap();
    let asked = client.post(&at("cancel"), &json!({})).await.ok(200);
    assert_eq!(asked["cancel_asked"], true);
    let stopped = end(&client, &job, Some(last.id)).await;
    assert_eq!(stopped["state"], "cancelled");
    let kept = venues(&client).await;
    assert!((500..3_000).contains(&kept), "what was done stays, and no more comes: {kept}");
    client.post(&at("cancel"), &json!({})).await.refused(409, "jobs/already-over");

    // A polite stop while it goes on: it is given back, and the next process takes it at once.
    client.post(&at("resume"), &json!({})).await.ok(200);
    let again = |event: &Event| event.data["state"] == "running";
    let last = follow(&client, &job, None, again).await.pop().unwrap();
    let next = program.beside(&database);
    assert!(program.stop().success());
    let client = Client::of(&next);
    let done = end(&client, &job, Some(last.id)).await;
    assert_eq!(done["state"], "done", "{done}");
    let report = &done["result"];
    assert_eq!(count(report, "created") + count(report, "unchanged"), venues(&client).await);
});

on_both_databases!(two_processes_share_the_jobs, async |database: TestDatabase| {
    let program = Program::serve(&database);
    let beside = program.beside(&database);
    let (here, there) = (Client::of(&program), Client::of(&beside));
    let mut jobs = Vec::new();
    for number in 0..6 {
        let client = if number % 2 == 0 { &here } else { &there };
        jobs.push(leave(client, 20, &format!("list-{number}")).await);
    }
    for job in &jobs {
        // Asked here, followed there: what one process does is seen by the other.
        let done = end(&there, job, None).await;
        assert_eq!((&done["state"], &done["attempts"]), (&json!("done"), &json!(1)), "{done}");
    }
    let reports = client_reports(&here, &jobs).await;
    assert_eq!(reports.iter().map(|report| count(report, "created")).sum::<u64>(), venues(&here).await);
    assert_eq!(here.get(&format!("{JOBS}?filter=state:eq:done")).await.ok(200)["total"], 6);
});

async fn client_reports(client: &Client<'_>, jobs: &[Value]) -> Vec<Value> {
    let mut reports = Vec::new();
    for job in jobs {
        reports.push(read(client, job).await["result"].clone());
    }
    reports
}

on_both_databases!(a_thousand_rows_and_one_that_is_wrong, async |database: TestDatabase| {
    let program = Program::serve(&database);
    let client = Client::of(&program);
    let venue = client.example(VENUES).await;
    let mut rows: Vec<Value> = (0..1_000)
        .map(|number| {
            let mut row = venue.clone();
            row["description"]["name"] = json!(format!("Salle {number}"));
            row
        })
        .collect();
    rows[417]["on"] = json!("le 30 février");
    let body = json!({"rows": rows});
    let send = async || {
        let request = client.request(Method::POST, "/api/v1/venues/bulk").header("idempotency-key", "rooms");
        client.send(request.json(&body)).await.ok(200)
    };
    let answer = send().await;
    assert_eq!((&answer["succeeded"], &answer["refused"]), (&json!(999), &json!(1)));
    let bad = &answer["rows"][417];
    assert_eq!((&bad["status"], &bad["problem"]["data"]["path"]), (&json!(422), &json!("on")));
    assert_eq!(send().await, answer, "the same answer");
    assert_eq!(venues(&client).await, 999, "and nothing twice");
});
