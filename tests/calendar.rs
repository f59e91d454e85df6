//! A year of duties over HTTP: the statutes say when it closes, mandates are given and end, the calendar follows the
//! assembly, staff tick what is done and are reminded by mail of what is not.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use reqwest::header::IF_MATCH;
use serde_json::{Value, json};

use crate::support::{Browser, Client, Program};

const STATUTES: &str = "/api/v1/statutes";
const MEMBERS: &str = "/api/v1/members";
const ASSEMBLIES: &str = "/api/v1/assemblies";
const MANDATES: &str = "/api/v1/mandates";
const CALENDAR: &str = "/api/v1/calendar";

/// Statutes under which the year closes on the last day of September.
async fn founded(client: &Client<'_>) {
    let mut statutes = client.example(STATUTES).await;
    statutes["document"]["year_end"] = json!({"month": 9, "day": 31});
    let wrong = client.post(STATUTES, &statutes).await.refused(422, "assemblies/year-end-not-a-day");
    assert_eq!(wrong["data"], json!({"month": 9, "day": 31}));
    statutes["document"]["year_end"]["day"] = json!(30);
    let adopted = client.post(STATUTES, &statutes).await.ok(201);
    assert_eq!(adopted["document"]["year_end"], json!({"month": 9, "day": 30}));
}

/// A member on the board and a firm that audits.
async fn mandated(client: &Client<'_>) -> (Value, Value) {
    let mut applicant = client.example(MEMBERS).await;
    (applicant["decided_on"], applicant["on"]) = (json!("2015-01-05"), json!("2015-01-05"));
    let member = client.post(MEMBERS, &applicant).await.ok(201)["member_id"].clone();
    let file = client.get(&format!("{MEMBERS}/{}?as_of=2015-06-18", member.as_str().unwrap())).await.ok(200);
    let on = "2015-03-12";
    let mut order = json!({
        "kind": "director", "member_id": member, "from": on, "years": 7, "decided_on": on,
        "decided_by": "Assemblée générale ordinaire"
    });
    if file["kind"] != "NaturalPerson" {
        order["representative"] = json!("Zoé Exemple");
    }
    let long = client.post(MANDATES, &order).await.refused(422, "assemblies/too-many-years");
    assert_eq!(long["data"], json!({"kind": "director", "given": 7, "most": 6}));
    assert!(long["title"].as_str().unwrap().contains("L225-18"), "{long}");
    order["years"] = json!(2);
    let board = client.post(MANDATES, &order).await.ok(201);
    assert_eq!((&board["name"], &board["member_id"]), (&file["name"], &order["member_id"]));
    // Elected by the assembly of a March, it leaves at the one two years later.
    assert_eq!(
        (&board["accounts_closed_on"], &board["ends_on"]),
        (&json!("2016-09-30"), &json!("2017-03-30"))
    );
    let firm = client.post(MANDATES, &client.example(MANDATES).await).await.ok(201);
    assert_eq!((&firm["name"], &firm["entity"]), (&json!("Cabinet Exemple"), &json!(true)));
    (board, firm)
}

fn at(mandate: &Value) -> String {
    format!("{MANDATES}/{}", mandate["mandate_id"].as_str().unwrap())
}

/// The firm sends another person, then resigns; the register tells each day as it was.
async fn succeeds(client: &Client<'_>, board: &Value, firm: &Value) {
    let read = client.get(&at(firm)).await;
    let seen = read.header("etag").to_owned();
    assert_eq!(&read.ok(200), firm);
    let replaced = json!({"on": "2016-02-01", "representative": "Léa Exemple"});
    let path = format!("{}/representative", at(firm));
    assert_eq!(client.post(&path, &replaced).await.ok(200)["representative"], "Léa Exemple");
    let resigned = json!({"on": "2016-03-01", "reason": "resignation"});
    let end = format!("{}/end", at(firm));
    let stale = client.request(Method::POST, &end).header(IF_MATCH, &seen).json(&resigned);
    assert_eq!(client.send(stale).await.status, 412, "it has changed since");
    let death = json!({"on": "2016-03-01", "reason": "death"});
    client.post(&end, &death).await.refused(422, "assemblies/reason-of-another");
    assert_eq!(client.post(&end, &resigned).await.ok(200)["last_day"], "2016-03-01");
    client.post(&end, &resigned).await.refused(409, "assemblies/mandate-already-ended");

    let listed = async |query: &str| client.get(&format!("{MANDATES}?{query}")).await;
    let before = listed("as_of=2016-01-31&filter=kind:eq:auditor").await.ok(200);
    assert_eq!(before["items"], json!([firm]), "Léa had not come yet");
    let running = listed("as_of=2016-06-01&filter=last_day:ge:2016-06-01").await.ok(200);
    assert_eq!(running["items"], json!([board]));
    let csv = listed("as_of=2016-06-01&sort=-last_day&format=csv").await;
    let lines: Vec<&str> = csv.text.lines().collect();
    assert!(lines[0].starts_with("mandate_id,kind,substitute,member_id"), "{lines:?}");
    assert!(lines[1].contains(",director,") && lines[2].contains(",auditor,"), "{lines:?}");
}

fn entry<'c>(calendar: &'c Value, closed_on: &str, code: &str) -> Option<&'c Value> {
    let mut entries = calendar["entries"].as_array().unwrap().iter();
    entries.find(|entry| entry["closed_on"] == closed_on && entry["code"] == code)
}

