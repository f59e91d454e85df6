//! Assemblies over HTTP.

use std::collections::BTreeSet;

use actix_web::http::Method;
use actix_web::test::TestRequest;
use kernel::access::{Principal, Role};
use office::values::Uuid;
use serde_json::{Value, json};

use super::{Api, euros, example, founded_at};

const ASSEMBLIES: &str = "/api/v1/assemblies";
const PLANS: &str = "/api/v1/assembly-plans";

/// The office on the record day of the examples.
async fn founded() -> Api {
    founded_at("2016-06-23T09:00:00Z").await
}

/// Admits a person to a college under a category open to persons.
async fn admit(api: &Api, name: &str, college: &str, category: &str) -> String {
    let mut request = example("post", "/api/v1/members");
    request["applicant"]["given_name"] = json!(name);
    (request["college"], request["category"]) = (json!(college), json!(category));
    request["paid"] = euros("100.00");
    let admission = api.post("/api/v1/members", &request).await.ok(201);
    admission["member_id"].as_str().unwrap().to_owned()
}

/// An assembly with a frozen roll of two employees and two supporters.
async fn frozen(api: &Api) -> (String, Vec<String>) {
    let mut members = Vec::new();
    for (name, college, category) in [
        ("Ana", "Employees", "employee"),
        ("Bao", "Employees", "employee"),
        ("Cléo", "Supporters", "supporter-person"),
        ("Dan", "Supporters", "supporter-person"),
    ] {
        members.push(admit(api, name, college, category).await);
    }
    let sheet = api.post(ASSEMBLIES, &example("post", ASSEMBLIES)).await.ok(201);
    let assembly = format!("{ASSEMBLIES}/{}", sheet["assembly_id"].as_str().unwrap());
    let row = api.post(&format!("{assembly}/roll"), &json!({})).await.ok(200);
    assert_eq!((&row["stage"], &row["voters"]), (&json!("roll_frozen"), &json!(4)));
    (assembly, members)
}

fn present(members: &[String]) -> Value {
    let entries: Vec<Value> =
        members.iter().map(|id| json!({"member_id": id, "presence": {"mode": "in_person"}})).collect();
    json!({"entries": entries})
}

#[actix_web::test]
async fn from_the_notice_to_the_result() {
    let api = founded().await;
    let (assembly, members) = frozen(&api).await;
    let [ana, bao, cleo, dan] = members.as_slice() else { panic!("four members") };
    let at = |what: &str| format!("{assembly}{what}");
    api.post(&at("/attendance"), &present(&members[..3])).await.ok(200);
    let proxy = json!({"entries": [{"member_id": dan, "presence": {"mode": "represented", "holder": ana}}]});
    api.post(&at("/attendance"), &proxy).await.ok(200);
    let session = json!({"on": "2016-06-24", "bureau": {"chair": ana, "scrutineers": [bao]}});
    assert_eq!(api.post(&at("/session"), &session).await.ok(200)["stage"], "open");
    let votes = at("/resolutions/1/votes");
    let ballots = json!({"ballots": [
        {"member_id": ana, "choice": "for"}, {"member_id": bao, "choice": "for"},
        {"member_id": cleo, "choice": "against"}, {"member_id": dan, "choice": "for", "holder": ana}
    ]});
    api.post(&votes, &ballots).await.ok(200);
    api.post(&votes, &ballots).await.refused(409, "assemblies/already-voted");
    let sheet = api.get(&at("/resolutions/1")).await.ok(200);
    assert_eq!(sheet["outcome"], Value::Null, "nobody learns a tally before the close");

    let outcome = api.post(&at("/resolutions/1/close"), &json!({})).await.ok(200);
    assert_eq!(outcome["verdict"], "adopted");
    // Two colleges only have members: one member, one vote.
    assert_eq!(outcome["result"]["counting"], "weighting_suspended");
    assert_eq!(outcome["result"]["share"], json!({"num": "3", "den": "4", "percent": "75.00"}));
    assert_eq!(outcome["quorum"]["attained"]["percent"], "100.00");
    assert_eq!(api.post(&at("/close"), &json!({})).await.ok(200)["stage"], "closed");

    let result = api.get(&at("/result")).await.ok(200);
    assert_eq!(result["resolutions"][0]["outcome"], outcome);
    assert_eq!(result["assembly"]["adopted"], 1);
    assert_eq!(result["assembly"]["bureau"]["chair"].as_str(), Some(ana.as_str()));
    let roll = api.get(&at("/roll")).await.ok(200);
    assert_eq!((&roll["total"], &roll["items"][0]["shares"]), (&json!(4), &json!(1)));
    let by_name = api.get(&format!("{votes}?filter=choice:eq:for")).await.ok(200);
    assert_eq!(by_name["total"], 3);
    let sheet = api.get(&at("/attendance?filter=mode:eq:represented")).await.ok(200);
    assert_eq!(sheet["items"][0]["presence"], json!({"mode": "represented", "holder": ana}));
    assert_eq!(api.get(ASSEMBLIES).await.ok(200)["items"][0]["stage"], "closed");
}

