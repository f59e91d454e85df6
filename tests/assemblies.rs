//! From the notice to the minutes over HTTP: worked example 1 of the governance notes with its 109 members, to the
//! last fraction. The rest of an assembly's life is in `life.rs` and `second_call.rs`,
//! what is read and sent around it in `around.rs`, its screen in `screen.rs`.

mod around;
mod life;
mod screen;
mod second_call;

use kernel::testing::tokio::join;
use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Program};

const STATUTES: &str = "/api/v1/statutes";
const MEMBERS: &str = "/api/v1/members";
const ASSEMBLIES: &str = "/api/v1/assemblies";
const DAY: &str = "2016-06-18";

const COLLEGES: [&str; 5] = ["Employees", "Creators", "Distributors", "Federations", "Supporters"];
const WEIGHTS: [&str; 5] = ["20", "25", "25", "15", "15"];
/// In the room, represented, blank proxies, by post, away.
const ROLL: [[usize; 5]; 5] =
    [[9, 3, 0, 0, 4], [7, 4, 3, 4, 22], [5, 2, 0, 2, 15], [3, 1, 0, 0, 2], [4, 2, 5, 1, 11]];
/// For (without the blank proxies), against, abstaining.
const VOTES: [[usize; 3]; 5] = [[8, 3, 1], [6, 7, 2], [3, 5, 1], [2, 2, 0], [5, 1, 1]];

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

/// The statutes of the example: only the votes cast count, the quorum is of members.
async fn statutes(client: &Client<'_>) -> Value {
    let mut statutes = client.example(STATUTES).await;
    let document = &mut statutes["document"];
    for (at, weight) in WEIGHTS.iter().enumerate() {
        let college = &mut document["weighting"]["colleges"][at];
        assert_eq!(college["college"], COLLEGES[at]);
        college["weight"] = json!(weight);
    }
    (document["quorum_basis"], document["abstentions"]) = (json!("members"), json!("not_cast"));
    let category = |college: &str| {
        json!({
            "code": college.to_lowercase(), "college": college, "kinds": ["NaturalPerson"],
            "minimum": euros("100.00"), "nominal": euros("100.00")
        })
    };
    document["categories"] = json!(COLLEGES.map(category));
    statutes
}

/// Adopts the statutes; those whose weights do not add up, or leave the bounds of the law, are refused first.
async fn found(client: &Client<'_>) {
    let fair = statutes(client).await;
    let weighing = |at: usize, weight: &str| {
        let mut wrong = fair.clone();
        wrong["document"]["weighting"]["colleges"][at]["weight"] = json!(weight);
        wrong
    };
    let short =
        client.post(STATUTES, &weighing(0, "19")).await.refused(422, "assemblies/weights-not-hundred");
    assert_eq!(short["data"]["total"], "99");
    client.post(STATUTES, &weighing(4, "9")).await.refused(422, "assemblies/weight-out-of-bounds");
    client.post(STATUTES, &weighing(1, "51")).await.refused(422, "assemblies/weight-out-of-bounds");
    client.post(STATUTES, &weighing(1, "vingt")).await.refused(422, "request/unexpected-form");
    client.post(STATUTES, &fair).await.ok(201);
    client.post("/api/v1/seller-identity", &client.example("/api/v1/seller-identity").await).await.ok(201);
}

async fn admit(client: &Client<'_>, college: &str, name: &str, on: &str) -> String {
    let body = json!({
        "applicant": {
            "kind": "NaturalPerson", "given_name": name, "family_name": "Exemple",
            "address": {"lines": ["1 rue de l'Exemple"], "postal_code": "42000", "city": "Saint-Étienne", "country": "FR"}
        },
        "college": college, "category": college.to_lowercase(), "decided_on": on, "on": on,
        "shares": 1, "paid": euros("100.00"), "distinct": true
    });
    client.post(MEMBERS, &body).await.ok(201)["member_id"].as_str().unwrap().to_owned()
}

/// The members by college, first those in the room; one more has left, another comes in on the day itself.
struct Cooperative {
    members: Vec<Vec<String>>,
    left: String,
    late: String,
}

async fn cooperative(client: &Client<'_>) -> Cooperative {
    found(client).await;
    let mut members = Vec::new();
    for (college, numbers) in COLLEGES.iter().zip(ROLL) {
        let mut ids = Vec::new();
        for number in 1..=numbers.iter().sum() {
            ids.push(admit(client, college, &format!("Membre {number}"), "2015-01-05").await);
        }
        members.push(ids);
    }
    let left = admit(client, "Employees", "Léa", "2015-01-05").await;
    let exit = json!({"cause": "Resignation", "on": "2016-06-17"});
    client.post(&format!("{MEMBERS}/{left}/exit"), &exit).await.ok(201);
    let late = admit(client, "Employees", "Max", DAY).await;
    Cooperative { members, left, late }
}

