//! The life of members and of their shares: what goes to others, what leaves, what changes, what is repaid.

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::{Value, json};

use super::{MEMBERS, application, entity, euros, found, person};
use crate::support::{Client, Program};

/// Posts beneath a file and answers the number of the movement.
async fn moved(client: &Client<'_>, address: &str, body: &Value) -> u64 {
    client.post(address, body).await.ok(201)["movement"].as_u64().unwrap()
}

async fn file(client: &Client<'_>, file: &str, day: &str) -> Value {
    client.get(&format!("{file}?as_of={day}")).await.ok(200)
}

fn id(file: &str) -> &str {
    file.rsplit('/').next().unwrap()
}

/// Zoé with four shares, labels with three hundred, friends with five: all paid.
async fn three(client: &Client<'_>) -> [String; 3] {
    let mut files = Vec::new();
    for body in [
        application(&person("Zoé"), "supporter-person", (4, "400.00"), "2015-01-05"),
        application(
            &entity("Company", "Labels d'Exemple"),
            "supporter-company",
            (300, "30000.00"),
            "2015-02-01",
        ),
        application(
            &entity("Association", "Amis d'Exemple"),
            "supporter-association",
            (5, "500.00"),
            "2015-03-01",
        ),
    ] {
        let answer = client.post(MEMBERS, &body).await;
        files.push(answer.header("location").to_owned());
        answer.ok(201);
    }
    files.try_into().unwrap()
}

/// Two shares go from the labels to Zoé.
async fn transfers(client: &Client<'_>, [zoe, labels, _]: &[String; 3]) {
    let out = |from: &str| format!("{from}/transfers");
    let give = |to: &str, shares: u32, on: &str| json!({"to": id(to), "shares": shares, "approved_on": on, "on": on});
    let alone = json!({"to": id(zoe), "shares": 2, "on": "2015-05-10"});
    client.post(&out(labels), &alone).await.refused(422, "members/transfer-not-approved");
    let much = client.post(&out(zoe), &give(labels, 9, "2015-05-10")).await;
    assert_eq!(
        much.refused(409, "members/more-than-held")["data"],
        json!({"held": 4, "asked": 9, "on": "2015-05-10"})
    );
    client.post(&out(labels), &give(zoe, 2, "2015-01-31")).await.refused(422, "members/before-admission");
    client.post(&out(zoe), &give(zoe, 1, "2015-05-10")).await.refused(422, "members/transfer-to-self");
    let movement = moved(client, &out(labels), &give(zoe, 2, "2015-05-10")).await;
    assert_eq!(movement, 4, "what is refused takes no number");
    for (of, operation, shares, counterparty) in
        [(labels, "TransferOut", -2, zoe), (zoe, "TransferIn", 2, labels)]
    {
        let file = file(client, of, "2015-05-10").await;
        let last = file["movements"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["number"], &last["operation"]), (&json!(4), &json!(operation)));
        assert_eq!((&last["shares"], &last["counterparty"]), (&json!(shares), &json!(id(counterparty))));
    }
    assert_eq!(file(client, zoe, "2015-05-09").await["shares"], 4);
    let held = file(client, zoe, "2015-05-10").await;
    assert_eq!((&held["shares"], &held["paid"]), (&json!(6), &euros("600.00")));
}

/// Twenty shares of the labels leave, and what is owed for them is repaid.
async fn refunds(client: &Client<'_>, [_, labels, _]: &[String; 3]) {
    let most = json!({"shares": 298, "on": "2015-06-15"});
    client.post(&format!("{labels}/withdrawals"), &most).await.refused(409, "members/minimum-left");
    let some = json!({"shares": 20, "on": "2015-06-15"});
    moved(client, &format!("{labels}/withdrawals"), &some).await;
    let queue = client.get("/api/v1/share-refunds?as_of=2015-12-31").await.ok(200);
    let claim = &queue["items"][0];
    assert_eq!((&queue["total"], &claim["number"]), (&json!(1), &json!(1)));
    assert_eq!((&claim["cause"], &claim["payable"]), (&json!("PartialWithdrawal"), &euros("2000.00")));

    let steps = format!("{labels}/refunds/1/steps");
    let pay = |amount: &str| json!({"step": "pay", "amount": euros(amount), "on": "2016-06-15"});
    client.post(&steps, &pay("2000.01")).await.refused(409, "members/more-than-payable");
    client.post(&format!("{labels}/refunds/2/steps"), &pay("1.00")).await.refused(404, "members/no-claim");
    assert_eq!(client.post(&steps, &pay("400.00")).await.ok(201), json!({"member_id": id(labels)}));
    let plan = |last: &str| {
        json!({"step": "reschedule", "on": "2016-06-20", "schedule": [
            {"due_on": "2016-06-15", "amount": euros("400.00")}, {"due_on": "2017-06-15", "amount": euros(last)}
        ]})
    };
    client.post(&steps, &plan("1500.00")).await.refused(422, "members/schedule-does-not-add-up");
    client.post(&steps, &plan("1600.00")).await.ok(201);
    let heir = json!({"step": "name_beneficiary", "name": "Étude Modèle", "capacity": "liquidateur", "on": "2016-07-01"});
    client.post(&steps, &heir).await.ok(201);

    let told = async |day: &str| {
        let refund = file(client, labels, day).await["refunds"][0].clone();
        let due: Vec<_> =
            refund["schedule"].as_array().unwrap().iter().map(|part| part["due_on"].clone()).collect();
        (refund["repaid"].clone(), refund["outstanding"].clone(), due.len())
    };
    assert_eq!(told("2016-06-14").await, (euros("0.00"), euros("2000.00"), 5));
    assert_eq!(told("2016-06-15").await, (euros("400.00"), euros("1600.00"), 5));
    assert_eq!(told("2016-07-01").await, (euros("400.00"), euros("1600.00"), 2));
    assert_eq!(
        file(client, labels, "2016-07-01").await["refunds"][0]["beneficiary"],
        "Étude Modèle, liquidateur"
    );
    let csv = client.get("/api/v1/share-refunds?as_of=2016-12-31&format=csv").await;
    assert!(csv.text.starts_with("claim_id,member_id,"), "{}", csv.text);
}

