//! Bills leave by mail: the real program and a mail server that says "not now", refuses, and hangs up after the final
//! dot. What a customer receives bears one name, whatever happened on the way.

#[allow(dead_code)] // the wire's own tests use the rest
#[path = "../backend/wires/mail/src/tests/post_office.rs"]
mod post_office;

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::{Value, json};

use self::post_office::{Deed, PostOffice, Script};
use crate::billing::{run, sale};
use crate::support::{Client, Program};

const OUTBOX: &str = "/api/v1/outbox";

/// Waits until so many attempts have ended since the program began, and are in the log.
fn attempts(program: &Program, count: u64) {
    program.wait_until(|lines| {
        let rounds =
            lines.iter().filter(|line| line["message"] == "outgoing notes" && line["what"] == "mails");
        let ended = |line: &Value| ["sent", "failed", "parked"].map(|name| line[name].as_u64().unwrap());
        rounds.map(|line| ended(line).iter().sum::<u64>()).sum::<u64>() >= count
    });
}

/// Names of the mails that the server heard to their final dot, in order.
fn names(office: &PostOffice) -> Vec<String> {
    let name = |mail: &String| {
        let line = mail.lines().find(|line| line.to_ascii_lowercase().starts_with("message-id:"));
        line.unwrap_or_else(|| panic!("no name in {mail}")).to_owned()
    };
    office.heard().mails.iter().map(name).collect()
}

/// The only note in a state.
async fn only(client: &Client<'_>, state: &str) -> Value {
    let page = client.get(&format!("{OUTBOX}?filter=kind:eq:mail&filter=state:eq:{state}")).await.ok(200);
    assert_eq!(page["total"], 1, "{page}");
    page["items"][0].clone()
}

async fn log(client: &Client<'_>, note: &Value) -> Vec<Value> {
    let file = client.get(&format!("{OUTBOX}/{}", note["note_id"])).await.ok(200);
    assert_eq!(file["attachments"].as_array().unwrap().len(), 1, "{file}");
    file["log"].as_array().unwrap().clone()
}

async fn retry(client: &Client<'_>, note: &Value) {
    client.post(&format!("{OUTBOX}/{}/retry", note["note_id"]), &json!({})).await.ok(200);
}

fn outcomes(log: &[Value]) -> Vec<(&str, Option<u64>)> {
    log.iter().map(|line| (line["outcome"].as_str().unwrap(), line["code"].as_u64())).collect()
}

on_both_databases!(a_mail_arrives_whatever_the_server_does, async |db: TestDatabase| {
    let recipient = |words| Script { recipient: Deed::Say(words), ..Script::default() };
    let office = PostOffice::open([
        recipient("451 4.7.1 liste grise, revenez"),
        Script::default(),
        recipient("550 5.1.1 inconnu ici"),
        Script::default(),
        Script { end: Deed::HangUp, ..Script::default() },
        Script::default(),
    ])
    .await;
    let program = Program::serve_with(&db, &[("QUINTETTE_SMTP_URL", &office.url("smtp", ""))]);
    let client = Client::of(&program);
    let sale = sale(&client).await;
    let bill = async |reference: &str| {
        sale.conclude(&client, reference).await;
        run(&client, "2015-01-15").await.ok(200);
    };

    // Not now: it waits, and arrives with the next attempt.
    bill("C-2015-001").await;
    attempts(&program, 1);
    let note = only(&client, "waiting").await;
    assert!(note["last_error"].as_str().unwrap().contains("liste grise"), "{note}");
    assert!(note["next_at"].is_string() && names(&office).is_empty());
    retry(&client, &note).await;
    attempts(&program, 2);
    only(&client, "sent").await;
    let told = log(&client, &note).await;
    assert_eq!(outcomes(&told), [("deferred", Some(451)), ("retried", None), ("sent", Some(250))]);
    assert_eq!(names(&office).len(), 1, "one mail");

    // Never: it is parked, listed, and tried again when somebody asks.
    bill("C-2015-002").await;
    attempts(&program, 3);
    let note = only(&client, "parked").await;
    assert!(note["last_error"].as_str().unwrap().contains("inconnu ici"), "{note}");
    assert_eq!((names(&office).len(), &note["next_at"]), (1, &json!(null)));
    let retried = client.post(&format!("{OUTBOX}/retry-parked"), &json!({})).await.ok(200);
    assert_eq!(retried["retried"], 1);
    attempts(&program, 4);
    let told = log(&client, &note).await;
    assert_eq!(outcomes(&told), [("parked", Some(550)), ("retried", None), ("sent", Some(250))]);
    let name = names(&office)[1].clone();
    assert!(name != names(&office)[0], "another mail, another name");

    // Nobody knows: it is sent again under its name, and the log says so.
    bill("C-2015-003").await;
    attempts(&program, 5);
    let note = only(&client, "waiting").await;
    retry(&client, &note).await;
    attempts(&program, 6);
    let told = log(&client, &note).await;
    assert_eq!(outcomes(&told), [("deferred", None), ("retried", None), ("sent", Some(250))]);
    assert!(told[0]["words"].as_str().unwrap().contains("incertain"), "{told:?}");
    let names = names(&office);
    assert_eq!((names.len(), &names[2]), (4, &names[3]), "who receives both sees one name");
    let mails = office.heard().mails;
    assert!(mails[3].contains("FA2015-000003.pdf") && !mails[3].contains("FA2015-000002.pdf"));
    assert!(program.stop().success());
});
