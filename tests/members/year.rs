//! A year of the register: what is called and paid, closed, allocated, owed as interest, and printed.

use kernel::testing::{TestDatabase, on_both_databases};
use serde_json::{Value, json};

use super::{MEMBERS, application, entity, euros, found, person};
use crate::support::{Client, Program};

const YEAR: &str = "/api/v1/register-years/2015";
const SELLER: &str = "/api/v1/seller-identity";

fn cents(amount: &Value) -> i64 {
    amount["amount"].as_str().unwrap().replace('.', "").parse().unwrap()
}

/// Zoé with four shares of which a quarter is paid, the labels with three hundred, all paid.
async fn two(client: &Client<'_>) -> [String; 2] {
    let zoe = application(&person("Zoé"), "supporter-person", (4, "100.00"), "2015-01-05");
    let labels = entity("Company", "Labels d'Exemple");
    let labels = application(&labels, "supporter-company", (300, "30000.00"), "2015-02-01");
    let mut files = Vec::new();
    for body in [zoe, labels] {
        let answer = client.post(MEMBERS, &body).await;
        files.push(answer.header("location").to_owned());
        answer.ok(201);
    }
    files.try_into().unwrap()
}

/// A second quarter is called of whoever has not paid it; nobody pays more than is due, and nothing is called twice.
async fn called(client: &Client<'_>, zoe: &str) {
    let call = json!({"up_to": {"num": "1", "den": "2"}, "due_on": "2015-06-30", "on": "2015-05-04"});
    let told = client.post("/api/v1/share-calls", &call).await.ok(200);
    assert_eq!(told, json!({"members": 1, "amount": euros("100.00")}));
    let again = client.post("/api/v1/share-calls", &call).await.ok(200);
    assert_eq!(again, json!({"members": 0, "amount": euros("0.00")}));
    let pay = |amount: &str| json!({"amount": euros(amount), "on": "2015-06-15", "settlement": {"means": "Transfer", "reference": "VIR 12"}});
    client.post(&format!("{zoe}/payments"), &pay("300.01")).await.refused(409, "members/more-than-due");
    client.post(&format!("{zoe}/payments"), &pay("100.00")).await.ok(201);
    let file = client.get(&format!("{zoe}?as_of=2015-12-31")).await.ok(200);
    assert_eq!((&file["called"], &file["paid"]), (&euros("200.00"), &euros("200.00")));
}

/// What is dated in a closed year is refused, until the year is opened again for a reason.
async fn closed(client: &Client<'_>, zoe: &str) {
    client.get(YEAR).await.refused(404, "members/year-not-found");
    let close = |on: &str| json!({"opening_day": "2015-01-01", "closing_day": "2015-12-31", "on": on});
    client.post(&format!("{YEAR}/close"), &close("2015-12-31")).await.refused(422, "members/year-not-over");
    client.post(&format!("{YEAR}/close"), &close("2016-02-01")).await.ok(200);
    client
        .post(&format!("{YEAR}/close"), &close("2016-02-01"))
        .await
        .refused(409, "members/year-already-closed");
    let late = json!({"shares": 1, "paid": euros("100.00"), "on": "2015-11-30"});
    let subscribe = format!("{zoe}/subscriptions");
    let refused = client.post(&subscribe, &late).await.refused(409, "members/in-closed-year");
    assert_eq!(refused["data"], json!({"closed_on": "2015-12-31", "on": "2015-11-30"}));
    let reopen = |reason: &str| json!({"reason": reason, "on": "2016-02-02"});
    client.post(&format!("{YEAR}/reopen"), &reopen(" ")).await.refused(422, "members/no-reason");
    client.post(&format!("{YEAR}/reopen"), &reopen("Un bulletin oublié")).await.ok(200);
    client.post(&subscribe, &late).await.ok(201);
    client.post(&format!("{YEAR}/close"), &close("2016-02-03")).await.ok(200);
    let flow = client.get("/api/v1/share-capital/flow?from=2015-01-01&until=2015-12-31").await.ok(200);
    let total = &flow["total"];
    assert_eq!((&total["opening_members"], &total["closing_members"]), (&json!(0), &json!(2)));
    assert_eq!(total["closing_capital"], euros("30500.00"));
}

