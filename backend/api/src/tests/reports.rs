//! Reports over HTTP: team and catalogue, the key figures of a year, tables, charts and the printed report.

mod refusals;

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::{Api, api, euros, example, founded};

const TEAM: &str = "/api/v1/team";
const TEAM_COUNTS: &str = "/api/v1/team-counts";
const CATALOGUE: &str = "/api/v1/catalogue";
const CATALOGUE_COUNTS: &str = "/api/v1/catalogue-counts";
const YEAR: &str = "/api/v1/years/2015";

/// A year of usage, counted in January after it.
async fn used(api: &Api, year: i32, users: u64, listens: u64) {
    let on = format!("{}-01-15", year + 1);
    let usage = json!({"period": year.to_string(), "source": "1d-touch", "users": users, "listens": listens, "counted_on": on});
    api.post("/api/v1/usage", &usage).await.ok(201);
}

/// The years 2014 and 2015 as far as this room knows them, and two members since 2015.
async fn two_years() -> Api {
    let api = founded().await;
    used(&api, 2014, 10_370, 120_497).await;
    used(&api, 2015, 28_000, 388_000).await;
    api.post(TEAM_COUNTS, &example("post", TEAM_COUNTS)).await.ok(201);
    api.post(CATALOGUE_COUNTS, &example("post", CATALOGUE_COUNTS)).await.ok(201);
    for (name, college, category) in
        [("Ana", "Employees", "employee"), ("Cléo", "Supporters", "supporter-person")]
    {
        let mut member = example("post", "/api/v1/members");
        member["applicant"]["given_name"] = json!(name);
        (member["college"], member["category"]) = (json!(college), json!(category));
        member["paid"] = euros("100.00");
        api.post("/api/v1/members", &member).await.ok(201);
    }
    api
}

fn figure<'v>(figures: &'v Value, code: &str) -> &'v Value {
    figures["figures"].as_array().unwrap().iter().find(|figure| figure["code"] == code).unwrap()
}

/// A text with plain spaces.
fn plain(text: &Value) -> String {
    text.as_str().unwrap().replace(['\u{a0}', '\u{202f}'], " ")
}

#[actix_web::test]
async fn the_team_is_counted_and_corrected() {
    let api = api().await;
    let made = api.post(TEAM_COUNTS, &example("post", TEAM_COUNTS)).await;
    let location = made.header("location").to_owned();
    let team = made.ok(201);
    assert_eq!((location.as_str(), &team["fte"]), ("/api/v1/team?as_of=2015-12-31", &json!("16.6")));
    let sum = (&team["departments_people"], &team["departments_fte"], &team["departments_add_up"]);
    assert_eq!(sum, (&json!(8), &json!("5.8"), &json!(false)), "as reported, and flagged");
    assert_eq!(api.get(&location).await.ok(200), team);
    assert_eq!(api.get(&format!("{TEAM}?as_of=2020-01-01")).await.ok(200), team, "the last count");
    api.get(TEAM).await.refused(404, "reports/no-team-count");

    let corrections = format!("{TEAM_COUNTS}/2015-12-31/corrections");
    let mut better = example("post", "/api/v1/team-counts/{day}/corrections");
    (better["people"], better["fte"]) = (json!(8), json!("5.80"));
    let better = api.post(&corrections, &better).await.ok(201);
    assert_eq!((&better["fte"], &better["departments_add_up"]), (&json!("5.8"), &json!(true)));
    assert_eq!(api.get(&location).await.ok(200), better);
    let known = format!("{TEAM}?as_of=2015-12-31&known_at=2015-03-03T08:59:59Z");
    api.get(&known).await.refused(404, "reports/no-team-count");
    let page = api.get(TEAM_COUNTS).await.ok(200);
    let row = json!({
        "on": "2015-12-31", "people": 8, "fte": "5.8", "sites": ["Saint-Étienne", "Paris", "Lyon"],
        "correction": "Une embauche oubliée"
    });
    assert_eq!((&page["total"], &page["items"]), (&json!(1), &json!([row])));
    let then = api.get(&format!("{TEAM_COUNTS}?known_at=2015-03-03T08:59:59Z")).await.ok(200);
    assert_eq!(then["total"], 0);
}

