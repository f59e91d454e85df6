//! What is read and sent around an assembly over HTTP: its documents, the convocations by mail and to be printed, the roll
//! beside the register, every paper, the minutes that are signed, and the file that other programs recompute.
//!
//! The assembly is far in the future, so that its convocations can be sent today, whenever that is.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use reqwest::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use serde_json::{Value, json};

use super::life::{Meeting, Members, draft, members};
use super::{MEMBERS, one};
use crate::support::{Answer, Client, Events, Program};

const PLANS: &str = "/api/v1/assembly-plans";
const DAY: &str = "2090-06-19";
const REPORT: &str = "Rapport du conseil sur les comptes.\n";

/// The bytes of a file with its media type, its name and its tag.
struct File {
    media_type: String,
    name: String,
    tag: String,
    bytes: Vec<u8>,
}

async fn file(meeting: &Meeting<'_, '_>, path: &str) -> File {
    let response = meeting.client.request(Method::GET, path).send().await.unwrap();
    let of = |name| response.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
    let (status, media_type, name, tag) =
        (response.status(), of(CONTENT_TYPE), of(CONTENT_DISPOSITION), of(ETAG));
    let bytes = response.bytes().await.unwrap().to_vec();
    assert_eq!(status, 200, "{path}: {}", String::from_utf8_lossy(&bytes));
    File { media_type, name, tag, bytes }
}

/// A paper of the assembly, which is a PDF.
async fn paper(meeting: &Meeting<'_, '_>, what: &str) -> File {
    let paper = file(meeting, &meeting.at(what)).await;
    assert_eq!(paper.media_type, "application/pdf", "{what}");
    assert!(paper.bytes.starts_with(b"%PDF-"), "{what}");
    assert!(paper.name.starts_with("inline; filename=\""), "{what}: {}", paper.name);
    paper
}

async fn planned<'c, 'p>(client: &'c Client<'p>) -> Meeting<'c, 'p> {
    let mut plan = client.example(PLANS).await;
    (plan["day"], plan["record_day"], plan["place"]) = (json!(DAY), json!("2016-07-01"), json!("Au siège"));
    let mut allocation = draft("Affectation du résultat");
    allocation["follows"] = json!({"kind": "allocate_result"});
    plan["agenda"] = json!([draft("Comptes"), allocation]);
    let made = client.post(PLANS, &plan).await;
    let assembly = made.header("location").trim_end_matches("/plan").to_owned();
    made.ok(201);
    Meeting { client, assembly }
}

async fn attach(meeting: &Meeting<'_, '_>, query: &str, kind: &str, bytes: &[u8]) -> Answer {
    meeting.client.upload(&meeting.at(&format!("/documents?{query}")), kind, bytes).await
}

