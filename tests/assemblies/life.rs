//! The life of an assembly over HTTP: planned, asked for, called, corrected, opened one by one, voted in every way, and
//! what follows from its decisions; then a first call without a quorum, and the second that takes it over.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use super::{ASSEMBLIES, DAY, MEMBERS, admit, euros, found, one};
use crate::support::{Answer, Client, Program};

const PLANS: &str = "/api/v1/assembly-plans";

/// Three members in each of three colleges; the first employee holds most of the capital of 4 000 €, in which the floor
/// of the law keeps the share of one who left.
pub(super) struct Members {
    pub(super) employees: Vec<String>,
    pub(super) creators: Vec<String>,
    pub(super) supporters: Vec<String>,
    left: String,
}

pub(super) async fn members(client: &Client<'_>) -> Members {
    found(client).await;
    let three = async |college: &str| {
        let mut ids = Vec::new();
        for number in 1..=3 {
            ids.push(admit(client, college, &format!("Membre {number}"), "2015-01-05").await);
        }
        ids
    };
    let (employees, creators, supporters) =
        (three("Employees").await, three("Creators").await, three("Supporters").await);
    let more = json!({"shares": 30, "paid": euros("3000.00"), "on": "2015-02-02"});
    client.post(&format!("{MEMBERS}/{}/subscriptions", employees[0]), &more).await.ok(201);
    let left = admit(client, "Creators", "Léa", "2015-01-05").await;
    let exit = json!({"cause": "Resignation", "on": "2016-01-04"});
    client.post(&format!("{MEMBERS}/{left}/exit"), &exit).await.ok(201);
    Members { employees, creators, supporters, left }
}

impl Members {
    fn all(&self) -> impl Iterator<Item = &String> {
        self.employees.iter().chain(&self.creators).chain(&self.supporters)
    }
}

/// One assembly, and who speaks of it.
pub(super) struct Meeting<'c, 'p> {
    pub(super) client: &'c Client<'p>,
    pub(super) assembly: String,
}

impl Meeting<'_, '_> {
    pub(super) fn at(&self, what: &str) -> String {
        format!("{}{what}", self.assembly)
    }

    pub(super) async fn post(&self, what: &str, body: &Value) -> Answer {
        self.client.post(&self.at(what), body).await
    }

    pub(super) async fn get(&self, what: &str) -> Value {
        self.client.get(&self.at(what)).await.ok(200)
    }

    pub(super) async fn put(&self, what: &str, body: &Value) -> Answer {
        self.client.send(self.client.request(Method::PUT, &self.at(what)).json(body)).await
    }

    /// The code on a member's convocation.
    pub(super) async fn code(&self, member: &str) -> String {
        let code = self.get(&format!("/roll/{member}/voting-code")).await;
        code["code"].as_str().unwrap().to_owned()
    }

    /// Notes how members take part.
    pub(super) async fn record(&self, entries: &[(&String, Value)]) {
        let line = |(member, presence): &(&String, Value)| json!({"member_id": member, "presence": presence});
        let entries: Vec<Value> = entries.iter().map(line).collect();
        self.post("/attendance", &json!({"entries": entries})).await.ok(200);
    }
}

pub(super) fn draft(title: &str) -> Value {
    json!({
        "title": title, "text": format!("L'assemblée décide : {title}."), "proposer": "board",
        "backed_by_board": true, "decision": "ordinary"
    })
}

fn candidate(member: &str) -> Value {
    let mut draft = draft("Élection au conseil");
    draft["candidacy"] = json!({
        "election": "Conseil", "seats": 2, "candidate": member, "mandate": "director", "years": 3
    });
    draft
}