impl Cooperative {
    /// The holder of a represented member: somebody in the room, of the next college.
    fn holder(&self, college: usize, place: usize) -> &str {
        &self.members[(college + 1) % 5][place - ROLL[college][0]]
    }

    fn presence(&self) -> Value {
        let mut entries = Vec::new();
        for (college, [present, represented, blank, postal, _]) in ROLL.into_iter().enumerate() {
            for (place, member) in self.members[college].iter().enumerate() {
                let presence = if place < present {
                    json!({"mode": "in_person"})
                } else if place < present + represented {
                    json!({"mode": "represented", "holder": self.holder(college, place)})
                } else if place < present + represented + blank {
                    json!({"mode": "blank_proxy"})
                } else if place < present + represented + blank + postal {
                    json!({"mode": "postal"})
                } else {
                    continue;
                };
                entries.push(json!({"member_id": member, "presence": presence}));
            }
        }
        json!({"entries": entries})
    }

    /// The ballots of those who cast one; the chair casts the eight blank proxies.
    fn ballots(&self) -> Value {
        let mut ballots = Vec::new();
        for (college, [present, represented, blank, postal, _]) in ROLL.into_iter().enumerate() {
            let [in_favour, against, abstaining] = VOTES[college];
            let choices = [("for", in_favour), ("against", against), ("abstain", abstaining)];
            let mut choices =
                choices.into_iter().flat_map(|(choice, count)| std::iter::repeat_n(choice, count));
            let own_hand = present + represented;
            for place in (0..own_hand).chain(own_hand + blank..own_hand + blank + postal) {
                let choice = choices.next().unwrap();
                let mut ballot = json!({"member_id": self.members[college][place], "choice": choice});
                if (present..own_hand).contains(&place) {
                    ballot["holder"] = json!(self.holder(college, place));
                }
                ballots.push(ballot);
            }
            assert_eq!(choices.next(), None, "everybody says something");
        }
        json!({"ballots": ballots})
    }

    fn session(&self, on: &str) -> Value {
        let scrutineers = [&self.members[1][0], &self.members[2][0]];
        json!({"on": on, "bureau": {
            "chair": self.members[0][0], "scrutineers": scrutineers, "secretary": self.members[3][0]
        }})
    }
}

fn one(member: &str, choice: &str) -> Value {
    json!({"ballots": [{"member_id": member, "choice": choice}]})
}

/// Sends the notice: fourteen days before is too late.
async fn convene(client: &Client<'_>) -> String {
    let mut notice = client.example(ASSEMBLIES).await;
    let of = &mut notice;
    (of["kind"], of["day"], of["record_day"]) = (json!("mixed"), json!(DAY), json!("2016-06-17"));
    of["notice_sent_on"] = json!("2016-06-04");
    let mut reform = of["agenda"][0].clone();
    (reform["title"], reform["decision"]) = (json!("Modification de l'objet social"), json!("extraordinary"));
    let mut of_members = of["agenda"][0].clone();
    (of_members["title"], of_members["backed_by_board"]) = (json!("Gratuité pour les écoles"), json!(false));
    of_members["proposer"] = json!({"members": ["01a5e0c2-7c00-7000-8000-0000000000ff"]});
    of["agenda"].as_array_mut().unwrap().extend([reform, of_members]);
    let late = client.post(ASSEMBLIES, &notice).await.refused(422, "assemblies/notice-too-short");
    assert_eq!(late["data"], json!({"given": 14, "minimum": 15}));
    notice["notice_sent_on"] = json!("2016-06-19");
    client.post(ASSEMBLIES, &notice).await.refused(422, "assemblies/notice-after-assembly");
    notice["notice_sent_on"] = json!("2016-06-02");
    let answer = client.post(ASSEMBLIES, &notice).await;
    let assembly = answer.header("location").to_owned();
    let sheet = answer.ok(201);
    assert_eq!((&sheet["stage"], &sheet["warnings"]), (&json!("convened"), &json!([])));
    assembly
}

/// Freezes the roll, signs the sheet, opens the session.
async fn open(client: &Client<'_>, cooperative: &Cooperative) -> String {
    let assembly = convene(client).await;
    let at = |what: &str| format!("{assembly}{what}");
    let first = one(&cooperative.members[0][0], "for");
    client.post(&at("/resolutions/1/votes"), &first).await.refused(409, "assemblies/votes-not-open");
    let row = client.post(&at("/roll"), &json!({})).await.ok(200);
    assert_eq!((&row["stage"], &row["voters"]), (&json!("roll_frozen"), &json!(109)));
    client.post(&at("/roll"), &json!({})).await.refused(409, "assemblies/wrong-stage");
    client.post(&at("/attendance"), &cooperative.presence()).await.ok(200);
    client
        .post(&at("/attendance"), &cooperative.presence())
        .await
        .refused(409, "assemblies/already-recorded");
    client
        .post(&at("/session"), &cooperative.session("2016-06-19"))
        .await
        .refused(422, "assemblies/not-the-day");
    let row = client.post(&at("/session"), &cooperative.session(DAY)).await.ok(200);
    assert_eq!(row["stage"], "open");
    assembly
}

