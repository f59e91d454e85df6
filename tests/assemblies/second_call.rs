//! A first call that has no quorum, and the second: the same agenda, the same proxies, no quorum asked.

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::{Value, json};

use super::life::{Meeting, draft, members};
use super::{ASSEMBLIES, one};
use crate::support::{Client, Program};

/// Convenes the first call; one of nine comes, two left a proxy.
async fn first<'c, 'p>(client: &'c Client<'p>, proxies: [&String; 2], alone: &String) -> Meeting<'c, 'p> {
    let mut notice = client.example(ASSEMBLIES).await;
    (notice["day"], notice["record_day"]) = (json!("2016-09-10"), json!("2016-09-09"));
    (notice["notice_sent_on"], notice["agenda"]) = (json!("2016-08-20"), json!([draft("Comptes")]));
    let called = client.post(ASSEMBLIES, &notice).await;
    let meeting = Meeting { client, assembly: called.header("location").to_owned() };
    called.ok(201);
    meeting.post("/roll", &json!({})).await.ok(200);
    let by = json!({"mode": "represented", "holder": proxies[1]});
    meeting.record(&[(proxies[0], by), (alone, json!({"mode": "in_person"}))]).await;
    let session = json!({"on": "2016-09-10", "bureau": {"chair": alone, "scrutineers": []}});
    meeting.post("/session", &session).await.ok(200);
    meeting.post("/resolutions/1/votes", &one(alone, "for")).await.ok(200);
    meeting
}

fn second() -> Value {
    json!({"day": "2016-09-24", "starts_at": "18:30", "place": "Au siège", "record_day": "2016-09-23"})
}

on_both_databases!(a_second_call_takes_over_what_the_first_left, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let members = members(&client).await;
    let (alone, proxies) = (&members.employees[0], [&members.creators[1], &members.creators[0]]);
    let meeting = first(&client, proxies, alone).await;
    meeting.post("/second-call", &second()).await.refused(409, "assemblies/wrong-stage");
    let outcome = meeting.post("/resolutions/1/close", &json!({})).await.ok(200);
    assert_eq!(
        (&outcome["verdict"], &outcome["quorum"]["reached"]),
        (&json!("without_quorum"), &json!(false))
    );
    meeting.post("/close", &json!({})).await.ok(200);

    let made = meeting.post("/second-call", &second()).await;
    let assembly = made.header("location").trim_end_matches("/plan").to_owned();
    let plan = made.ok(201)["plan"].clone();
    assert_eq!((&plan["convocation"], &plan["agenda"]), (&json!("second"), &json!([draft("Comptes")])));
    let next = Meeting { client: &client, assembly };
    let notice = json!({"notice_sent_on": "2016-09-12"});
    let mut other = plan.clone();
    other["agenda"] = json!([draft("Autre chose")]);
    next.put("/plan", &other).await.ok(200);
    next.post("/convocation", &notice).await.refused(422, "assemblies/another-agenda");
    next.put("/plan", &plan).await.ok(200);
    let sheet = next.post("/convocation", &notice).await.ok(200);
    let first_id = meeting.assembly.rsplit('/').next();
    assert_eq!((&sheet["convocation"], sheet["first"].as_str()), (&json!("second"), first_id));

    next.post("/roll", &json!({})).await.ok(200);
    let sheet = next.get("/attendance").await;
    assert_eq!(sheet["total"], 1, "the proxy is taken over, who came comes again");
    assert_eq!(sheet["items"][0]["presence"], json!({"mode": "represented", "holder": proxies[1]}));
    next.record(&[(alone, json!({"mode": "in_person"})), (proxies[1], json!({"mode": "remote"}))]).await;
    let session = json!({"on": "2016-09-24", "bureau": {"chair": alone, "scrutineers": []}});
    next.post("/session", &session).await.ok(200);
    let mut ballots = one(alone, "for");
    let represented = json!({"member_id": proxies[0], "choice": "for", "holder": proxies[1]});
    ballots["ballots"].as_array_mut().unwrap().push(represented);
    next.post("/resolutions/1/votes", &ballots).await.ok(200);
    let outcome = next.post("/resolutions/1/close", &json!({})).await.ok(200);
    assert_eq!(outcome["verdict"], "adopted", "an ordinary decision needs no quorum on the second call");
});
