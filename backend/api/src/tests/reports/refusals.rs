//! What is refused of counts and of years, and by what name.

use serde_json::{Value, json};

use super::{CATALOGUE_COUNTS, TEAM_COUNTS, YEAR, two_years, used};
use crate::tests::{Answer, Api, api, example};

const FORM: &str = "request/unexpected-form";

/// Posts the documented body with one change.
async fn changed(api: &Api, path: &str, change: impl FnOnce(&mut Value)) -> Answer {
    let mut body = example("post", path);
    change(&mut body);
    api.post(path, &body).await
}

#[actix_web::test]
async fn counts_of_the_team_that_are_none() {
    let api = api().await;
    for (name, wrong) in [
        ("people", json!(-1)),
        ("people", json!(4_294_967_296_u64)),
        ("fte", json!(16.6)),
        ("fte", json!("16,6")),
        ("fte", json!("16.605")),
        ("fte", json!("-1")),
        ("fte", json!("1000000.01")),
        ("sites", json!("Paris")),
        ("on", json!("2015-02-29")),
    ] {
        let problem = changed(&api, TEAM_COUNTS, |body| body[name] = wrong.clone()).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], name, "{problem}");
    }
    changed(&api, TEAM_COUNTS, |body| body["cats"] = json!(1)).await.refused(422, FORM);
    let unknown = |body: &mut Value| body["departments"][0]["head"] = json!("Zoé");
    changed(&api, TEAM_COUNTS, unknown).await.refused(422, FORM);
    let nameless = |body: &mut Value| body["departments"][0]["name"] = json!(" ");
    changed(&api, TEAM_COUNTS, nameless).await.refused(422, "reports/team-name-missing");
    let twice = |body: &mut Value| body["sites"] = json!(["Paris", "Lyon", "Paris "]);
    changed(&api, TEAM_COUNTS, twice).await.refused(422, "reports/team-name-twice");
    assert_eq!(api.get(TEAM_COUNTS).await.ok(200)["total"], 0, "nothing of it was kept");
}

/// The documented correction of a count with another reason and another number.
fn correction(path: &str, member: &str, reason: &str, number: u32) -> Value {
    let mut body = example("post", &format!("{path}/{{day}}/corrections"));
    (body["reason"], body[member]) = (json!(reason), json!(number));
    body
}

#[actix_web::test]
async fn a_day_is_counted_once_and_corrected_with_a_reason() {
    let api = api().await;
    for (path, name, member, same) in
        [(TEAM_COUNTS, "team", "people", 23), (CATALOGUE_COUNTS, "catalogue", "titles", 1_000_000)]
    {
        let code = |reason: &str| format!("reports/{name}-{reason}");
        let of = |day: &str| format!("{path}/{day}/corrections");
        let correct = async |reason: &str, number: u32| {
            api.post(&of("2015-12-31"), &correction(path, member, reason, number)).await
        };
        correct("Oubli", 1).await.refused(404, &code("not-counted"));
        api.post(path, &example("post", path)).await.ok(201);
        let again = api.post(path, &example("post", path)).await.refused(409, &code("already-counted"));
        assert_eq!(again["data"]["on"], "2015-12-31");
        correct("", 1).await.refused(422, &code("reason-missing"));
        correct("Oubli", same).await.refused(409, &code("nothing-to-correct"));
        correct("Oubli", 1).await.ok(201);
        correct("Oubli", 1).await.refused(409, &code("nothing-to-correct"));
        let mut better = correction(path, member, "Oubli", 2);
        api.post(&of("2015-12-30"), &better).await.refused(404, &code("not-counted"));
        api.post(&of("2015-02-30"), &better).await.refused(404, "request/not-found");
        better["on"] = json!("2015-12-30");
        api.post(&of("2015-12-31"), &better).await.refused(422, FORM);
    }
}

