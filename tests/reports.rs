//! The figures of two years over HTTP: growth, what was known before a late correction, tables, charts, the paper.

use kernel::testing::{TestDatabase, on_both_databases};
use kernel::{Clock, SystemClock};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Program};

const TEAM_COUNTS: &str = "/api/v1/team-counts";
const CATALOGUE_COUNTS: &str = "/api/v1/catalogue-counts";
const YEAR: &str = "/api/v1/years/2015";

/// Admits a person, who pays for the smallest subscription.
async fn admit(client: &Client<'_>, name: &str, college: &str, category: &str, on: &str) {
    let mut member = client.example("/api/v1/members").await;
    member["applicant"]["given_name"] = json!(name);
    (member["college"], member["category"]) = (json!(college), json!(category));
    (member["decided_on"], member["on"]) = (json!(on), json!(on));
    member["paid"] = json!({"amount": "100.00", "currency": "EUR"});
    client.post("/api/v1/members", &member).await.ok(201);
}

/// One member, 10 370 users and a small team in 2014; three members, 28 000 users and a larger one in 2015.
async fn two_years(client: &Client<'_>) {
    client.post("/api/v1/statutes", &client.example("/api/v1/statutes").await).await.ok(201);
    client.post("/api/v1/seller-identity", &client.example("/api/v1/seller-identity").await).await.ok(201);
    admit(client, "Ana", "Employees", "employee", "2014-02-01").await;
    admit(client, "Bao", "Employees", "employee", "2015-02-01").await;
    admit(client, "Cléo", "Supporters", "supporter-person", "2015-02-01").await;
    for (year, users, listens, people, titles) in
        [(2014, 10_370, 120_497, 8, 400_000), (2015, 28_000, 388_000, 23, 1_000_000)]
    {
        let usage = json!({
            "period": year.to_string(), "source": "1d-touch", "users": users, "listens": listens,
            "counted_on": format!("{}-01-15", year + 1)
        });
        client.post("/api/v1/usage", &usage).await.ok(201);
        let day = json!(format!("{year}-12-31"));
        let mut team = client.example(TEAM_COUNTS).await;
        (team["on"], team["people"]) = (day.clone(), json!(people));
        client.post(TEAM_COUNTS, &team).await.ok(201);
        let mut catalogue = client.example(CATALOGUE_COUNTS).await;
        (catalogue["on"], catalogue["titles"]) = (day, json!(titles));
        client.post(CATALOGUE_COUNTS, &catalogue).await.ok(201);
    }
}