/// Documents come, are what their bytes say, are listed, read, taken back, and stay once they are announced.
async fn documents(meeting: &Meeting<'_, '_>) {
    let title = "title=Rapport%20du%20conseil";
    attach(meeting, title, "text/html", b"<p>").await.refused(415, "request/wrong-content-type");
    attach(meeting, title, "image/png", b"%PDF-1.7").await.refused(422, "office/unknown-file");
    attach(meeting, title, "application/octet-stream", b"MZ\x90\0").await.refused(422, "office/unknown-file");
    attach(meeting, "", "text/plain", b"?").await.refused(422, "request/missing-parameter");
    attach(meeting, "title=+", "text/plain", b"?").await.refused(422, "assemblies/no-text");
    let large = vec![b'a'; 10_485_761];
    attach(meeting, title, "text/plain", &large).await.refused(413, "request/too-large");

    let keyed = || {
        let path = meeting.at(&format!("/documents?{title}&resolution=1"));
        let request = meeting.client.request(Method::POST, &path).header("idempotency-key", "rapport");
        request.header(CONTENT_TYPE, "text/plain; charset=utf-8").body(REPORT)
    };
    let made = meeting.client.send(keyed()).await;
    let address = made.header("location").to_owned();
    let row = made.ok(201);
    assert_eq!((&row["media_type"], &row["size"]), (&json!("text/plain"), &json!(REPORT.len())));
    assert_eq!((&row["resolution"], &row["removed"]), (&json!(1), &json!(false)));
    assert_eq!(meeting.client.send(keyed()).await.ok(201), row, "the same request once more");
    let wrong = attach(meeting, "title=Brouillon", "application/octet-stream", b"%PDF-1.7 x").await;
    let wrong = wrong.header("location").to_owned();
    meeting.client.send(meeting.client.request(Method::DELETE, &wrong)).await.ok(200);

    let listed = meeting.get("/documents").await;
    assert_eq!((&listed["total"], &listed["items"][0]), (&json!(2), &row));
    assert_eq!(meeting.get("/documents?filter=removed:eq:false&sort=-title").await["total"], 1);
    let rows = meeting.client.get(&meeting.at("/documents?format=csv")).await;
    assert_eq!(rows.text.lines().count(), 3, "{}", rows.text);
    let read = file(meeting, &address).await;
    assert_eq!((read.media_type.as_str(), read.bytes.as_slice()), ("text/plain", REPORT.as_bytes()));
    assert_eq!(read.name, "attachment; filename=\"Rapport du conseil.txt\"");
    let gone = file(meeting, &wrong).await;
    assert_eq!((gone.media_type.as_str(), gone.bytes.as_slice()), ("application/pdf", &b"%PDF-1.7 x"[..]));

    let notice = json!({"notice_sent_on": "2016-06-02"});
    meeting.post("/convocation", &notice).await.ok(200);
    let announced = meeting.client.send(meeting.client.request(Method::DELETE, &address)).await;
    announced.refused(409, "assemblies/document-announced");
    let nowhere = meeting.at("/documents/01a5e0c2-7c00-7000-8000-0000000000ff");
    meeting.client.get(&nowhere).await.refused(404, "assemblies/no-such-document");
}

/// One member took mails; the job writes to it and counts the others, whose convocations are printed.
async fn sent(meeting: &Meeting<'_, '_>, members: &Members) {
    let mailed = &members.creators[2];
    let particular = |change: Value| (format!("{MEMBERS}/{mailed}/particulars"), change);
    for (path, change) in [
        particular(json!({"change": "email", "email": "creatrice@example.org", "on": "2015-02-01"})),
        particular(json!({"change": "email_consent", "proof": "Bulletin d'adhésion", "on": "2015-02-01"})),
    ] {
        meeting.client.post(&path, &change).await.ok(201);
    }
    let nowhere = "/api/v1/assemblies/01a5e0c2-7c00-7000-8000-0000000000ff/convocations";
    meeting.client.post(nowhere, &json!({})).await.refused(404, "assemblies/not-convened");
    let ask = || {
        let path = meeting.at("/convocations");
        meeting.client.request(Method::POST, &path).header("idempotency-key", "convocations")
    };
    let left = meeting.client.send(ask()).await;
    let job = left.header("location").to_owned();
    assert_eq!(left.ok(202)["kind"], "convocation");
    let followed = meeting.client.request(Method::GET, &format!("{job}/events")).send().await.unwrap();
    Events::of(followed).until(|event| event.name == "done").await;
    let done = meeting.client.get(&job).await.ok(200);
    assert_eq!(done["state"], "done", "{done}");
    assert_eq!(done["result"], json!({"mailed": 1, "by_post": 8, "without_address": 0}));
    assert_eq!(meeting.client.send(ask()).await.header("location"), job, "asked once under its key");
    let dispatch = meeting.get("/dispatches").await["items"][0].clone();
    assert_eq!((&dispatch["member_id"], &dispatch["channel"]), (&json!(mailed), &json!("mail")));
    let note = meeting.client.get(&format!("/api/v1/outbox/{}", dispatch["note"])).await.ok(200);
    assert_eq!(note["attachments"].as_array().map(Vec::len), Some(2), "the convocation and the appointment");

    let printed = file(meeting, &meeting.at("/convocations.zip")).await;
    assert_eq!(printed.media_type, "application/zip");
    let names = String::from_utf8_lossy(&printed.bytes).matches(".pdf").count();
    assert_eq!(names, 2 * 8, "each paper is named before its bytes and in the directory");
    let more = meeting.client.get(&meeting.at("/convocations.zip?page=2")).await;
    more.refused(404, "office/no-such-paper");
    paper(meeting, &format!("/convocations/{}.pdf", members.supporters[0])).await;
    let stranger = meeting.at("/convocations/01a5e0c2-7c00-7000-8000-0000000000ff.pdf");
    meeting.client.get(&stranger).await.refused(404, "members/not-admitted");
    let appointment = file(meeting, &meeting.at("/appointment.ics")).await;
    assert!(appointment.media_type.starts_with("text/calendar"), "{}", appointment.media_type);
    assert!(appointment.bytes.starts_with(b"BEGIN:VCALENDAR\r\n"));
    let deadlines = meeting.get("/deadlines").await;
    assert_eq!(
        (&deadlines["requests_until"], &deadlines["notice_by"]),
        (&json!("2090-05-25"), &json!("2090-06-04"))
    );
}

