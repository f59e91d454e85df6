//! From the statutes to the register of members over HTTP: who owns the cooperative on any day, and as it was known.

use kernel::testing::tokio::join;
use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Program};

mod applications;
mod life;
mod year;

const STATUTES: &str = "/api/v1/statutes";
const MEMBERS: &str = "/api/v1/members";

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

/// Statutes in force since 2014: a supporter brings 100 € as a person, 500 € as a company or an association, 2 000 €
/// as a public body; an artist brings 100 €.
async fn found(client: &Client<'_>) {
    let mut statutes = client.example(STATUTES).await;
    let category = |code: &str, kind: &str, minimum: &str| {
        let college = if code == "creator-person" { "Creators" } else { "Supporters" };
        json!({
            "code": code, "college": college, "kinds": [kind],
            "minimum": euros(minimum), "nominal": euros("100.00")
        })
    };
    statutes["document"]["categories"] = json!([
        category("supporter-person", "NaturalPerson", "100.00"),
        category("supporter-company", "Company", "500.00"),
        category("supporter-association", "Association", "500.00"),
        category("supporter-public", "PublicBody", "2000.00"),
        category("creator-person", "NaturalPerson", "100.00"),
    ]);
    assert_eq!(client.post(STATUTES, &statutes).await.ok(201)["version"], 1);
}

/// An application for so many shares of 100 €, so much of them paid at once.
fn application(applicant: &Value, category: &str, (shares, paid): (u32, &str), on: &str) -> Value {
    json!({
        "applicant": applicant, "college": "Supporters", "category": category,
        "decided_on": on, "on": on, "shares": shares, "paid": euros(paid)
    })
}

fn address() -> Value {
    json!({"lines": ["1 rue de l'Exemple"], "postal_code": "42000", "city": "Saint-Étienne", "country": "FR"})
}

fn person(given_name: &str) -> Value {
    json!({
        "kind": "NaturalPerson", "given_name": given_name, "family_name": "Exemple", "address": address()
    })
}

fn entity(kind: &str, name: &str) -> Value {
    json!({
        "kind": kind, "name": name, "address": address(),
        "representative": {"given_name": "Inès", "family_name": "Modèle", "capacity": "présidente"}
    })
}

/// The four kinds of members, of whom the commune pays only a quarter at once; the addresses of their files.
async fn four(client: &Client<'_>) -> [String; 4] {
    let mut files = Vec::new();
    for (number, body) in (1..).zip([
        application(&person("Zoé"), "supporter-person", (1, "100.00"), "2015-01-05"),
        application(
            &entity("Company", "Labels d'Exemple"),
            "supporter-company",
            (15, "1500.00"),
            "2015-02-01",
        ),
        application(
            &entity("Association", "Amis d'Exemple"),
            "supporter-association",
            (5, "500.00"),
            "2015-03-01",
        ),
        application(
            &entity("PublicBody", "Commune d'Exemple"),
            "supporter-public",
            (20, "500.00"),
            "2015-04-01",
        ),
    ]) {
        let answer = client.post(MEMBERS, &body).await;
        files.push(answer.header("location").to_owned());
        let admission = answer.ok(201);
        assert_eq!((&admission["number"], &admission["movement"]), (&json!(number), &json!(number)));
    }
    files.try_into().unwrap()
}

async fn refused(client: &Client<'_>, body: &Value, status: u16, kind: &str) -> Value {
    client.post(MEMBERS, body).await.refused(status, kind)["data"].clone()
}

