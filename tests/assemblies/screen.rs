//! What a member and the room see of an assembly over HTTP: the booth of each, and the screen of all, as it changes.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use super::life::{Meeting, draft, members};
use super::{ASSEMBLIES, DAY};
use crate::support::{Client, Events, Program};

/// Convenes it with two matters and freezes its roll.
async fn frozen<'c, 'p>(client: &'c Client<'p>) -> Meeting<'c, 'p> {
    let mut notice = client.example(ASSEMBLIES).await;
    (notice["day"], notice["record_day"]) = (json!(DAY), json!("2016-06-17"));
    (notice["notice_sent_on"], notice["agenda"]) =
        (json!("2016-06-02"), json!([draft("Comptes"), draft("Suite")]));
    let called = client.post(ASSEMBLIES, &notice).await;
    let meeting = Meeting { client, assembly: called.header("location").to_owned() };
    called.ok(201);
    meeting.post("/roll", &json!({})).await.ok(200);
    meeting
}

async fn follow(meeting: &Meeting<'_, '_>, last: Option<u64>) -> reqwest::Response {
    let mut request = meeting.client.request(Method::GET, &meeting.at("/live/events"));
    if let Some(last) = last {
        request = request.header("last-event-id", last.to_string());
    }
    request.send().await.unwrap()
}

/// Votes from one's own device, each time under another order.
async fn vote(
    meeting: &Meeting<'_, '_>,
    own: &Client<'_>,
    (code, order): (&str, u8),
    votes: &Value,
) -> Value {
    let order = format!("01a5e0c2-7c00-7000-8000-0000000000{order:02x}");
    let body = json!({"code": code, "order": order, "votes": votes});
    own.post(&meeting.at("/votes"), &body).await.ok(200)
}

on_both_databases!(the_booth_and_the_screen_follow_the_session, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let members = members(&client).await;
    let (chair, own, absent) = (&members.employees[0], &members.creators[0], &members.creators[1]);
    let token = |name: &str, id: &str| {
        let options = ["--role", "member", "--member", id];
        Client::with(&program, program.token_of(&db, name, &options))
    };
    let (voter, away) = (token("Créatrice", own), token("Absente", absent));
    assert_eq!(voter.get("/api/v1/me/callings").await.ok(200), json!({"assemblies": []}));
    let meeting = frozen(&client).await;
    let calling = voter.get("/api/v1/me/callings").await.ok(200);
    assert_eq!(calling["assemblies"][0]["stage"], "roll_frozen");
    client.get("/api/v1/me/callings").await.refused(403, "office/no-voice");
    meeting
        .client
        .get(&meeting.at("/resolutions/7/voices-left"))
        .await
        .refused(404, "assemblies/not-on-agenda");

    // An absent member leaves its proxy to whoever of its college comes; that is the other, itself.
    let (code, others) = (meeting.code(own).await, meeting.code(absent).await);
    let booth = meeting.at("/booth");
    voter.post(&booth, &json!({"code": others})).await.refused(422, "office/wrong-voting-code");
    let open = voter.post(&booth, &json!({"code": code})).await.ok(200);
    assert_eq!((&open["own"]["voter"]["member_id"], &open["attendance"]), (&json!(own), &Value::Null));
    meeting.client.post(&booth, &json!({"code": code})).await.refused(403, "office/no-voice");
    away.post(&meeting.at("/own-proxy/release"), &json!({"code": others})).await.ok(200);
    let here = |member| (member, json!({"mode": "in_person"}));
    meeting.record(&[here(chair), here(own)]).await;
    let open = voter.post(&booth, &json!({"code": code})).await.ok(200);
    assert_eq!(open["released"][0]["member_id"], json!(absent));
    let take = json!({"code": code, "of": absent});
    voter.post(&meeting.at("/own-proxy/taking"), &take).await.ok(200);
    let open = voter.post(&booth, &json!({"code": code})).await.ok(200);
    assert_eq!((&open["held"][0]["voter"]["member_id"], &open["released"]), (&json!(absent), &json!([])));

    let mut screen = Events::of(follow(&meeting, None).await);
    let first = screen.next().await.unwrap();
    assert_eq!((first.name.as_str(), &first.data["stage"]), ("view", &json!("roll_frozen")));
    assert_eq!(
        first.data["participation"].as_array().map(Vec::len),
        Some(3),
        "the colleges that have voters"
    );
    let session = json!({"on": DAY, "bureau": {"chair": chair, "scrutineers": []}});
    meeting.post("/session", &session).await.ok(200);
    let opened = screen.until(|event| event.data["stage"] == "open").await.pop().unwrap();
    assert_eq!((&opened.data["open"][0]["voices"], &opened.data["open"][0]["of"]), (&json!(0), &json!(3)));

    let votes = [own, absent].map(|member| json!({"resolution": 1, "member_id": member, "choice": "for"}));
    let receipt = vote(&meeting, &voter, (&code, 0xaa), &json!(votes)).await;
    assert_eq!(receipt["votes"], 2);
    let asked = format!("/own-voices?member_id={own}&member_id={absent}&member_id={chair}");
    let spoken = voter.get(&meeting.at(&asked)).await.ok(200);
    assert_eq!(spoken["voices"].as_array().map(Vec::len), Some(2), "not for the chair: {spoken}");
    assert_eq!(spoken["titles"][0], json!({"resolution": 1, "title": "Comptes"}));
    let counted = screen.until(|event| event.data["open"][0]["voices"] == 2).await.pop().unwrap();
    assert!(counted.id > opened.id, "{counted:?}");
    assert!(!counted.data.to_string().contains(own.as_str()), "no name, and no identifier of a voter");
    assert_eq!(meeting.get("/live").await, counted.data);

    // Cut off here, it goes on with what it missed; then the end, and nothing more.
    drop(screen);
    meeting.post("/resolutions/1/close", &json!({})).await.ok(200);
    let mut screen = Events::of(follow(&meeting, Some(counted.id)).await);
    let closed = screen.next().await.unwrap();
    assert_eq!(closed.data["closed"][0]["outcome"]["verdict"], "adopted");
    let last = [own, absent].map(|member| json!({"resolution": 2, "member_id": member, "choice": "abstain"}));
    vote(&meeting, &voter, (&code, 0xab), &json!(last)).await;
    meeting.post("/close", &json!({})).await.ok(200);
    let end = screen.until(|event| event.name == "end").await.pop().unwrap();
    assert_eq!((&end.data["stage"], &end.data["open"]), (&json!("closed"), &json!([])));
    assert!(screen.next().await.is_none(), "the stream has ended");
    assert_eq!(follow(&meeting, Some(end.id)).await.status(), 204);
    assert_eq!(voter.get("/api/v1/me/callings").await.ok(200), json!({"assemblies": []}));
    let voices = voter.get(&format!("/api/v1/members/{own}/voices")).await.ok(200);
    assert_eq!(voices["voices"][1]["choice"], "abstain");
    assert_eq!(voter.get(&format!("/api/v1/members/{chair}/voices")).await.status, 403);
    assert_eq!(voter.get(&meeting.at("/live")).await.status, 403, "the room's screen is the staff's to show");
});