/// Plans it; the agenda is the accounts, a matter for a secret vote and three candidates for two seats.
async fn planned<'c, 'p>(client: &'c Client<'p>, members: &Members) -> Meeting<'c, 'p> {
    let mut plan = client.example(PLANS).await;
    (plan["day"], plan["record_day"], plan["place"]) = (json!(DAY), json!("2016-06-17"), json!(""));
    let candidates = [&members.employees[1], &members.creators[0], &members.supporters[1]];
    let agenda = [draft("Comptes"), draft("Confiance")].into_iter();
    plan["agenda"] = agenda.chain(candidates.map(|member| candidate(member))).collect();
    let made = client.post(PLANS, &plan).await;
    let address = made.header("location").to_owned();
    assert_eq!((&made.ok(201)["stage"], address.ends_with("/plan")), (&json!("planned"), true));
    let meeting = Meeting { client, assembly: address.trim_end_matches("/plan").to_owned() };
    client.get(&meeting.assembly).await.refused(404, "assemblies/not-convened");
    plan["place"] = json!("Salle des fêtes");
    meeting.put("/plan", &plan).await.ok(200);
    let sheet = meeting.get("/plan").await;
    assert_eq!(sheet["plan"]["place"], "Salle des fêtes");
    assert_eq!(sheet["plan"]["agenda"][2], candidate(candidates[0]), "nothing of a draft is lost");
    assert_eq!(client.get(&format!("{PLANS}?filter=stage:eq:planned")).await.ok(200)["total"], 1);
    let nowhere = Meeting { client, assembly: format!("{ASSEMBLIES}/01a5e0c2-7c00-7000-8000-0000000000ff") };
    nowhere.put("/plan", &plan).await.refused(404, "assemblies/not-planned");
    client.get(&nowhere.at("/questions")).await.refused(404, "assemblies/not-convened");
    meeting
}

/// What members ask: a draft of too few, or too late; one in time; a question and its answer.
async fn asked(meeting: &Meeting<'_, '_>, members: &Members) {
    let ask = |by: &[&String], on: &str| json!({"by": by, "received_on": on, "draft": draft("Gratuité")});
    let [one, other] = [&members.creators[0], &members.creators[1]];
    let late = meeting.post("/requests", &ask(&[one, other], "2016-05-25")).await;
    late.refused(422, "assemblies/request-too-late");
    for few in [[one, one], [one, &members.left]] {
        let few = meeting.post("/requests", &ask(&few, "2016-05-24")).await;
        few.refused(422, "assemblies/request-of-too-few");
    }
    let noted = meeting.post("/requests", &ask(&[one, other], "2016-05-24")).await.ok(201);
    assert_eq!((&noted["held"], &noted["capital"]), (&euros("200.00"), &euros("4000.00")));
    assert_eq!(noted["draft"]["proposer"]["members"].as_array().map(Vec::len), Some(2));
    assert_eq!(noted["acknowledge_by"], "2016-05-29");
    let file = meeting.client.get(&meeting.at("/requests?format=csv")).await;
    assert_eq!(file.text.lines().count(), 2, "{}", file.text);

    let question =
        |on: &str| json!({"member_id": members.supporters[0], "text": "Pourquoi ?", "received_on": on});
    meeting.post("/questions", &question("2016-06-15")).await.refused(422, "assemblies/question-too-late");
    assert_eq!(meeting.post("/questions", &question("2016-06-14")).await.ok(201)["number"], 1);
    let answer = json!({"answer": "Parce que.", "on": "2016-06-17"});
    meeting.post("/questions/1/answer", &answer).await.ok(200);
    meeting.post("/questions/1/answer", &answer).await.refused(409, "assemblies/already-answered");
    let answered = meeting.get("/questions?filter=answer:contains:Parce").await;
    assert_eq!((&answered["total"], &answered["items"][0]["answer"]), (&json!(1), &json!("Parce que.")));
}