/// What is refused takes no number and leaves nothing.
async fn refusals(client: &Client<'_>) {
    let before = application(&person("Ana"), "supporter-person", (1, "100.00"), "2013-12-31");
    refused(client, &before, 409, "office/no-statutes").await;
    for (applicant, category, shares, paid, minimum, offered) in [
        (entity("Company", "Studio d'Exemple"), "supporter-company", 4, "400.00", "500.00", "400.00"),
        (entity("Association", "Club d'Exemple"), "supporter-association", 4, "400.00", "500.00", "400.00"),
        (entity("PublicBody", "Ville d'Exemple"), "supporter-public", 19, "1900.00", "2000.00", "1900.00"),
    ] {
        let body = application(&applicant, category, (shares, paid), "2015-05-01");
        let data = refused(client, &body, 422, "members/below-minimum").await;
        assert_eq!(data, json!({"category": category, "minimum": minimum, "offered": offered}));
    }
    let fair = application(&person("Ana"), "supporter-person", (4, "100.00"), "2015-05-01");
    let with = |change: &dyn Fn(&mut Value)| {
        let mut body = fair.clone();
        change(&mut body);
        body
    };
    for (body, path) in [
        (with(&|of| of["shares"] = json!(-4)), "shares"),
        (with(&|of| of["shares"] = json!(1.5)), "shares"),
        (with(&|of| of["paid"]["amount"] = json!("12.345")), "paid"),
        (with(&|of| of["on"] = json!("2015-02-30")), "on"),
        (with(&|of| of["votes"] = json!(2)), "votes"),
        (with(&|of| of["applicant"]["votes"] = json!(2)), "applicant"),
    ] {
        let data = refused(client, &body, 422, "request/unexpected-form").await;
        let at = data["path"].as_str().unwrap();
        assert!(at.starts_with(path), "{path}: {data}");
    }
    refused(client, &with(&|of| of["shares"] = json!(0)), 422, "members/no-shares").await;
    refused(client, &with(&|of| of["paid"] = euros("99.99")), 422, "members/below-quarter").await;
    refused(client, &with(&|of| of["paid"] = euros("400.01")), 409, "members/more-than-due").await;
    refused(client, &with(&|of| of["college"] = json!("Creators")), 422, "members/college-mismatch").await;
    refused(client, &with(&|of| of["category"] = json!("supporter-public")), 422, "members/kind-not-allowed")
        .await;
    refused(client, &with(&|of| of["category"] = json!("patron")), 422, "office/unknown-category").await;
    refused(client, &with(&|of| of["on"] = json!("2015-04-30")), 422, "members/before-decision").await;
    assert_eq!(client.get(MEMBERS).await.ok(200)["total"], 0);
    assert_eq!(client.get("/api/v1/share-movements").await.ok(200)["total"], 0);
}

/// Subscribed, paid, members: of a day, as it is known now or was known then.
async fn capital(client: &Client<'_>, query: &str) -> (String, String, u64) {
    let capital = client.get(&format!("/api/v1/share-capital?as_of={query}")).await.ok(200);
    let amount = |name: &str| capital[name]["amount"].as_str().unwrap().to_owned();
    (amount("subscribed"), amount("paid"), capital["members"].as_u64().unwrap())
}

fn told(subscribed: &str, paid: &str, members: u64) -> (String, String, u64) {
    (subscribed.to_owned(), paid.to_owned(), members)
}

/// The moment at which the last movement of a member was recorded, as the API writes it.
async fn last_recorded(client: &Client<'_>, file: &str) -> String {
    let file = client.get(&format!("{file}?as_of=2016-12-31")).await.ok(200);
    file["movements"].as_array().unwrap().last().unwrap()["recorded_at"].as_str().unwrap().to_owned()
}

/// The capital of each day, whatever was recorded late.
async fn any_day(client: &Client<'_>, before_the_late_payment: &str) {
    for (day, expected) in [
        ("2014-12-31", told("0.00", "0.00", 0)),
        ("2015-01-05", told("100.00", "100.00", 1)),
        ("2015-02-01", told("1600.00", "1600.00", 2)),
        ("2015-03-31", told("2100.00", "2100.00", 3)),
        ("2015-04-01", told("4100.00", "2600.00", 4)),
        ("2015-04-15", told("4100.00", "3600.00", 4)),
        ("2015-06-01", told("4400.00", "3675.00", 4)),
        ("2015-09-29", told("4400.00", "3675.00", 4)),
        // Under its floor the capital waits for the money of others; the voice is lost all the same.
        ("2015-09-30", told("4400.00", "3675.00", 3)),
    ] {
        assert_eq!(capital(client, day).await, expected, "{day}");
    }
    let known = format!("2015-04-15&known_at={before_the_late_payment}");
    assert_eq!(capital(client, &known).await, told("4100.00", "2600.00", 4));
    assert_eq!(capital(client, "2015-12-31&known_at=2015-12-31T23:59:59Z").await, told("0.00", "0.00", 0));
}

/// The register of a day as a list and as a file, and the movements in the order of recording.
async fn registers(client: &Client<'_>) {
    let names = async |day: &str| {
        let page = client.get(&format!("{MEMBERS}?as_of={day}&sort=number")).await.ok(200);
        let rows = page["items"].as_array().unwrap().clone();
        rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = ["Zoé Exemple", "Labels d'Exemple", "Amis d'Exemple", "Commune d'Exemple"];
    assert_eq!(names("2015-09-29").await, all);
    assert_eq!(names("2015-09-30").await, [all[0], all[1], all[3]]);
    assert_eq!(names("2015-02-28").await, all[..2]);
    let page = client.get("/api/v1/share-movements?as_of=2015-12-31").await.ok(200);
    let rows: Vec<_> = page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["number"].as_u64().unwrap(),
                row["operation"].as_str().unwrap(),
                row["shares"].as_i64().unwrap(),
            )
        })
        .collect();
    let first =
        [(1, "Subscription", 1), (2, "Subscription", 15), (3, "Subscription", 5), (4, "Subscription", 20)];
    assert_eq!(rows[..4], first);
    assert_eq!(rows[4..], [(5, "Subscription", 3), (6, "Payment", 0), (7, "Withdrawal", -5)]);
    let file = client.get(&format!("{MEMBERS}?as_of=2015-12-31&sort=number&format=csv-fr")).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    let commune = file.text.lines().find(|line| line.contains("Commune d'Exemple")).unwrap();
    assert!(commune.contains(";2000,00;1500,00;1500,00;500,00;"), "subscribed, paid, called, due: {commune}");
}