/// The friends give notice, take it back, give it again and leave.
async fn leaving(client: &Client<'_>, [zoe, _, friends]: &[String; 3]) {
    let (steps, exit) = (format!("{friends}/exit-steps"), format!("{friends}/exit"));
    let leave = |on: &str| json!({"cause": "Resignation", "on": on});
    client.post(&exit, &leave("2015-02-28")).await.refused(422, "members/before-admission");
    let notice = |notified_on: &str| json!({"step": "notify", "cause": "Resignation", "notified_on": notified_on, "effective_on": "2015-09-30"});
    client.post(&steps, &notice("2015-07-01")).await.ok(201);
    client.post(&steps, &notice("2015-07-01")).await.refused(409, "members/already-notified");
    let early = client.post(&exit, &leave("2015-08-01")).await.refused(409, "members/in-notice");
    assert_eq!(early["data"]["effective_on"], "2015-09-30");
    client.post(&steps, &json!({"step": "withdraw_notice", "on": "2015-07-10"})).await.ok(201);
    client.post(&steps, &notice("2015-07-20")).await.ok(201);
    let running = async |day: &str| file(client, friends, day).await["notice"]["notified_on"].clone();
    assert_eq!(running("2015-07-09").await, "2015-07-01");
    assert_eq!(running("2015-07-15").await, Value::Null);
    assert_eq!(running("2015-08-01").await, "2015-07-20");
    moved(client, &exit, &leave("2015-09-30")).await;
    let left = file(client, friends, "2015-09-30").await;
    assert_eq!((&left["left_on"], &left["notice"]), (&json!("2015-09-30"), &Value::Null));

    // Nobody is excluded but by the assembly, once heard.
    let steps = format!("{zoe}/exit-steps");
    let proposed = |hearing_on: &str| json!({"step": "propose_exclusion", "grounds": "Griefs", "hearing_on": hearing_on, "on": "2015-08-01"});
    client.post(&steps, &proposed("2015-08-01")).await.refused(422, "members/hearing-too-early");
    client.post(&steps, &proposed("2015-08-20")).await.ok(201);
    let exclude = json!({"cause": "Exclusion", "decided_on": "2015-09-01", "on": "2015-09-01"});
    client.post(&format!("{zoe}/exit"), &exclude).await.refused(409, "office/not-decided-by-assembly");
    client.post(&steps, &json!({"step": "abandon_exclusion", "on": "2015-09-01"})).await.ok(201);
}