/// A holder leaves between the roll and the day: told, taken off, and its principal is written to.
async fn reconciled(meeting: &Meeting<'_, '_>, members: &Members) {
    let [holder, principal] = [&members.supporters[0], &members.supporters[1]];
    meeting.post("/roll", &json!({})).await.ok(200);
    let by = json!({"mode": "represented", "holder": holder});
    meeting.record(&[(principal, by)]).await;
    let lapse = meeting.at(&format!("/proxies/{principal}/lapse.pdf"));
    meeting.client.get(&lapse).await.refused(404, "office/no-such-paper");
    let none = json!({"left": [], "came": [], "changed": []});
    assert_eq!(meeting.get("/roll/differences").await, none);
    let exit = json!({"cause": "Resignation", "on": "2016-09-01"});
    meeting.client.post(&format!("{MEMBERS}/{holder}/exit"), &exit).await.ok(201);
    let more = json!({"shares": 2, "paid": {"amount": "200.00", "currency": "EUR"}, "on": "2016-09-02"});
    let other = &members.employees[1];
    meeting.client.post(&format!("{MEMBERS}/{other}/subscriptions"), &more).await.ok(201);
    let told = meeting.get("/roll/differences").await;
    assert_eq!((&told["left"][0]["member_id"], &told["came"]), (&json!(holder), &json!([])));
    let shares = |which: &str| told["changed"][0][which]["shares"].clone();
    assert_eq!([shares("on_roll"), shares("on_register")], [1, 3]);
    paper(meeting, &format!("/proxies/{principal}/lapse.pdf?as_of=2090-06-05&signatory=Camille%20Exemple"))
        .await;
    let reason = json!({"reason": "Démission du 1er septembre"});
    assert_eq!(meeting.post("/roll/reconciliation", &reason).await.ok(200)["voters"], 8);
    assert_eq!(meeting.get("/roll/differences").await["left"], json!([]));
    let line = meeting.get("/attendance").await["items"][0].clone();
    assert_eq!((&line["member_id"], &line["withdrawn"]), (&json!(principal), &json!(true)));
    assert_eq!(line["presence"], json!({"mode": "represented", "holder": holder}), "as it was");
    assert_eq!(meeting.post("/roll/reconciliation", &reason).await.ok(200)["voters"], 8, "nobody else left");
}

/// The door: whose convocation it is; the session, in which hands are counted.
async fn held(meeting: &Meeting<'_, '_>, members: &Members) {
    let chair = &members.employees[0];
    let token = meeting.get(&format!("/roll/{chair}/entry-token")).await;
    assert_eq!(meeting.post("/entries", &token).await.ok(200), json!({"member_id": chair}));
    let other = json!({"token": "AAAA"});
    meeting.post("/entries", &other).await.refused(404, "assemblies/unknown-entry");
    let here: Vec<(&String, Value)> = members
        .employees
        .iter()
        .chain(&members.creators)
        .map(|member| (member, json!({"mode": "in_person"})))
        .collect();
    meeting.record(&here).await;
    paper(meeting, "/attendance.pdf").await;
    let bureau = json!({"chair": chair, "scrutineers": []});
    meeting.post("/session", &json!({"on": DAY, "bureau": bureau})).await.ok(200);
    meeting.post("/resolutions/1/votes", &one(chair, "for")).await.ok(200);
    let left = meeting.get("/resolutions/1/voices-left").await;
    let of =
        |at: usize| [&left["colleges"][at]["in_the_room"], &left["colleges"][at]["all"]].map(Value::as_u64);
    assert_eq!([of(0), of(1)], [[Some(2); 2], [Some(3); 2]], "{left}");
    for number in [1, 2] {
        let ballots: Vec<Value> = (here.iter().skip(usize::from(number == 1)))
            .map(|(member, _)| json!({"member_id": member, "choice": "for"}))
            .collect();
        meeting.post(&format!("/resolutions/{number}/votes"), &json!({"ballots": ballots})).await.ok(200);
    }
    meeting.post("/close", &json!({})).await.ok(200);
}