on_both_databases!(who_owns_the_cooperative_on_any_day, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    found(&client).await;
    refusals(&client).await;
    let [zoe, labels, friends, commune] = four(&client).await;

    let more = json!({"shares": 3, "paid": euros("75.00"), "on": "2015-06-01"});
    assert_eq!(client.post(&format!("{zoe}/subscriptions"), &more).await.ok(201), json!({"movement": 5}));
    let before = last_recorded(&client, &zoe).await;
    // Paid in April, recorded after what happened in June.
    let payments = format!("{commune}/payments");
    let late = |amount: &str| json!({"amount": euros(amount), "on": "2015-04-15"});
    client.post(&payments, &late("1500.01")).await.refused(409, "members/more-than-due");
    client.post(&payments, &late("0.00")).await.refused(422, "members/payment-not-positive");
    assert_eq!(client.post(&payments, &late("1000.00")).await.ok(201), json!({"movement": 6}));

    let exit = json!({"cause": "Resignation", "on": "2015-09-30"});
    let early = json!({"cause": "Resignation", "on": "2015-02-28"});
    client.post(&format!("{friends}/exit"), &early).await.refused(422, "members/before-admission");
    assert_eq!(client.post(&format!("{friends}/exit"), &exit).await.ok(201), json!({"movement": 7}));
    client.post(&format!("{friends}/exit"), &exit).await.refused(409, "members/already-left");
    client.post(&format!("{friends}/subscriptions"), &more).await.refused(409, "members/already-left");
    let left = client.get(&format!("{friends}?as_of=2015-09-30")).await.ok(200);
    assert_eq!((&left["left_on"], &left["shares"]), (&json!("2015-09-30"), &json!(0)));
    let still = client.get(&format!("{friends}?as_of=2015-09-29")).await.ok(200);
    assert_eq!((&still["left_on"], &still["shares"]), (&Value::Null, &json!(5)));

    any_day(&client, &before).await;
    registers(&client).await;
    let file = client.get(&format!("{labels}?as_of=2015-12-31")).await.ok(200);
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    let client = Client::of(&program);
    any_day(&client, &before).await;
    registers(&client).await;
    assert_eq!(
        client.get(&format!("{labels}?as_of=2015-12-31")).await.ok(200),
        file,
        "nothing is lost when it stops"
    );
});

on_both_databases!(two_servers_admit_at_once_and_leave_no_gap, async |db: TestDatabase| {
    let programs = [Program::serve(&db), Program::serve(&db)];
    let [one, two] = [Client::of(&programs[0]), Client::of(&programs[1])];
    found(&one).await;
    let admit = async |client: &Client<'_>, name: &str, paid: &str| {
        client
            .post(MEMBERS, &application(&person(name), "supporter-person", (1, paid), "2015-01-05"))
            .await
            .status
    };
    for round in 0..5 {
        let name = |of: &str| format!("{of} {round}");
        let (ana, bao, dia) = (name("Ana"), name("Bao"), name("Dia"));
        // The second of each round pays too little: it gives its number back.
        let answers =
            join!(admit(&one, &ana, "100.00"), admit(&two, &dia, "24.99"), admit(&two, &bao, "100.00"));
        assert_eq!(answers, (201, 422, 201));
    }
    // The same admission sent to both under one key is done once.
    let keyed = |client: &Client<'_>| {
        let body = application(&person("Cléo"), "supporter-person", (1, "100.00"), "2015-01-06");
        client.request(Method::POST, MEMBERS).header("idempotency-key", "cleo").json(&body)
    };
    let (here, there) = join!(one.send(keyed(&one)), two.send(keyed(&two)));
    assert_eq!(here.ok(201), there.ok(201));
    let page = one.get(&format!("{MEMBERS}?as_of=2015-12-31&sort=number&limit=100")).await.ok(200);
    let numbers: Vec<_> =
        page["items"].as_array().unwrap().iter().map(|row| row["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=11).collect::<Vec<u64>>());
});