#[actix_web::test]
async fn votes_that_may_not_be_cast() {
    let api = founded().await;
    let (assembly, members) = frozen(&api).await;
    let at = |what: &str| format!("{assembly}{what}");
    api.post(&at("/attendance"), &present(&members[..2])).await.ok(200);
    let session = json!({"on": "2016-06-24", "bureau": {"chair": members[0], "scrutineers": []}});
    api.post(&at("/session"), &session).await.ok(200);
    let vote = |member: &str| json!({"ballots": [{"member_id": member, "choice": "for"}]});
    let votes = at("/resolutions/1/votes");
    let stranger = "01a5e0c2-7c00-7000-8000-0000000000ff";
    let problem = api.post(&votes, &vote(stranger)).await.json;
    assert_eq!(problem["type"], "/problems/assemblies/not-on-roll", "{problem}");
    assert_eq!(problem["data"]["member"], stranger);
    let absent = api.post(&votes, &vote(&members[2])).await.json;
    assert_eq!(absent["type"], "/problems/assemblies/absent", "{absent}");
    api.post(&votes, &vote(&members[0])).await.ok(200);
    // One wrong ballot refuses the whole list.
    let both = json!({"ballots": [
        {"member_id": members[1], "choice": "for"}, {"member_id": members[0], "choice": "against"}
    ]});
    api.post(&votes, &both).await.refused(409, "assemblies/already-voted");
    assert_eq!(api.get(&votes).await.ok(200)["total"], 1);
    let wrong = api.post(&at("/resolutions/7/votes"), &vote(&members[1])).await;
    assert_eq!(wrong.json["type"], "/problems/assemblies/not-on-agenda", "{}", wrong.text);
    let yes = json!({"ballots": [{"member_id": members[1], "choice": "yes"}]});
    api.post(&votes, &yes).await.refused(422, "request/unexpected-form");
    let not_empty = api.post(&at("/close"), &json!({"force": true})).await;
    not_empty.refused(422, "request/unexpected-body");
}