/// The assembly on the year of September 2015, in March.
async fn convenes(client: &Client<'_>) {
    let mut notice = client.example(ASSEMBLIES).await;
    for (name, value) in [
        ("day", "2016-03-10"),
        ("notice_sent_on", "2016-02-20"),
        ("record_day", "2016-03-09"),
        ("last_accounts_closed_on", "2015-09-30"),
    ] {
        notice[name] = json!(value);
    }
    client.post(ASSEMBLIES, &notice).await.ok(201);
}

/// What the law asks comes with the assembly, is ticked, and taken back.
async fn ticks(client: &Client<'_>) {
    let read = async || client.get(&format!("{CALENDAR}?as_of=2016-03-11")).await.ok(200);
    let before = read().await;
    let closings: Vec<&Value> =
        before["years"].as_array().unwrap().iter().map(|of| &of["closed_on"]).collect();
    assert_eq!(closings, ["2015-09-30", "2016-09-30"]);
    assert_eq!(entry(&before, "2015-09-30", "notice"), None);
    assert_eq!(entry(&before, "2015-09-30", "accounts_filed").unwrap()["on"], "2016-04-30");
    convenes(client).await;
    let after = read().await;
    assert_eq!(after["years"][0]["assembly_on"], "2016-03-10");
    assert_eq!(entry(&after, "2015-09-30", "notice").unwrap()["state"], "past");
    let filing = entry(&after, "2015-09-30", "accounts_filed").unwrap();
    assert_eq!((&filing["on"], &filing["days_left"]), (&json!("2016-04-10"), &json!(30)));
    assert_eq!((&filing["state"], &filing["audience"]), (&json!("soon"), &json!("office")));
    assert_eq!(entry(&after, "2016-09-30", "mandate_end").unwrap()["on"], "2017-03-30");

    let duty = |closed_on: &str, what: &str| format!("{CALENDAR}/{closed_on}/duties/accounts_filed/{what}");
    let done = json!({"on": "2016-04-02", "note": "Récépissé n° 12"});
    client.post(&duty("2015-12-31", "done"), &done).await.refused(404, "assemblies/not-a-closing-day");
    let unknown = format!("{CALENDAR}/2015-09-30/duties/holidays/done");
    client.post(&unknown, &done).await.refused(404, "assemblies/unknown-duty");
    let noted = client.post(&duty("2015-09-30", "done"), &done).await.ok(200);
    assert_eq!(noted, json!({"closed_on": "2015-09-30", "code": "accounts_filed", "done": done}));
    client.post(&duty("2015-09-30", "done"), &done).await.refused(409, "assemblies/duty-already-done");
    assert_eq!(entry(&read().await, "2015-09-30", "accounts_filed").unwrap()["done"], done);
    let file = client.get(&format!("{CALENDAR}.ics?as_of=2016-03-11")).await;
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    let text = file.text.replace("\r\n ", "");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert!(text.contains("UID:2015-09-30.accounts_filed@quintette\r\n"), "{text}");
    assert!(text.contains("SUMMARY:✓ Déposer les comptes annuels") && text.contains("VALUE=DATE:20160410"));
    let undone = client.post(&duty("2015-09-30", "undone"), &json!({"note": "Rejeté"})).await.ok(200);
    assert_eq!(undone["done"], Value::Null);
    client.get(&format!("{CALENDAR}?as_of=1999-01-01")).await.refused(404, "assemblies/no-statutes-in-force");
    client.get(&format!("{CALENDAR}?on=2016-03-11")).await.refused(422, "request/unknown-parameter");
}

/// Runs `quintette calendar` and answers what it says.
fn calendar(program: &Program, db: &TestDatabase, more: &[&str]) -> String {
    let output = program.command(db, &[&["calendar", "--on", "2016-03-11"], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

on_both_databases!(the_year_is_kept_and_reminded_of, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    client.get(CALENDAR).await.refused(404, "assemblies/no-statutes-in-force");
    founded(&client).await;
    let (board, firm) = mandated(&client).await;
    succeeds(&client, &board, &firm).await;
    ticks(&client).await;

    let link = program.command(&db, &["accounts", "first-administrator"]);
    let link = String::from_utf8(link.stdout).unwrap();
    Browser::first_administrator(&program, &link, "Ada Exemple", "ada@exemple.fr").await;
    let told = calendar(&program, &db, &[]);
    assert!(told.starts_with("As of 2016-03-11; year closed 2015-09-30 (assembly 2016-03-10)"), "{told}");
    assert!(
        told.contains("2016-04-10 [ ] proche  Déposer les comptes annuels au greffe sur papier"),
        "{told}"
    );
    let notes = async || {
        let mails = "/api/v1/outbox?filter=kind:eq:mail&filter=recipient:eq:ada@exemple.fr";
        let page = client.get(mails).await.ok(200);
        let subjects = page["items"].as_array().unwrap().iter().map(|note| note["subject"].as_str().unwrap());
        subjects.filter(|subject| subject.contains("11 mars 2016")).count()
    };
    assert_eq!(notes().await, 0, "reading reminds nobody");
    let sent = calendar(&program, &db, &["--send"]);
    assert!(sent.trim_end().ends_with("2 entries reminded of, 1 mails written"), "{sent}");
    let again = calendar(&program, &db, &["--send"]);
    assert!(again.trim_end().ends_with("2 entries reminded of, 0 mails written"), "{again}");
    assert_eq!(notes().await, 1, "the same day once");
    let verified = program.command(&db, &["verify"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    assert!(program.stop().success());
});