/// Votes that may not be cast; each list is refused whole.
async fn refusals(client: &Client<'_>, cooperative: &Cooperative, votes: &str) {
    for stranger in [&cooperative.left, &cooperative.late] {
        let problem = client.post(votes, &one(stranger, "for")).await.refused(422, "assemblies/not-on-roll");
        assert_eq!(problem["data"], json!({"member": stranger}));
    }
    let (creators, away) = (&cooperative.members[1], &cooperative.members[1][39]);
    client.post(votes, &one(away, "for")).await.refused(422, "assemblies/absent");
    client.post(votes, &one(&creators[11], "for")).await.refused(422, "assemblies/left-to-the-chair");
    let represented = client.post(votes, &one(&creators[7], "for")).await;
    represented.refused(422, "assemblies/represented-by-another");
    client.post(votes, &one(&creators[0], "oui")).await.refused(422, "request/unexpected-form");
    let twice = json!({"ballots": [
        {"member_id": creators[0], "choice": "for"}, {"member_id": creators[0], "choice": "against"}
    ]});
    client.post(votes, &twice).await.refused(409, "assemblies/already-voted");
    assert_eq!(client.get(votes).await.ok(200)["total"], 0);
}

fn fractions(outcome: &Value) -> [String; 2] {
    ["in_favour", "total"].map(|name| {
        let number = &outcome["result"][name];
        format!("{}/{}", number["num"].as_str().unwrap(), number["den"].as_str().unwrap())
    })
}