/// Drafts until they are signed; then the same bytes for ever, an extract, a line of the register.
async fn recorded(meeting: &Meeting<'_, '_>, members: &Members) {
    let draft = paper(meeting, "/minutes.pdf").await;
    assert!(draft.name.contains("Projet-"), "{}", draft.name);
    paper(meeting, "/votes.pdf").await;
    let extract = "/minutes/extract.pdf?resolution=2&purpose=Au%20greffe&as_of=2090-07-01";
    meeting.client.get(&meeting.at(extract)).await.refused(404, "office/no-such-paper");
    let sign = |on: &str| json!({"signed_on": on});
    meeting.post("/minutes", &sign("2090-06-18")).await.refused(422, "assemblies/signed-before");
    let signed = meeting.post("/minutes", &sign("2090-06-30")).await;
    assert_eq!(signed.header("location"), meeting.at("/minutes.pdf"));
    let row = signed.ok(201);
    assert_eq!((&row["number"], &row["signed_on"]), (&json!(1), &json!("2090-06-30")));
    meeting.post("/minutes", &sign("2090-06-30")).await.refused(409, "assemblies/minutes-signed");
    assert_eq!(meeting.client.get("/api/v1/minutes").await.ok(200)["items"], json!([row]));
    let minutes = paper(meeting, "/minutes.pdf").await;
    assert!(minutes.name.contains("Proces-verbal-1-"), "{}", minutes.name);
    assert_eq!(minutes.tag, format!("\"{}\"", row["sha256"].as_str().unwrap()), "the bytes that were signed");
    paper(meeting, extract).await;
    let none = meeting.client.get(&meeting.at("/minutes/extract.pdf?as_of=2090-07-01")).await;
    none.refused(422, "request/missing-parameter");
    let register = "/api/v1/minutes/register.pdf?from=2090-01-01&until=2090-12-31";
    assert!(file(meeting, register).await.bytes.starts_with(b"%PDF-"));

    let noted = json!({"closed_on": "2089-12-31"});
    let sheet = meeting.post("/resolutions/2/allocation", &noted).await.ok(200);
    assert_eq!(sheet["course"]["applied"], json!({"kind": "result_allocated", "closed_on": "2089-12-31"}));
    meeting.post("/resolutions/2/allocation", &noted).await.refused(409, "assemblies/already-applied");

    let result = file(meeting, &meeting.at("/result.json")).await;
    let result: Value = serde_json::from_slice(&result.bytes).unwrap();
    assert_eq!((&result["format"], &result["version"]), (&json!("quintette-assembly-result"), &json!(1)));
    assert_eq!(result["resolutions"][0]["votes"].as_array().map(Vec::len), Some(6));
    assert_eq!(result["roll"]["voters"].as_array().map(Vec::len), Some(8));
    let voices = format!("{MEMBERS}/{}/voices?assemblies=1", members.employees[0]);
    let voices = meeting.client.get(&voices).await.ok(200);
    assert_eq!(voices["voices"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&voices["voices"][0]["choice"], &voices["voices"][0]["verdict"]),
        (&json!("for"), &json!("adopted"))
    );
}

on_both_databases!(what_is_read_and_sent_around_an_assembly, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let members = members(&client).await;
    let meeting = planned(&client).await;
    documents(&meeting).await;
    sent(&meeting, &members).await;
    reconciled(&meeting, &members).await;
    held(&meeting, &members).await;
    recorded(&meeting, &members).await;
});
