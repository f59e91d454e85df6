//! Applications over HTTP: who applies, what the board decides, and that an acceptance is an admission.

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::{Value, json};

use super::{MEMBERS, application, entity, euros, found, person};
use crate::support::{Client, Program};

const APPLICATIONS: &str = "/api/v1/applications";

fn asking(applicant: &Value, category: &str, shares: u32, on: &str) -> Value {
    json!({
        "applicant": applicant, "college": "Supporters", "category": category, "shares": shares,
        "motivation": "Je chante ici.", "on": on
    })
}

/// Records an application; answers its address.
async fn applied(client: &Client<'_>, body: &Value) -> String {
    let answer = client.post(APPLICATIONS, body).await;
    let address = answer.header("location").to_owned();
    assert_eq!(answer.ok(201)["application_id"], address.rsplit('/').next().unwrap());
    address
}

fn acceptance(paid: &str, on: &str) -> Value {
    json!({
        "decided_on": on, "on": on, "paid": euros(paid),
        "settlement": {"means": "Transfer", "reference": "VIR 2015-007"}
    })
}

async fn states(client: &Client<'_>, query: &str) -> Vec<(String, String)> {
    let page = client.get(&format!("{APPLICATIONS}?{query}")).await.ok(200);
    let text = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
    page["items"].as_array().unwrap().iter().map(|row| (text(row, "name"), text(row, "state"))).collect()
}

/// What cannot be an application is refused, and takes no number.
async fn refusals(client: &Client<'_>) {
    let zoe = person("Zoé");
    let early = asking(&zoe, "supporter-person", 1, "2013-12-31");
    client.post(APPLICATIONS, &early).await.refused(409, "office/no-statutes");
    let unknown = asking(&zoe, "supporter-robot", 1, "2015-01-05");
    client.post(APPLICATIONS, &unknown).await.refused(422, "office/unknown-category");
    let company = asking(&zoe, "supporter-company", 5, "2015-01-05");
    client.post(APPLICATIONS, &company).await.refused(422, "members/kind-not-allowed");
    let creator = asking(&zoe, "creator-person", 1, "2015-01-05");
    client.post(APPLICATIONS, &creator).await.refused(422, "members/college-mismatch");
    let few = asking(&entity("Company", "Studio d'Exemple"), "supporter-company", 4, "2015-01-05");
    client.post(APPLICATIONS, &few).await.refused(422, "members/below-minimum");
    let nameless = asking(&person(" "), "supporter-person", 1, "2015-01-05");
    client.post(APPLICATIONS, &nameless).await.refused(422, "members/incomplete");
}

/// Zoé is admitted by the acceptance, once, under the identifier of the application.
async fn accepted(client: &Client<'_>, zoe: &str) {
    let accept = format!("{zoe}/acceptance");
    client.post(&accept, &acceptance("50.00", "2015-01-20")).await.refused(422, "members/below-quarter");
    client.post(&accept, &acceptance("100.00", "2015-01-04")).await.refused(422, "members/before-receipt");
    let answer = client.post(&accept, &acceptance("100.00", "2015-01-20")).await;
    let file = answer.header("location").to_owned();
    let admission = answer.ok(201);
    let id = zoe.rsplit('/').next().unwrap();
    assert_eq!(file, format!("{MEMBERS}/{id}"));
    assert_eq!(admission, json!({"member_id": id, "number": 1, "movement": 1}));
    let member = client.get(&format!("{file}?as_of=2015-01-20")).await.ok(200);
    assert_eq!(
        (&member["name"], &member["shares"], &member["paid"]),
        (&json!("Zoé Exemple"), &json!(4), &euros("100.00"))
    );
    client.post(&accept, &acceptance("100.00", "2015-01-21")).await.refused(409, "members/application-over");
    client
        .post(MEMBERS, &application(&person("Zoé"), "supporter-person", (1, "100.00"), "2015-02-01"))
        .await
        .refused(409, "members/looks-like");
}

