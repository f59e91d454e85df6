//! The outbox over HTTP: what leaves, what does not, and another try.

use std::time::Duration;

use kernel::outbox::{Attempt, Outcome};
use kernel::prelude::{Outgoing, UnitOfWork};
use kernel::testing::context;
use office::values::Timestamp;
use serde_json::json;

use super::{Api, api};

const OUTBOX: &str = "/api/v1/outbox";

async fn write(api: &Api, recipient: &str) {
    let note = Outgoing {
        kind: "mail".into(),
        recipient: recipient.into(),
        subject: "Votre lien".into(),
        body: "https://exemple.test/entrer/s3cret".into(),
        attachments: Vec::new(),
    };
    let send = async |uow: &mut UnitOfWork| uow.send(note.clone()).await;
    api.office.kernel.run(&context(), send).await.unwrap();
}

/// Two mails: the first refused for good, the second sent.
async fn refused_and_sent(api: &Api) {
    write(api, "parti@exemple.test").await;
    write(api, "zoe@exemple.test").await;
    let at: Timestamp = "2015-03-03T08:00:00Z".parse().unwrap();
    let claimed = api.office.kernel.claim_notes("mail", at, Duration::from_mins(1), 9).await.unwrap();
    for (note, (outcome, code)) in claimed.iter().zip([(Outcome::Parked, 550), (Outcome::Sent, 250)]) {
        let took = Duration::from_millis(7);
        let attempt =
            Attempt { at, took, outcome, code: Some(code), words: format!("{code} dit le serveur") };
        api.office.kernel.note_attempted(note, &attempt).await.unwrap();
    }
}

#[actix_web::test]
async fn what_did_not_leave_is_found_with_its_reason() {
    let api = api().await;
    refused_and_sent(&api).await;
    let page = api.get(&format!("{OUTBOX}?filter=state:eq:parked")).await.ok(200);
    assert_eq!(page["total"], 1);
    let row = &page["items"][0];
    assert_eq!((&row["recipient"], &row["state"]), (&json!("parti@exemple.test"), &json!("parked")));
    assert_eq!((&row["last_error"], &row["next_at"]), (&json!("550 dit le serveur"), &json!(null)));
    let file = api.get(&format!("{OUTBOX}/{}", row["note_id"])).await;
    assert!(!file.text.contains("s3cret"), "the words of a mail are nobody's business: {}", file.text);
    let file = file.ok(200);
    assert_eq!(file["log"].as_array().unwrap().len(), 1);
    let line = json!({
        "attempt": 1, "at": "2015-03-03T08:00:00.000000Z", "outcome": "parked", "code": 550,
        "words": "550 dit le serveur", "took_ms": 7
    });
    assert_eq!(file["log"][0], line);
    api.get(&format!("{OUTBOX}/4711")).await.refused(404, "outbox/no-such-note");
    api.get(&format!("{OUTBOX}/mine")).await.refused(404, "request/not-found");
    let csv = api.get(&format!("{OUTBOX}?format=csv&filter=sent_at:ge:2015-03-03T00:00:00Z")).await;
    assert!(csv.text.contains("zoe@exemple.test") && !csv.text.contains("parti@"), "{}", csv.text);
}

#[actix_web::test]
async fn another_try_is_due_at_once_and_signed() {
    let api = api().await;
    refused_and_sent(&api).await;
    let retried = api.post(&format!("{OUTBOX}/1/retry"), &json!({})).await.ok(200);
    assert_eq!(
        (&retried["state"], &retried["next_at"]),
        (&json!("waiting"), &json!("2015-03-03T09:00:00.000000Z"))
    );
    let log = api.get(&format!("{OUTBOX}/1")).await.ok(200)["log"].clone();
    assert_eq!((&log[1]["outcome"], &log[1]["words"]), (&json!("retried"), &json!("test")));
    api.post(&format!("{OUTBOX}/2/retry"), &json!({})).await.refused(409, "outbox/already-sent");
    api.post(&format!("{OUTBOX}/3/retry"), &json!({})).await.refused(404, "outbox/no-such-note");
}

#[actix_web::test]
async fn all_that_was_given_up_is_tried_again_at_once() {
    let api = api().await;
    refused_and_sent(&api).await;
    let retry = async || api.post(&format!("{OUTBOX}/retry-parked"), &json!({})).await.ok(200);
    assert_eq!(retry().await, json!({"retried": 1}));
    assert_eq!(retry().await, json!({"retried": 0}));
    assert_eq!(api.get(&format!("{OUTBOX}?filter=state:eq:waiting")).await.ok(200)["total"], 1);
}