/// The exact growth of a figure, and as it is shown with plain spaces.
fn growth(figures: &Value, code: &str) -> (String, String) {
    let figure = figures["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == code).unwrap();
    let (ratio, shown) = (&figure["growth"]["ratio"], figure["growth"]["shown"].as_str().unwrap());
    let exact = format!("{}/{}", ratio["num"].as_str().unwrap(), ratio["den"].as_str().unwrap());
    (exact, shown.replace(['\u{a0}', '\u{202f}'], " "))
}

fn told(exact: &str, shown: &str) -> (String, String) {
    (exact.to_owned(), shown.to_owned())
}

/// The bytes of the activity report.
async fn paper(client: &Client<'_>, query: &str) -> Vec<u8> {
    let request = client.request(Method::GET, &format!("{YEAR}/activity-report.pdf{query}"));
    let response = request.send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    assert!(response.headers().contains_key("etag"));
    let bytes = response.bytes().await.unwrap().to_vec();
    assert!(bytes.starts_with(b"%PDF-"));
    bytes
}

on_both_databases!(the_figures_of_two_years, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    client.get(&format!("{YEAR}/key-figures")).await.refused(404, "reports/year-without-figures");
    client.get(&format!("{YEAR}/activity-report.pdf")).await.refused(404, "reports/year-without-figures");
    two_years(&client).await;

    let year = client.get(&format!("{YEAR}/key-figures")).await.ok(200);
    assert_eq!(growth(&year, "users"), told("1763/1037", "+ 170 %"));
    assert_eq!(growth(&year, "listens"), told("267503/120497", "+ 222 %"));
    assert_eq!(growth(&year, "members"), told("2/1", "+ 200 %"));
    assert_eq!(growth(&year, "people"), told("15/8", "+ 188 %"));
    assert_eq!(growth(&year, "titles"), told("3/2", "+ 150 %"));
    let employees =
        &year["colleges"].as_array().unwrap().iter().find(|one| one["code"] == "Employees").unwrap();
    assert_eq!((&employees["members"], &employees["previous_members"]), (&json!(2), &json!(1)));
    assert_eq!(employees["share_of_members"], json!({"num": "2", "den": "3", "percent": "66.67"}));
    let before = client.get("/api/v1/years/2014/key-figures").await.ok(200);
    assert!(before["figures"].as_array().unwrap().iter().all(|figure| figure["growth"].is_null()));

    for report in client.get("/api/v1/reports").await.ok(200)["reports"].as_array().unwrap() {
        let code = report["code"].as_str().unwrap();
        let path = format!("{YEAR}/reports/{code}");
        if code == "cct_split" {
            client.get(&path).await.refused(404, "reports/report-without-figures");
            continue;
        }
        assert!(client.get(&path).await.ok(200)["rows"].as_array().is_some_and(|rows| !rows.is_empty()));
        let file = client.get(&format!("{path}?format=csv-fr")).await;
        assert!(file.status == 200 && file.text.starts_with('\u{feff}') && file.text.contains(';'));
        let chart = client.get(&format!("{path}/chart.svg")).await;
        assert!(chart.status == 200 && chart.text.starts_with("<svg"), "{}", chart.text);
    }
    paper(&client, "").await;
});

on_both_databases!(a_late_correction_does_not_rewrite_what_was_known, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    two_years(&client).await;
    let first = client.get(&format!("{YEAR}/key-figures")).await.ok(200);
    let moment = SystemClock.now();

    let late =
        json!({"users": 28_000, "listens": 388_412, "counted_on": "2016-03-01", "reason": "Relevé tardif"});
    client.post("/api/v1/usage/2015/1d-touch/corrections", &late).await.ok(201);
    let mut team = client.example("/api/v1/team-counts/{day}/corrections").await;
    team["people"] = json!(24);
    client.post(&format!("{TEAM_COUNTS}/2015-12-31/corrections"), &team).await.ok(201);
    let fewer = json!({"titles": 999_000, "artists": 50_000, "countries": 93, "reason": "Doublons retirés"});
    client.post(&format!("{CATALOGUE_COUNTS}/2015-12-31/corrections"), &fewer).await.ok(201);

    let known =
        async |moment: &str| client.get(&format!("{YEAR}/key-figures?known_at={moment}")).await.ok(200);
    assert_eq!(known(&moment.to_string()).await, first, "what was known then is told as then");
    let now = client.get(&format!("{YEAR}/key-figures")).await.ok(200);
    assert_eq!(known(&SystemClock.now().to_string()).await, now);
    assert_eq!(growth(&now, "listens").0, "267915/120497");
    assert_eq!(
        (growth(&now, "people").0, growth(&now, "titles").0),
        ("2/1".to_owned(), "599/400".to_owned())
    );

    let read = async |path: &str, name: &str| client.get(path).await.ok(200)[name].clone();
    let then = format!("as_of=2015-12-31&known_at={moment}");
    assert_eq!(read("/api/v1/team?as_of=2015-12-31", "people").await, 24);
    assert_eq!(read(&format!("/api/v1/team?{then}"), "people").await, 23);
    assert_eq!(read("/api/v1/catalogue?as_of=2015-12-31", "titles").await, 999_000);
    assert_eq!(read(&format!("/api/v1/catalogue?{then}"), "titles").await, 1_000_000);
    let rows = client.get(&format!("{TEAM_COUNTS}?known_at={moment}")).await.ok(200);
    assert_eq!((&rows["total"], &rows["items"][0]["correction"]), (&json!(2), &Value::Null));
    assert_ne!(paper(&client, "").await, paper(&client, &format!("?known_at={moment}")).await);
});