/// Convenes it as it is planned; proves to whom the notice went, and what came back.
async fn called(meeting: &Meeting<'_, '_>, members: &Members) {
    let notice = |on: &str| json!({"notice_sent_on": on});
    meeting.post("/convocation", &notice("2016-06-04")).await.refused(422, "assemblies/notice-too-short");
    let sheet = meeting.post("/convocation", &notice("2016-06-02")).await.ok(200);
    assert_eq!((&sheet["stage"], &sheet["starts_at"]), (&json!("convened"), &json!("18:30")));
    assert_eq!(sheet["agenda"].as_array().map(Vec::len), Some(6), "with what members asked for");
    meeting.post("/convocation", &notice("2016-06-02")).await.refused(409, "assemblies/already-convened");
    let sent =
        |member: &String, channel: &str| json!({"member_id": member, "channel": channel, "on": "2016-06-02"});
    let all: Vec<Value> = members.all().map(|member| sent(member, "post")).collect();
    assert_eq!(meeting.post("/dispatches", &json!({"dispatches": all})).await.ok(200)["reached"], 9);
    let lost = &members.supporters[2];
    let back = json!({"on": "2016-06-06", "reason": "N'habite plus à l'adresse"});
    let bounce = format!("/dispatches/{lost}/bounce");
    assert_eq!(meeting.post(&bounce, &back).await.ok(200)["bounced"], 1);
    meeting.post(&bounce, &back).await.refused(404, "assemblies/not-sent");
    meeting.post("/dispatches", &json!({"dispatches": [sent(lost, "hand")]})).await.ok(200);
    let calling = meeting.get("/calling").await;
    assert_eq!(calling, json!({"reached": 9, "by_mail": 0, "by_post": 8, "by_hand": 1, "bounced": 0}));
    assert_eq!(meeting.get("/dispatches?filter=times:eq:2").await["items"][0]["member_id"], json!(lost));
}

/// Freezes the roll and corrects it; takes forms; proxies are revoked, released and taken.
async fn prepared(meeting: &Meeting<'_, '_>, members: &Members, absent: &Client<'_>) {
    let Members { employees, creators, supporters, left } = members;
    meeting.post("/roll", &json!({})).await.ok(200);
    let seal = meeting.get("").await["roll_digest"].clone();
    let correct = |change: Value| json!({"changes": [change], "reason": "Erreur de saisie"});
    let gone = json!({"change": "remove", "member_id": supporters[2]});
    let back = json!({"change": "add", "member_id": supporters[2], "college": "Supporters", "shares": 1});
    assert_eq!(meeting.post("/roll/corrections", &correct(gone)).await.ok(200)["voters"], 8);
    assert_ne!(meeting.get("").await["roll_digest"], seal);
    meeting.post("/roll/corrections", &correct(back)).await.ok(200);
    assert_eq!(meeting.get("").await["roll_digest"], seal, "number and name come from the register");
    let stranger = json!({"change": "remove", "member_id": left});
    meeting.post("/roll/corrections", &correct(stranger)).await.refused(422, "assemblies/not-on-roll");

    let form = |on: &str| {
        json!({"member_id": supporters[0], "received_on": on, "if_amended": "abstain",
            "choices": [{"resolution": 1, "choice": "against"}]})
    };
    meeting.post("/forms", &form("2016-06-16")).await.refused(422, "assemblies/form-too-late");
    let naming = |holder: &String| {
        let mut form = form("2016-06-15");
        form["if_amended"] = json!({"holder": holder});
        form
    };
    let own = meeting.post("/forms", &naming(&supporters[0])).await;
    own.refused(422, "assemblies/own-proxy");
    meeting.post("/forms", &naming(left)).await.refused(422, "assemblies/holder-not-on-roll");
    meeting.post("/forms", &form("2016-06-15")).await.ok(200);

    let room = || json!({"mode": "in_person"});
    let by = |holder: &String| json!({"mode": "represented", "holder": holder});
    let present = [&employees[0], &employees[1], &creators[0], &supporters[1]].map(|member| (member, room()));
    meeting.record(&present).await;
    meeting.record(&[(&creators[1], by(&creators[0])), (&creators[2], by(&creators[0]))]).await;
    let proxy = |what: &str| format!("/proxies/{}/{what}", creators[1]);
    let reason = json!({"reason": "Par courrier"});
    meeting.post(&proxy("revocation"), &reason).await.ok(200);
    meeting.post(&proxy("revocation"), &reason).await.refused(404, "assemblies/no-proxy");
    let line = meeting.get("/attendance?filter=withdrawn:eq:true").await["items"][0].clone();
    assert_eq!((&line["member_id"], &line["reason"]), (&json!(creators[1]), &json!("Par courrier")));
    let released = absent.post(&meeting.at(&proxy("release")), &json!({})).await;
    assert_eq!(released.ok(200)["stage"], "roll_frozen");
    let foreign = meeting.at(&format!("/proxies/{}/release", creators[2]));
    assert_eq!(absent.post(&foreign, &json!({})).await.status, 403);
    let taken = |holder: &String| json!({"holder": holder});
    let other = meeting.post(&proxy("taking"), &taken(&employees[0])).await;
    other.refused(422, "assemblies/another-college");
    meeting.post(&proxy("taking"), &taken(&creators[0])).await.ok(200);
}