#[actix_web::test]
async fn counts_of_the_catalogue_that_are_none() {
    let api = api().await;
    for (name, wrong) in [("titles", json!(-1)), ("artists", json!(1.5)), ("countries", json!(null))] {
        let problem =
            changed(&api, CATALOGUE_COUNTS, |body| body[name] = wrong.clone()).await.refused(422, FORM);
        assert_eq!(problem["data"]["path"], name, "{problem}");
    }
    changed(&api, CATALOGUE_COUNTS, |body| body["games"] = json!(1)).await.refused(422, FORM);
    let huge = |body: &mut Value| body["titles"] = json!(1_000_000_000_000_001_u64);
    changed(&api, CATALOGUE_COUNTS, huge).await.refused(422, "reports/catalogue-too-large");
    assert_eq!(api.get(CATALOGUE_COUNTS).await.ok(200)["total"], 0);
}

#[actix_web::test]
async fn a_year_that_nobody_counted_is_no_year_of_zeros() {
    let api = api().await;
    let unknown = "reports/year-without-figures";
    for year in ["2015", "0", "-1", "10000", "-2147483648", "2147483647"] {
        for what in
            ["key-figures", "reports/key_figures", "reports/key_figures/chart.svg", "activity-report.pdf"]
        {
            api.get(&format!("/api/v1/years/{year}/{what}")).await.refused(404, unknown);
        }
    }
    for year in ["MMXV", "2015.0", "2147483648"] {
        api.get(&format!("/api/v1/years/{year}/key-figures")).await.refused(404, "request/not-found");
    }
    // A year of usage alone: what nobody recorded is refused, report by report.
    used(&api, 2015, 10, 100).await;
    api.get(&format!("{YEAR}/reports/key_figures")).await.ok(200);
    // The year after knows the year before, and nothing of its own.
    api.get("/api/v1/years/2016/key-figures").await.refused(404, unknown);
    for code in ["members_by_college", "team_by_department", "cct_split"] {
        for what in ["", "?format=csv", "/chart.svg"] {
            let problem = api.get(&format!("{YEAR}/reports/{code}{what}")).await;
            let problem = problem.refused(404, "reports/report-without-figures");
            assert_eq!(problem["data"], json!({"report": code, "year": 2015}));
        }
    }
    let growth = api.get(&format!("{YEAR}/reports/key_figures/chart.svg")).await;
    growth.refused(404, "reports/report-without-figures"); // nothing grew from a year that is not known
}

#[actix_web::test]
async fn reports_asked_for_in_the_wrong_way() {
    let api = two_years().await;
    for what in ["", "/chart.svg"] {
        let problem = api.get(&format!("{YEAR}/reports/secrets{what}")).await;
        assert_eq!(problem.refused(404, "reports/unknown-report")["data"]["report"], "secrets");
    }
    let report = format!("{YEAR}/reports/team_by_department");
    for (query, kind) in [
        ("format=ods", "request/bad-parameter"),
        ("known_at=2015-12-31", "request/bad-parameter"),
        ("as_of=2015-12-31", "request/unknown-parameter"),
        ("format=csv&format=json", "request/repeated-parameter"),
    ] {
        api.get(&format!("{report}?{query}")).await.refused(422, kind);
    }
    for (query, kind) in [
        ("width=-1", "request/bad-parameter"),
        ("width=65536", "request/bad-parameter"),
        ("format=csv", "request/unknown-parameter"),
        ("width=0", "reports/chart-too-small"),
        ("height=0", "reports/chart-too-small"),
        ("width=100", "reports/chart-too-small"),
    ] {
        api.get(&format!("{report}/chart.svg?{query}")).await.refused(422, kind);
    }
    api.get(&format!("{YEAR}/key-figures?as_of=2015-12-31")).await.refused(422, "request/unknown-parameter");
    api.get(&format!("{YEAR}/activity-report.pdf?lang=en")).await.refused(422, "request/unknown-parameter");
    api.get("/api/v1/reports?limit=1").await.refused(422, "request/unknown-parameter");
}