#[actix_web::test]
async fn the_catalogue_is_counted_and_corrected() {
    let api = api().await;
    let made = api.post(CATALOGUE_COUNTS, &example("post", CATALOGUE_COUNTS)).await;
    let location = made.header("location").to_owned();
    let counted = made.ok(201);
    assert_eq!(location, "/api/v1/catalogue?as_of=2015-12-31");
    assert_eq!((&counted["titles"], &counted["correction"]), (&json!(1_000_000), &Value::Null));
    assert_eq!(api.get(&location).await.ok(200), counted);
    api.get(CATALOGUE).await.refused(404, "reports/no-catalogue-count");
    let better = json!({"titles": 999_000, "artists": 50_000, "countries": 93, "reason": "Doublons retirés"});
    api.post(&format!("{CATALOGUE_COUNTS}/2015-12-31/corrections"), &better).await.ok(201);
    let mut earlier = example("post", CATALOGUE_COUNTS);
    (earlier["on"], earlier["titles"]) = (json!("2014-12-31"), json!(400_000));
    api.post(CATALOGUE_COUNTS, &earlier).await.ok(201);
    let titles =
        async |day: &str| api.get(&format!("{CATALOGUE}?as_of={day}")).await.ok(200)["titles"].clone();
    assert_eq!((titles("2015-12-30").await, titles("2016-01-01").await), (json!(400_000), json!(999_000)));
    let page = api.get(&format!("{CATALOGUE_COUNTS}?sort=titles")).await.ok(200);
    assert_eq!((&page["total"], &page["items"][1]["correction"]), (&json!(2), &json!("Doublons retirés")));
    let file = api.get(&format!("{CATALOGUE_COUNTS}?format=csv-fr")).await;
    assert!(file.text.contains("2014-12-31;400000;50000;93;\r\n"), "{}", file.text);
}

#[actix_web::test]
async fn the_key_figures_of_a_year_against_the_year_before() {
    let api = two_years().await;
    let answer = api.get(&format!("{YEAR}/key-figures")).await;
    assert!(answer.header("etag").starts_with('"'));
    let year = answer.ok(200);
    let listens = figure(&year, "listens");
    assert_eq!(listens["value"], json!({"kind": "count", "count": 388_000}));
    assert_eq!(listens["previous"]["count"], 120_497);
    assert_eq!(listens["growth"]["ratio"], json!({"num": "267503", "den": "120497", "percent": "222.00"}));
    assert_eq!(plain(&listens["growth"]["shown"]), "+ 222 %");
    assert_eq!(figure(&year, "fte")["value"], json!({"kind": "decimal", "decimal": "16.6"}));
    let capital = json!({"kind": "money", "amount": "200.00", "currency": "EUR"});
    assert_eq!((&figure(&year, "share_capital")["value"], &year["year"]), (&capital, &json!(2015)));
    assert_eq!(figure(&year, "share_capital")["growth"], Value::Null, "there was no capital in 2014");
    let revenue = figure(&year, "revenue");
    assert_eq!((&revenue["value"], &revenue["shown"]), (&Value::Null, &json!("non renseigné")));

    let employees =
        year["colleges"].as_array().unwrap().iter().find(|one| one["code"] == "Employees").unwrap();
    assert_eq!((&employees["members"], &employees["previous_members"]), (&json!(1), &Value::Null));
    assert_eq!(employees["share_of_members"], json!({"num": "1", "den": "2", "percent": "50.00"}));
    assert_eq!((&employees["capital"], &year["distribution"]), (&euros("100.00"), &Value::Null));
    assert_eq!(year["team"], api.get(&format!("{TEAM}?as_of=2015-12-31")).await.ok(200));
    assert_eq!(year["warnings"][0]["code"], "departments_do_not_add_up");

    let before = api.get("/api/v1/years/2014/key-figures").await.ok(200);
    assert_eq!((&before["team"], &before["colleges"]), (&Value::Null, &json!([])));
    assert_eq!(figure(&before, "listens")["growth"], Value::Null);
    let known = format!("{YEAR}/key-figures?known_at=2015-03-03T08:59:59Z");
    let problem = api.get(&known).await.refused(404, "reports/year-without-figures");
    assert_eq!(problem["data"]["year"], 2015);
}