/// Every bound stands in the draft; what goes beyond one is refused; the parts of the interest make its mass.
async fn allocated(client: &Client<'_>) {
    let order = |proposal: &Value| {
        let rate = json!({"num": "1", "den": "50"});
        json!({
            "accounts": {
                "result": euros("1000.00"), "prior_losses": euros("0.00"), "reserves": euros("0.00"),
                "subsidies": euros("0.00"), "tmo": [rate, rate, rate]
            },
            "proposal": proposal, "decided_on": "2016-05-20"
        })
    };
    let draft = client.post(&format!("{YEAR}/allocation-draft"), &order(&Value::Null)).await.ok(200);
    // 15 % to the legal reserve, half of the rest to the statutory one.
    assert_eq!((&draft["base"], &draft["legal_reserve"]), (&euros("1000.00"), &euros("150.00")));
    assert_eq!((&draft["statutory_reserve"], &draft["distributable"]), (&euros("425.00"), &euros("425.00")));
    assert!(draft["steps"].as_array().unwrap().iter().any(|step| step["article"] == "loi 47-1775, art. 16"));
    let proposal = draft["proposal"].clone();
    assert_eq!(proposal["interest"], euros("425.00"), "2 % of the capital is more than what may be shared");
    let mut greedy = proposal.clone();
    greedy["interest"] = euros("425.01");
    greedy["statutory_reserve"] = euros("424.99");
    let allocation = format!("{YEAR}/allocation");
    client.post(&allocation, &order(&greedy)).await.refused(422, "members/allocation-refused");
    let sheet = client.post(&allocation, &order(&proposal)).await.ok(200);
    assert_eq!((&sheet["allocated_on"], &sheet["interest"]), (&json!("2016-05-20"), &euros("425.00")));
    client.post(&allocation, &order(&proposal)).await.refused(409, "members/year-already-allocated");
    let reopen = json!({"reason": "Trop tard", "on": "2016-06-01"});
    client.post(&format!("{YEAR}/reopen"), &reopen).await.refused(409, "members/year-already-allocated");

    let list = client.get(&format!("{YEAR}/interest?as_of=2016-06-30")).await.ok(200);
    let rows = list.as_array().unwrap();
    assert_eq!(rows.iter().map(|row| cents(&row["gross"])).sum::<i64>(), 42_500, "to the cent");
    for row in rows {
        let parts = cents(&row["net"]) + cents(&row["income_tax"]) + cents(&row["social"]);
        assert_eq!(parts, cents(&row["gross"]), "{row}");
        let withheld = cents(&row["social"]) > 0;
        assert_eq!(withheld, row["kind"] == "NaturalPerson", "nothing is withheld from an entity: {row}");
    }
    let paid = format!("{YEAR}/interest-payment");
    let sheet = client.post(&paid, &json!({"on": "2016-06-30"})).await.ok(200);
    assert_eq!(
        (&sheet["paid_on"], &sheet["withholding"]["income_tax"]["percent"]),
        (&json!("2016-06-30"), &json!("21.00"))
    );
    client.post(&paid, &json!({"on": "2016-07-01"})).await.refused(409, "members/interest-already-paid");
}

/// The papers of members and of the register are made, and none that says what did not happen.
async fn printed(client: &Client<'_>, zoe: &str) {
    for paper in [
        "subscription-form.pdf?movement=1",
        "share-certificate.pdf?as_of=2015-12-31",
        "statement.pdf?from=2015-01-01&as_of=2015-12-31",
        "admission-letter.pdf?as_of=2015-01-05&signatory=Camille%20Exemple",
    ] {
        let made = client.get(&format!("{zoe}/papers/{paper}")).await;
        assert_eq!(
            (made.status, made.header("content-type")),
            (200, "application/pdf"),
            "{paper}: {}",
            made.text
        );
        assert!(made.text.starts_with("%PDF"), "{paper}");
    }
    for (paper, status) in [
        ("exit-letter.pdf", 404),
        ("refund-letter.pdf", 404),
        ("subscription-form.pdf?movement=2", 404),
        ("subscription-form.pdf", 422),
        ("poem.pdf", 404),
    ] {
        let made = client.get(&format!("{zoe}/papers/{paper}")).await;
        assert_eq!(made.status, status, "{paper}: {}", made.text);
    }
    let register = "/api/v1/share-movements/register.pdf?from=2015-01-01&until=2099-12-31";
    assert!(client.get(register).await.text.starts_with("%PDF"));
    client.get("/api/v1/share-movements/register.pdf").await.refused(422, "request/missing-parameter");
}

on_both_databases!(a_year_of_the_register_is_closed_allocated_and_printed, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    found(&client).await;
    let mut seller = client.example(SELLER).await;
    seller["from"] = json!("2014-01-01");
    client.post(SELLER, &seller).await.ok(201);
    let [zoe, _] = two(&client).await;
    called(&client, &zoe).await;
    closed(&client, &zoe).await;
    allocated(&client).await;
    printed(&client, &zoe).await;
    let told = client.get(YEAR).await.ok(200);
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    assert_eq!(Client::of(&program).get(YEAR).await.ok(200), told, "nothing is lost when it stops");
});