fn counts(lines: [(&str, u32, u32); 3]) -> Value {
    let count = |(college, in_favour, against)| json!({"college": college, "in_favour": in_favour, "against": against, "abstentions": 0});
    json!({"counts": lines.map(count)})
}

/// The accounts: amended, hands in the room beside a vote from a device.
async fn accounts(meeting: &Meeting<'_, '_>, members: &Members, remote: &Client<'_>) {
    let Members { employees, creators, .. } = members;
    let amended = json!({"text": "Les comptes, et leur annexe.", "reason": "Amendement du conseil"});
    let sheet = meeting.post("/resolutions/1/amendment", &amended).await.ok(200);
    assert_eq!(sheet["course"]["first_text"], "L'assemblée décide : Comptes.");
    let code = meeting.code(&employees[2]).await;
    let ballot = |choice: &str| {
        let votes = json!([{"resolution": 1, "member_id": employees[2], "choice": choice}]);
        json!({"code": code, "order": "01a5e0c2-7c00-7000-8000-0000000000aa", "votes": votes})
    };
    let votes = meeting.at("/votes");
    remote.post(&votes, &ballot("for")).await.refused(409, "assemblies/vote-not-open");
    assert_eq!(meeting.post("/resolutions/1/opening", &json!({})).await.ok(200)["course"]["state"], "open");
    meeting.post("/resolutions/1/amendment", &amended).await.refused(409, "assemblies/vote-begun");
    meeting.client.post(&votes, &ballot("for")).await.refused(403, "office/no-voice");
    let receipt = remote.post(&votes, &ballot("for")).await.ok(200);
    assert_eq!((&receipt["votes"], &receipt["college"]), (&json!(1), &json!("Employees")));
    assert_eq!(remote.post(&votes, &ballot("for")).await.ok(200), receipt, "the same vote once more");
    remote.post(&votes, &ballot("against")).await.refused(409, "assemblies/order-reused");
    let many = counts([("Employees", 3, 0), ("Creators", 2, 1), ("Supporters", 1, 0)]);
    meeting.post("/resolutions/1/hands", &many).await.refused(422, "assemblies/more-than-voices");
    let hands = counts([("Employees", 2, 0), ("Creators", 2, 1), ("Supporters", 1, 0)]);
    let sheet = meeting.post("/resolutions/1/hands", &hands).await.ok(200);
    assert_eq!(sheet["counts"], json!([]), "nobody learns a tally before the close");
    let counted = meeting.post("/resolutions/1/votes", &one(&creators[0], "against")).await;
    counted.refused(409, "assemblies/counted-by-hands");
    let outcome = meeting.post("/resolutions/1/close", &json!({})).await.ok(200);
    assert_eq!(outcome["verdict"], "adopted");
    let of = |college: &str, name: &str| {
        let colleges = outcome["result"]["colleges"].as_array().unwrap();
        colleges.iter().find(|line| line["college"] == college).unwrap()[name].clone()
    };
    assert_eq!([of("Employees", "in_favour"), of("Creators", "against")], [3, 1]);
    assert_eq!(of("Supporters", "abstentions"), 1, "the form said what becomes of an amended text");
    let by_name = meeting.get("/resolutions/1/votes?filter=channel:eq:site").await;
    assert_eq!(by_name["items"][0]["member_id"], json!(employees[2]));
}