#[actix_web::test]
async fn every_report_is_served_the_same_way() {
    let api = two_years().await;
    let catalogue = api.get("/api/v1/reports").await.ok(200);
    let codes: Vec<&str> =
        catalogue["reports"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["key_figures", "members_by_college", "team_by_department", "cct_split"]);
    for code in codes.iter().filter(|code| **code != "cct_split") {
        let path = format!("{YEAR}/reports/{code}");
        let table = api.get(&path).await.ok(200);
        let (columns, rows) = (table["columns"].as_array().unwrap(), table["rows"].as_array().unwrap());
        assert!(!rows.is_empty() && rows.iter().all(|row| row.as_array().unwrap().len() == columns.len()));
        let file = api.get(&format!("{path}?format=csv")).await;
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "text/csv; charset=utf-8"));
        assert_eq!(file.text.lines().count(), rows.len() + 1, "{}", file.text);
        let disposition = format!("attachment; filename=\"{code}-2015.csv\"");
        assert_eq!(file.header("content-disposition"), disposition);
        let chart = api.get(&format!("{path}/chart.svg")).await;
        assert_eq!((chart.status.as_u16(), chart.header("content-type")), (200, "image/svg+xml"));
        assert!(chart.text.starts_with("<svg") && chart.text.contains("<title"), "{}", chart.text);
    }
    let french = api.get(&format!("{YEAR}/reports/team_by_department?format=csv-fr")).await;
    assert!(french.text.contains("Diffusion commerciale;5;2,8\r\n"), "{}", french.text);
    let path = format!("{YEAR}/reports/team_by_department");
    let asked = TestRequest::get().uri(&path).insert_header(("accept", "text/csv"));
    assert!(api.send(asked).await.text.starts_with("Pôle,Personnes,ETP\r\n"));
    let table = api.get(&path).await.ok(200);
    assert_eq!(table["rows"][1][2], json!({"shown": "2,8", "number": "2.8"}));
    assert_eq!(table["columns"][1], json!({"name": "Personnes", "kind": "number"}));
    let drawn = api.get(&format!("{path}/chart.svg?width=640&height=200")).await;
    assert!(drawn.text.contains("640"), "{}", drawn.text);
}

#[actix_web::test]
async fn the_activity_report_is_a_paper_of_the_same_figures() {
    let api = two_years().await;
    let path = format!("{YEAR}/activity-report.pdf");
    api.get(&path).await.refused(409, "office/no-seller");
    api.post("/api/v1/seller-identity", &example("post", "/api/v1/seller-identity")).await.ok(201);
    let paper = api.get(&path).await;
    assert_eq!((paper.status.as_u16(), paper.header("content-type")), (200, "application/pdf"));
    assert!(paper.bytes.starts_with(b"%PDF-"));
    assert!(paper.header("content-disposition").starts_with("inline; filename=\""));
    let tag = paper.header("etag").to_owned();
    let again = TestRequest::get().uri(&path).insert_header(("if-none-match", tag));
    assert_eq!(api.send(again).await.status, 304);
    let sparse = api.get("/api/v1/years/2014/activity-report.pdf").await;
    assert_eq!(sparse.status, 200, "a year of which little is known: {}", sparse.text);
    api.get("/api/v1/years/2013/activity-report.pdf").await.refused(404, "reports/year-without-figures");
}