/// Zoé votes among the creators; the labels move, find another name and somebody else to act for them.
async fn changes(client: &Client<'_>, [zoe, labels, _]: &[String; 3]) {
    let college = |decided_on: &str| json!({"college": "Creators", "category": "creator-person", "decided_on": decided_on, "reason": "Premier album"});
    let among = format!("{zoe}/college");
    assert_eq!(client.post(&among, &college("2015-06-01")).await.ok(201), json!({"on": "2015-06-01"}));
    client.post(&among, &college("2015-06-02")).await.refused(409, "members/same-college");
    assert_eq!(file(client, zoe, "2015-05-31").await["college"], "Supporters");
    assert_eq!(file(client, zoe, "2015-06-01").await["college"], "Creators");

    let change = format!("{labels}/particulars");
    let seat = json!({"lines": ["2 quai Neuf"], "postal_code": "58000", "city": "Nevers", "country": "FR"});
    let bao = json!({"given_name": "Bao", "family_name": "Modèle", "capacity": "gérant"});
    for body in [
        json!({"change": "address", "address": seat, "on": "2015-08-01"}),
        json!({"change": "name", "name": {"kind": "entity", "name": "Labels réunis"}, "on": "2015-08-01"}),
        json!({"change": "representative", "representative": bao, "proof": "AG du 30 juillet 2015", "on": "2015-08-01"}),
        json!({"change": "email", "email": "bao@exemple.fr", "on": "2015-08-01"}),
        json!({"change": "email_consent", "proof": "Courriel du 1er août 2015", "on": "2015-08-01"}),
        json!({"change": "email_consent_revoked", "on": "2015-10-01"}),
    ] {
        assert_eq!(client.post(&change, &body).await.ok(201), json!({"member_id": id(labels)}));
    }
    let told = async |day: &str| {
        let file = file(client, labels, day).await;
        ["name", "city", "representative", "email", "email_consent"].map(|name| file[name].clone())
    };
    let before = ["Labels d'Exemple", "Saint-Étienne", "Inès Modèle, présidente", ""];
    let after = ["Labels réunis", "Nevers", "Bao Modèle, gérant", "bao@exemple.fr"];
    let with = |told: [&str; 4], consent: Value| {
        let [name, city, acts, email] = told.map(|text| json!(text));
        [name, city, acts, email, consent]
    };
    assert_eq!(told("2015-07-31").await, with(before, Value::Null));
    assert_eq!(told("2015-08-01").await, with(after, json!("Courriel du 1er août 2015")));
    assert_eq!(told("2015-10-01").await, with(after, Value::Null));
    let own =
        json!({"change": "representative", "representative": bao, "proof": "Aucune", "on": "2015-08-01"});
    let change = format!("{zoe}/particulars");
    client.post(&change, &own).await.refused(422, "members/no-representative");
    let never = json!({"change": "email_consent_revoked", "on": "2015-08-01"});
    client.post(&change, &never).await.refused(409, "members/no-consent");
}

/// Zoé stands twice in the register: one entry takes over what the other held, and gives it back.
async fn merging(client: &Client<'_>, [zoe, _, _]: &[String; 3]) {
    let alike = client.post(&format!("{MEMBERS}/alike"), &person("Zoe")).await.ok(200);
    let known =
        json!([{"member_id": id(zoe), "number": 1, "name": "Zoé Exemple", "because": "name-and-town"}]);
    assert_eq!(alike, known);
    assert_eq!(client.post(&format!("{MEMBERS}/alike"), &person("Ana")).await.ok(200), json!([]));
    let mut again = application(&person("Zoe"), "supporter-person", (1, "100.00"), "2015-09-01");
    client.post(MEMBERS, &again).await.refused(409, "members/looks-like");
    again["distinct"] = json!(true);
    let answer = client.post(MEMBERS, &again).await;
    let twin = answer.header("location").to_owned();
    assert_eq!(answer.ok(201)["number"], 4);

    let into = |entry: &str, on: &str| json!({"into": id(entry), "on": on});
    let merge = format!("{twin}/merge");
    client.post(&merge, &into(&twin, "2015-10-01")).await.refused(422, "members/merge-of-one");
    let undo = json!({"on": "2015-10-15"});
    client.post(&format!("{merge}/undo"), &undo).await.refused(409, "members/not-merged");
    let preview = client.get(&format!("{merge}?into={}&on=2015-10-01", id(zoe))).await.ok(200);
    assert_eq!(preview, json!({"shares": 1, "paid": euros("100.00"), "held_after": 7}));
    client.get(&merge).await.refused(422, "request/missing-parameter");
    let answer = client.post(&merge, &into(zoe, "2015-10-01")).await;
    assert_eq!(answer.header("location"), zoe);
    let movement = answer.ok(201)["movement"].as_u64().unwrap();
    client.post(&merge, &into(zoe, "2015-10-01")).await.refused(409, "members/already-left");
    assert_eq!(moved(client, &format!("{merge}/undo"), &undo).await, movement + 1);
    for (day, held, left, cause) in [
        ("2015-09-30", (6, 1), Value::Null, Value::Null),
        ("2015-10-01", (7, 0), json!("2015-10-01"), json!("Merge")),
        ("2015-10-15", (6, 1), Value::Null, Value::Null),
    ] {
        let (of_zoe, of_twin) = (file(client, zoe, day).await, file(client, &twin, day).await);
        assert_eq!((&of_zoe["shares"], &of_twin["shares"]), (&json!(held.0), &json!(held.1)), "{day}");
        assert_eq!((&of_twin["left_on"], &of_twin["exit_cause"]), (&left, &cause), "{day}");
    }
}

on_both_databases!(the_life_of_members_and_of_their_shares, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    found(&client).await;
    let files = three(&client).await;
    transfers(&client, &files).await;
    refunds(&client, &files).await;
    changes(&client, &files).await;
    leaving(&client, &files).await;
    merging(&client, &files).await;

    let movements = "/api/v1/share-movements?as_of=2016-12-31&limit=100";
    let told = client.get(movements).await.ok(200);
    let numbers: Vec<_> =
        told["items"].as_array().unwrap().iter().map(|row| row["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9], "without a gap, both sides under one number");
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    let client = Client::of(&program);
    assert_eq!(client.get(movements).await.ok(200), told, "nothing is lost when it stops");
});