/// A secret vote: two scrutineers who do not agree at first.
async fn secret(meeting: &Meeting<'_, '_>, second: &Client<'_>) {
    let reason = json!({"reason": "À la demande de deux associés"});
    assert_eq!(meeting.post("/resolutions/2/secrecy", &reason).await.ok(200)["course"]["secret"], true);
    meeting.post("/resolutions/2/opening", &json!({})).await.ok(200);
    let urn = |employees| counts([("Employees", employees, 1), ("Creators", 3, 0), ("Supporters", 1, 0)]);
    let path = "/resolutions/2/secret-counts";
    meeting.post(path, &urn(2)).await.ok(200);
    meeting.post(path, &urn(2)).await.refused(409, "assemblies/same-scrutineer");
    meeting.post("/resolutions/2/close", &json!({})).await.refused(409, "assemblies/secret-not-counted");
    let apart = second.post(&meeting.at(path), &urn(1)).await.ok(200);
    assert_eq!(apart["course"]["secret_counted_by"], json!([]), "both count again");
    meeting.post(path, &urn(2)).await.ok(200);
    let agreed = second.post(&meeting.at(path), &urn(2)).await.ok(200);
    assert_eq!(agreed["course"]["secret_counted_by"].as_array().map(Vec::len), Some(2));
    assert_eq!(meeting.post("/resolutions/2/close", &json!({})).await.ok(200)["verdict"], "adopted");
    assert_eq!(meeting.get("/resolutions/2/votes").await["total"], 0, "nobody is named");
    let sheet = meeting.get("/resolutions/2").await;
    let mut found = sheet["counts"].as_array().unwrap().iter();
    assert_eq!(found.find(|count| count["college"] == "Employees").unwrap()["in_favour"], 2);
}

/// Three candidates have the majority for two seats.
async fn election(meeting: &Meeting<'_, '_>, members: &Members) {
    let Members { employees, creators, supporters, .. } = members;
    meeting.post("/resolutions/3/opening", &json!({})).await.ok(200);
    // Who of employees, creators and supporters votes for whom.
    for (number, choices) in [(3, [true, true, false]), (4, [true, false, true]), (5, [false, true, true])] {
        let choice = |college: usize| if choices[college] { "for" } else { "against" };
        let mut ballots: Vec<Value> =
            employees.iter().map(|member| json!({"member_id": member, "choice": choice(0)})).collect();
        ballots.extend(creators.iter().map(|member| json!({"member_id": member, "choice": choice(1)})));
        ballots[4]["holder"] = json!(creators[0]);
        ballots.push(json!({"member_id": supporters[1], "choice": choice(2)}));
        if number == 5 {
            let third = one(&employees[0], "for");
            let refused = meeting.post("/resolutions/5/votes", &third).await;
            refused.refused(422, "assemblies/more-than-seats");
        }
        let path = format!("/resolutions/{number}/votes");
        meeting.post(&path, &json!({"ballots": ballots})).await.ok(200);
    }
    meeting.post("/resolutions/3/close", &json!({})).await.ok(200);
    let sheets = meeting.get("/resolutions").await;
    let told = |number: usize| {
        let sheet = &sheets["items"][number - 1];
        [&sheet["outcome"]["verdict"], &sheet["course"]["standing"]]
            .map(|word| word.as_str().unwrap().to_owned())
    };
    assert_eq!(told(3), ["adopted", "elected"]);
    assert_eq!(told(4), ["not_elected", "outranked"]);
    assert_eq!(told(5), ["adopted", "elected"]);
}