/// The result as JSON: three times the same votes, three fates.
async fn result(client: &Client<'_>, assembly: &str) -> Value {
    let result = client.get(&format!("{assembly}/result")).await.ok(200);
    let row = &result["assembly"];
    assert_eq!((&row["stage"], &row["adopted"], &row["rejected"]), (&json!("closed"), &json!(1), &json!(2)));
    let outcomes: Vec<&Value> = (0..3).map(|at| &result["resolutions"][at]["outcome"]).collect();
    assert_eq!(fractions(outcomes[0]), ["10405/176", "100/1"]);
    assert_eq!(fractions(outcomes[1]), ["10405/176", "100/1"]);
    // Against what the board does not back, the chair casts the blank proxies against.
    assert_eq!(fractions(outcomes[2]), ["2095/44", "100/1"]);
    let verdicts = outcomes.iter().map(|of| of["verdict"].as_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(verdicts, ["adopted", "rejected", "rejected"]);
    let share = &outcomes[0]["result"]["share"];
    assert_eq!(share, &json!({"num": "2081", "den": "3520", "percent": "59.12"}));
    let quorum = &outcomes[0]["quorum"];
    assert_eq!(quorum["attained"], json!({"num": "55", "den": "109", "percent": "50.46"}));
    assert_eq!((&quorum["reached"], &outcomes[0]["blank_proxies"]), (&json!(true), &json!(8)));
    let attending: Vec<_> =
        result["participation"].as_array().unwrap().iter().map(|of| of["attending"].clone()).collect();
    assert_eq!(attending, [12, 18, 9, 4, 12]);
    result
}

/// The bytes of the paper and their tag.
async fn paper(client: &Client<'_>, assembly: &str) -> (Vec<u8>, String) {
    let response = client.request(Method::GET, &format!("{assembly}/result.pdf")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/pdf");
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    (response.bytes().await.unwrap().to_vec(), tag)
}

/// Two entries that had a voice each in one assembly stay two: what was counted stays counted. One that came later is merged.
async fn merging(client: &Client<'_>, cooperative: &Cooperative) {
    let merge = |who: &str| format!("{MEMBERS}/{who}/merge");
    let into = json!({"into": cooperative.members[0][1], "on": "2016-06-20"});
    let voters = client.post(&merge(&cooperative.members[0][0]), &into).await;
    let problem = voters.refused(409, "members/merge-of-voters");
    assert_eq!(problem["data"], json!({"day": DAY}));
    client.post(&merge(&cooperative.late), &into).await.ok(201);
}

on_both_databases!(from_the_notice_to_the_minutes, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let cooperative = cooperative(&client).await;
    let assembly = open(&client, &cooperative).await;
    let votes = |number: u32| format!("{assembly}/resolutions/{number}/votes");
    refusals(&client, &cooperative, &votes(1)).await;
    let ballots = cooperative.ballots();
    let keyed = || client.request(Method::POST, &votes(1)).header("idempotency-key", "urne-1").json(&ballots);
    for _ in 0..2 {
        client.send(keyed()).await.ok(200);
    }
    client.post(&votes(1), &ballots).await.refused(409, "assemblies/already-voted");
    client.post(&votes(2), &ballots).await.ok(200);
    client.post(&votes(3), &ballots).await.ok(200);
    client.post(&votes(4), &ballots).await.refused(404, "assemblies/not-on-agenda");
    let pending = client.get(&format!("{assembly}/resolutions/1")).await.ok(200);
    assert_eq!(pending["outcome"], Value::Null, "nobody learns a tally before the close");

    let outcome = client.post(&format!("{assembly}/resolutions/1/close"), &json!({})).await.ok(200);
    assert_eq!((fractions(&outcome)[0].as_str(), &outcome["verdict"]), ("10405/176", &json!("adopted")));
    let away = &cooperative.members[0][15];
    client.post(&votes(1), &one(away, "for")).await.refused(409, "assemblies/vote-closed");
    assert_eq!(client.post(&format!("{assembly}/close"), &json!({})).await.ok(200)["stage"], "closed");
    client.post(&votes(2), &one(away, "for")).await.refused(409, "assemblies/vote-closed");
    client.post(&format!("{assembly}/close"), &json!({})).await.refused(409, "assemblies/wrong-stage");

    let told = result(&client, &assembly).await;
    let by_name = client.get(&format!("{}?filter=by_chair:eq:true", votes(3))).await.ok(200);
    assert_eq!((&by_name["total"], &by_name["items"][0]["choice"]), (&json!(8), &json!("against")));
    let file = client.get(&format!("{}?format=csv", votes(1))).await;
    assert_eq!(file.text.lines().count(), 1 + 55, "a line for each voice: {}", file.text);
    let printed = paper(&client, &assembly).await;
    assert!(printed.0.starts_with(b"%PDF-"));
    let same =
        client.request(Method::GET, &format!("{assembly}/result.pdf")).header("if-none-match", &printed.1);
    assert_eq!(client.send(same).await.status, 304);

    merging(&client, &cooperative).await;

    // Another server over the same database tells and prints the same, whoever has joined, left or been merged since.
    let exit = json!({"cause": "Resignation", "on": "2016-07-01"});
    client.post(&format!("{MEMBERS}/{}/exit", cooperative.members[1][0]), &exit).await.ok(201);
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    let client = Client::of(&program);
    assert_eq!(result(&client, &assembly).await, told);
    assert!(paper(&client, &assembly).await == printed, "the same bytes");
});

on_both_databases!(two_servers_take_the_same_votes, async |db: TestDatabase| {
    let programs = [Program::serve(&db), Program::serve(&db)];
    let [here, there] = [Client::of(&programs[0]), Client::of(&programs[1])];
    found(&here).await;
    let mut members = Vec::new();
    for (at, college) in [0, 1, 2, 0, 1, 2].into_iter().enumerate() {
        members.push(admit(&here, COLLEGES[college], &format!("Membre {at}"), "2015-01-05").await);
    }
    let assembly = convene(&here).await;
    here.post(&format!("{assembly}/roll"), &json!({})).await.ok(200);
    let line = |member: &String| json!({"member_id": member, "presence": {"mode": "in_person"}});
    let entries: Vec<Value> = members.iter().map(line).collect();
    here.post(&format!("{assembly}/attendance"), &json!({"entries": entries})).await.ok(200);
    let session = json!({"on": DAY, "bureau": {"chair": members[0], "scrutineers": []}});
    there.post(&format!("{assembly}/session"), &session).await.ok(200);
    let votes = format!("{assembly}/resolutions/1/votes");
    let mut counted = [0, 0];
    for member in &members {
        let (yes, no) = (one(member, "for"), one(member, "against"));
        let (yes, no) = join!(here.post(&votes, &yes), there.post(&votes, &no));
        let (kept, refused) = if yes.status == 200 { (0, no) } else { (1, yes) };
        refused.refused(409, "assemblies/already-voted");
        counted[kept] += 1;
    }
    let page = there.get(&votes).await.ok(200);
    assert_eq!(page["total"], members.len());
    let outcome = here.post(&format!("{assembly}/resolutions/1/close"), &json!({})).await.ok(200);
    let colleges = outcome["result"]["colleges"].as_array().unwrap();
    let sum = |name: &str| colleges.iter().map(|of| of[name].as_u64().unwrap()).sum::<u64>();
    assert_eq!([sum("in_favour"), sum("against")], counted);
});