#[actix_web::test]
async fn statutes_under_the_floors_of_the_law_are_refused() {
    let api = super::api().await;
    let path = "/api/v1/statutes";
    let college = |body: &mut Value, index: usize, weight: &str| {
        body["document"]["weighting"]["colleges"][index]["weight"] = json!(weight);
    };
    let mut short = example("post", path);
    college(&mut short, 0, "19");
    let problem = api.post(path, &short).await.refused(422, "assemblies/weights-not-hundred");
    assert_eq!(problem["data"]["total"], "99");
    let mut heavy = example("post", path);
    college(&mut heavy, 0, "51");
    api.post(path, &heavy).await.refused(422, "assemblies/weight-out-of-bounds");
    let mut low = example("post", path);
    low["document"]["quorums"]["ordinary_first"] = json!({"num": "1", "den": "6"});
    api.post(path, &low).await.refused(422, "assemblies/quorum-below-law");
    let mut early = example("post", path);
    early["effective_on"] = json!("2013-12-11");
    api.post(path, &early).await.refused(422, "assemblies/effect-before-adoption");
    assert_eq!(api.get(path).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn statutes_are_read_in_the_form_in_which_they_are_adopted() {
    let api = founded().await;
    let path = "/api/v1/statutes";
    let mut next = api.get(&format!("{path}/in-force?as_of=2015-12-31")).await.ok(200);
    assert_eq!(next["document"], example("post", path)["document"]);
    next.as_object_mut().unwrap().remove("version");
    (next["adopted_on"], next["effective_on"]) = (json!("2015-06-30"), json!("2016-01-01"));
    assert_eq!(api.post(path, &next).await.ok(201)["version"], 2);
    let in_force = |day: &str| format!("{path}/in-force?as_of={day}");
    assert_eq!(api.get(&in_force("2015-12-31")).await.ok(200)["version"], 1);
    assert_eq!(api.get(&in_force("2016-01-01")).await.ok(200)["version"], 2);
    api.post(path, &next).await.refused(409, "assemblies/effect-not-after-latest");
}

#[actix_web::test]
async fn what_does_not_exist_is_not_an_empty_list() {
    let api = founded().await;
    let nowhere = format!("{ASSEMBLIES}/01a5e0c2-7c00-7000-8000-0000000000ff");
    for what in ["", "/roll", "/attendance", "/resolutions", "/result", "/result.pdf"] {
        api.get(&format!("{nowhere}{what}")).await.refused(404, "assemblies/not-convened");
    }
    api.get("/api/v1/statutes/in-force?as_of=2013-12-31")
        .await
        .refused(404, "assemblies/no-statutes-in-force");
}

/// Who speaks for a member.
fn voice(member: &str) -> Principal {
    Principal::user(Uuid::from_u128(7), [Role::Member]).linked_to_member(member.parse().ok())
}

fn post(path: &str, body: &Value) -> TestRequest {
    TestRequest::default().method(Method::POST).uri(path).set_json(body)
}

#[actix_web::test]
async fn a_member_votes_before_the_assembly_with_its_own_voice() {
    let api = founded().await;
    let (assembly, members) = frozen(&api).await;
    let own_form = format!("{assembly}/own-form");
    let mut form = example("post", "/api/v1/assemblies/{assembly_id}/own-form");
    let code = async |member: &String| {
        let read = format!("{assembly}/roll/{member}/voting-code");
        api.get(&read).await.ok(200)["code"].clone()
    };
    api.send_as(voice(&members[0]), post(&own_form, &form)).await.refused(422, "office/wrong-voting-code");
    form["code"] = code(&members[0]).await;
    api.post(&own_form, &form).await.refused(403, "assemblies/no-voice");
    let receipt = api.send_as(voice(&members[0]), post(&own_form, &form)).await.ok(200);
    assert_eq!(receipt["receipt"].as_str().map(str::len), Some(19));
    let again = api.send_as(voice(&members[0]), post(&own_form, &form)).await;
    again.refused(409, "assemblies/already-recorded");
    let stranger = "01a5e0c2-7c00-7000-8000-0000000000ff".to_owned();
    form["code"] = code(&stranger).await;
    let stranger = voice(&stranger);
    api.send_as(stranger, post(&own_form, &form)).await.refused(422, "assemblies/not-on-roll");
    let line = api.get(&format!("{assembly}/attendance")).await.ok(200)["items"][0].clone();
    assert_eq!((&line["presence"]["mode"], &line["wrote"]), (&json!("postal"), &json!(true)));
    assert_eq!(line["member_id"], json!(members[0]));
    api.send_as(voice(&members[0]), TestRequest::get().uri(&assembly)).await.refused(403, "access/forbidden");
}

#[actix_web::test]
async fn a_draft_keeps_its_candidate_and_what_follows_from_it() {
    let api = founded().await;
    let mut plan = example("post", PLANS);
    let candidate = json!({
        "election": "Conseil", "seats": 1, "candidate": "01a5e0c2-7c00-7000-8000-0000000000ff",
        "mandate": "director", "years": 3
    });
    let mandate = json!({"kind": "end_mandate", "mandate": "01a5e0c2-7c00-7000-8000-0000000000fe"});
    let mut elects = plan["agenda"][0].clone();
    (elects["title"], elects["candidacy"]) = (json!("Candidature"), candidate);
    let mut dismisses = plan["agenda"][0].clone();
    (dismisses["title"], dismisses["follows"]) = (json!("Révocation"), mandate);
    let mut allocates = plan["agenda"][0].clone();
    (allocates["title"], allocates["follows"]) = (json!("Affectation"), json!({"kind": "allocate_result"}));
    plan["agenda"] = json!([elects, dismisses, allocates]);
    let made = api.post(PLANS, &plan).await;
    let address = made.header("location").to_owned();
    assert_eq!(made.ok(201)["plan"], plan);
    assert_eq!(api.get(&address).await.ok(200)["plan"]["agenda"], plan["agenda"]);
    let assembly = address.trim_end_matches("/plan");
    let notice = json!({"notice_sent_on": "2016-06-06", "exception_reason": null});
    let sheet = api.post(&format!("{assembly}/convocation"), &notice).await.ok(200);
    let mut numbered = plan["agenda"].clone();
    for (at, draft) in numbered.as_array_mut().unwrap().iter_mut().enumerate() {
        draft["number"] = json!(at + 1);
    }
    assert_eq!(sheet["agenda"], numbered);
    let file = api.get(&format!("{assembly}/resolutions?format=csv")).await;
    assert!(file.text.lines().next().unwrap().contains("candidacy.election"), "{}", file.text);
    assert!(file.text.contains("end_mandate"), "{}", file.text);
    let wrong = json!({"kind": "allocate_result", "year": 2015});
    plan["agenda"][0]["follows"] = wrong;
    api.post(PLANS, &plan).await.refused(422, "request/unexpected-form");
}

/// Reads everything that the description offers to read of an assembly; answers what was read without a refusal.
async fn readings(api: &Api, assembly: &str, member: &str, over: bool) -> BTreeSet<String> {
    let document = serde_json::to_value(crate::document()).unwrap();
    let mut read = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        let Some(what) = path.strip_prefix("/api/v1/assemblies/{assembly_id}") else { continue };
        let id = item["get"]["operationId"].as_str().unwrap_or_default();
        if id.is_empty() || (id == "follow_assembly" && !over) {
            continue; // nothing to read there, or a stream that goes on until the assembly is over
        }
        let what =
            what.replace("{member_id}", member).replace("{number}", "1").replace("{document_id}", member);
        let query = match id {
            "read_minutes_extract" => "?resolution=1&as_of=2016-07-01".to_owned(),
            "read_spoken_for" => format!("?member_id={member}"),
            _ => String::new(),
        };
        let answer = api.get(&format!("{assembly}{what}{query}")).await;
        let status = answer.status.as_u16();
        assert!([200, 403, 404, 409].contains(&status), "{id}: {status} {}", answer.text);
        if status == 200 {
            read.insert(id.to_owned());
        }
    }
    read
}

#[actix_web::test]
async fn whatever_is_read_of_an_assembly_is_answered_at_each_of_its_stages() {
    let api = founded().await;
    api.post("/api/v1/seller-identity", &example("post", "/api/v1/seller-identity")).await.ok(201);
    let stranger = "01a5e0c2-7c00-7000-8000-0000000000ff";
    let plan = api.post(PLANS, &example("post", PLANS)).await;
    let planned = plan.header("location").trim_end_matches("/plan").to_owned();
    let read = readings(&api, &planned, stranger, false).await;
    assert_eq!(
        Vec::from_iter(read),
        ["list_documents", "list_questions", "list_requests", "read_deadlines", "read_plan"]
    );

    let given_up = api.post(ASSEMBLIES, &example("post", ASSEMBLIES)).await;
    let given_up = given_up.header("location").to_owned();
    let called = readings(&api, &given_up, stranger, false).await;
    for paper in ["read_appointment", "read_live_view"] {
        assert!(called.contains(paper), "{paper}: {called:?}");
    }
    for paper in ["read_minutes_extract", "read_proxy_lapse_letter"] {
        assert!(!called.contains(paper), "{paper}: {called:?}");
    }
    let reason = json!({"reason": "Salle indisponible"});
    api.post(&format!("{given_up}/cancellation"), &reason).await.ok(200);
    assert!(readings(&api, &given_up, stranger, true).await.contains("follow_assembly"));

    let (assembly, members) = frozen(&api).await;
    let at = |what: &str| format!("{assembly}{what}");
    let frozen = readings(&api, &assembly, &members[0], false).await;
    for paper in ["read_attendance_paper", "read_convocation", "read_convocations", "read_roll_differences"] {
        assert!(frozen.contains(paper), "{paper}: {frozen:?}");
    }
    api.post(&at("/attendance"), &present(&members)).await.ok(200);
    let session = json!({"on": "2016-06-24", "bureau": {"chair": members[0], "scrutineers": []}});
    api.post(&at("/session"), &session).await.ok(200);
    readings(&api, &assembly, &members[0], false).await;
    let ballots: Vec<Value> =
        members.iter().map(|member| json!({"member_id": member, "choice": "for"})).collect();
    api.post(&at("/resolutions/1/votes"), &json!({"ballots": ballots})).await.ok(200);
    api.post(&at("/close"), &json!({})).await.ok(200);
    let over = readings(&api, &assembly, &members[0], true).await;
    for paper in ["read_minutes_paper", "read_nominal_votes_paper", "read_result_file", "follow_assembly"] {
        assert!(over.contains(paper), "{paper}: {over:?}");
    }
    api.post(&at("/minutes"), &json!({"signed_on": "2016-06-30"})).await.ok(201);
    assert!(readings(&api, &assembly, &members[0], true).await.contains("read_minutes_extract"));
}