/// What is refused or taken back stays so.
async fn over(client: &Client<'_>, studio: &str, ali: &str, more: &Value) {
    let refusal = json!({"decided_on": "2015-01-20", "reason": "Hors du territoire"});
    let silent = json!({"decided_on": "2015-01-20", "reason": " "});
    client.post(&format!("{studio}/refusal"), &silent).await.refused(422, "members/no-reason");
    client.post(&format!("{studio}/refusal"), &refusal).await.ok(201);
    let late = client.post(&format!("{studio}/acceptance"), &acceptance("500.00", "2015-02-01")).await;
    assert_eq!(
        late.refused(409, "members/application-over")["data"],
        json!({"state": "Refused", "on": "2015-01-20"})
    );
    let back = json!({"on": "2015-01-25", "reason": "Départ de la région"});
    client.post(&format!("{ali}/withdrawal"), &back).await.ok(201);
    client.post(&format!("{ali}/amendments"), more).await.refused(409, "members/application-over");
    let nobody = format!("{APPLICATIONS}/00000000-0000-4000-8000-000000000001");
    client.get(&nobody).await.refused(404, "members/no-application");
    client.post(&format!("{nobody}/refusal"), &refusal).await.refused(404, "members/no-application");
}

/// Of who is no member nothing personal is kept once it is erased, on the days before either.
async fn erased(client: &Client<'_>, zoe: &str, ali: &str) {
    let order = json!({"on": "2017-02-01"});
    client.post(&format!("{zoe}/erasure"), &order).await.refused(409, "members/applicant-became-member");
    client
        .post(&format!("{ali}/erasure"), &json!({"on": "2015-01-24"}))
        .await
        .refused(422, "members/before-receipt");
    client.post(&format!("{ali}/erasure"), &order).await.ok(201);
    client.post(&format!("{ali}/erasure"), &order).await.refused(409, "members/applicant-already-erased");
    for day in ["2015-01-07", "2017-02-01"] {
        let told = client.get(&format!("{ali}?as_of={day}")).await;
        assert!(!told.text.contains("Ali") && !told.text.contains("Je chante"), "{}", told.text);
        assert_eq!(told.ok(200)["name"], "Identité effacée");
    }
}

on_both_databases!(who_applies_is_decided_on_and_becomes_a_member, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    found(&client).await;
    refusals(&client).await;
    let zoe = applied(&client, &asking(&person("Zoé"), "supporter-person", 4, "2015-01-05")).await;
    let studio = entity("Company", "Studio d'Exemple");
    let studio = applied(&client, &asking(&studio, "supporter-company", 5, "2015-01-06")).await;
    let ali = applied(&client, &asking(&person("Ali"), "supporter-person", 1, "2015-01-07")).await;
    let twice = asking(&person("Zoé"), "supporter-person", 1, "2015-01-08");
    client.post(APPLICATIONS, &twice).await.refused(409, "members/application-open-already");
    let more = asking(&person("Ali"), "supporter-person", 2, "2015-01-08");
    client.post(&format!("{ali}/amendments"), &more).await.ok(201);
    let told = client.get(&format!("{ali}?as_of=2015-02-01")).await.ok(200);
    assert_eq!((&told["number"], &told["shares"], &told["state"]), (&json!(3), &json!(2), &json!("Open")));
    assert_eq!(
        (&told["motivation"], &told["applicant"]["given_name"]),
        (&json!("Je chante ici."), &json!("Ali"))
    );

    accepted(&client, &zoe).await;
    over(&client, &studio, &ali, &more).await;
    let row = |name: &str, state: &str| (name.to_owned(), state.to_owned());
    assert_eq!(
        states(&client, "as_of=2015-02-01").await,
        [row("Zoé Exemple", "Accepted"), row("Studio d'Exemple", "Refused"), row("Ali Exemple", "Withdrawn")]
    );
    assert_eq!(
        states(&client, "as_of=2015-02-01&filter=state:eq:Refused").await,
        [row("Studio d'Exemple", "Refused")]
    );
    assert_eq!(states(&client, "as_of=2015-01-10&sort=-number").await.len(), 3);
    let sheet = client.get(&format!("{APPLICATIONS}?as_of=2015-02-01&format=csv")).await;
    assert!(sheet.text.lines().count() == 4 && sheet.text.contains("Hors du territoire"), "{}", sheet.text);
    erased(&client, &zoe, &ali).await;
});