/// The end of the session, and what follows from it.
async fn aftermath(meeting: &Meeting<'_, '_>, members: &Members) {
    let subject = json!({"draft": draft("Autre chose"), "reason": "Idée de séance"});
    meeting.post("/resolutions", &subject).await.refused(422, "assemblies/new-subject");
    meeting.post("/close", &json!({})).await.refused(409, "assemblies/not-put-to-vote");
    let reason = json!({"reason": "Retirée par ses auteurs"});
    let sheet = meeting.post("/resolutions/6/withdrawal", &reason).await.ok(200);
    assert_eq!(sheet["course"]["state"], "withdrawn");
    meeting.post("/debate", &json!({"resolution": 1, "text": "Un échange sur l'annexe."})).await.ok(200);
    assert_eq!(meeting.post("/close", &json!({})).await.ok(200)["adopted"], 4);
    assert_eq!(meeting.get("/resolutions/1").await["course"]["debate"], "Un échange sur l'annexe.");
    let mandate =
        async |number: u32| meeting.post(&format!("/resolutions/{number}/mandate"), &json!({})).await;
    for number in [3, 5] {
        assert_eq!(mandate(number).await.ok(200)["course"]["applied"]["kind"], "mandate_given");
    }
    mandate(3).await.refused(409, "assemblies/already-applied");
    mandate(4).await.refused(409, "assemblies/not-adopted");
    let elected = meeting.client.get(&format!("/api/v1/mandates?filter=from_day:eq:{DAY}")).await.ok(200);
    assert_eq!(elected["total"], 2);
    assert!(elected["items"].as_array().unwrap().iter().any(|row| row["member_id"] == members.employees[1]));
    let recount = meeting.get("/recount").await;
    assert_eq!(
        (&recount["agrees"], recount["resolutions"].as_array().map(Vec::len)),
        (&json!(true), Some(5))
    );
    assert_eq!(meeting.client.get("/api/v1/minutes").await.ok(200)["total"], 0, "nothing is signed");
    let again =
        json!({"day": "2016-07-08", "starts_at": null, "place": "Au siège", "record_day": "2016-07-07"});
    meeting.post("/second-call", &again).await.refused(409, "assemblies/nothing-undecided");
}

on_both_databases!(from_the_plan_to_the_mandates, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let members = members(&client).await;
    let token = |name: &str, options: &[&str]| Client::with(&program, program.token_of(&db, name, options));
    let of_member = |name: &str, id: &str| token(name, &["--role", "member", "--member", id]);
    let remote = of_member("À distance", &members.employees[2]);
    let absent = of_member("Absente", &members.creators[1]);
    let second = token("Scrutatrice", &["--role", "staff"]);

    let meeting = planned(&client, &members).await;
    asked(&meeting, &members).await;
    called(&meeting, &members).await;
    prepared(&meeting, &members, &absent).await;
    let bureau = json!({"chair": members.employees[0], "scrutineers": [members.creators[0]]});
    let session = json!({"on": DAY, "bureau": bureau, "one_by_one": true});
    assert_eq!(meeting.post("/session", &session).await.ok(200)["stage"], "open");
    // A principal comes: its proxy ends. Another signs in at a distance, itself.
    let here = format!("/attendance/{}/arrival", members.creators[2]);
    meeting.post(&here, &json!({"way": "in_person", "at": "2016-06-18T16:40:00Z"})).await.ok(200);
    let code = json!({"code": meeting.code(&members.employees[2]).await});
    meeting.client.post(&meeting.at("/sign-in"), &code).await.refused(403, "office/no-voice");
    let wrong = json!({"code": "AAAA AAAA"});
    remote.post(&meeting.at("/sign-in"), &wrong).await.refused(422, "office/wrong-voting-code");
    remote.post(&meeting.at("/sign-in"), &code).await.ok(200);
    let line = meeting.get("/attendance?sort=number").await["items"][5].clone();
    assert_eq!((&line["presence"]["mode"], &line["signed"]), (&json!("in_person"), &json!("desk")));
    accounts(&meeting, &members, &remote).await;
    secret(&meeting, &second).await;
    election(&meeting, &members).await;
    aftermath(&meeting, &members).await;
});
