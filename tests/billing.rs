//! From a price list to money in the bank over HTTP: bills are numbered without a gap, whoever bills at the same time
//! and whatever the disk does.

use kernel::testing::tokio::join;
use kernel::testing::{TestDatabase, TestDatabaseKind, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Client, Program};

const CONTRACTS: &str = "/api/v1/contracts";
const INVOICES: &str = "/api/v1/invoices";
const RUNS: &str = "/api/v1/invoice-runs";

/// What a contract is concluded with: a customer and a price list.
pub(crate) struct Sale {
    contract: Value,
}

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

/// A seller, a price list, a commune with one venue.
pub(crate) async fn sale(client: &Client<'_>) -> Sale {
    let make = async |path: &str, id: &str| {
        let made = client.post(path, &client.example(path).await).await;
        let location = made.header("location").to_owned();
        let made = made.ok(201);
        client.get(&location).await.ok(200);
        made[id].clone()
    };
    make("/api/v1/seller-identity", "from").await;
    let mut contract = client.example(CONTRACTS).await;
    contract["price_list_id"] = make("/api/v1/price-lists", "price_list_id").await;
    contract["customer_id"] = make("/api/v1/organisations", "organisation_id").await;
    contract["venues"][0]["venue_id"] = make("/api/v1/venues", "venue_id").await;
    Sale { contract }
}

impl Sale {
    pub(crate) async fn conclude(&self, client: &Client<'_>, reference: &str) {
        let mut contract = self.contract.clone();
        contract["reference"] = json!(reference);
        client.post(CONTRACTS, &contract).await.ok(201);
    }
}

pub(crate) async fn run(client: &Client<'_>, on: &str) -> Answer {
    client.post(RUNS, &json!({"on": on})).await
}

/// The numbers of a run's heap, in its order.
fn numbers(run: &Value, heap: &str) -> Vec<String> {
    let rows = run[heap].as_array().unwrap();
    rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

/// What is issued, by number.
async fn issued(client: &Client<'_>) -> Vec<Value> {
    let page = client.get(&format!("{INVOICES}?sort=number&limit=1000")).await.ok(200);
    page["items"].as_array().unwrap().clone()
}

fn gapless(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("FA2015-{number:06}")).collect()
}

fn column(rows: &[Value], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].as_str().unwrap_or_default().to_owned()).collect()
}

/// The bytes of a paper and their tag.
async fn paper(client: &Client<'_>, invoice: &str) -> (Vec<u8>, String) {
    let request = client.request(Method::GET, &format!("{invoice}/paper"));
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/pdf");
    let tag = response.headers()["etag"].to_str().unwrap().to_owned();
    (response.bytes().await.unwrap().to_vec(), tag)
}

on_both_databases!(from_a_price_list_to_the_money, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let sale = sale(&client).await;
    for number in 1..=3 {
        sale.conclude(&client, &format!("C-2015-{number:03}")).await;
    }
    let plan = client.get(&format!("{RUNS}/preview?on=2015-01-15")).await.ok(200);
    assert_eq!(plan["planned"].as_array().unwrap().len(), 3);
    let first = run(&client, "2015-01-15").await.ok(200);
    assert_eq!((numbers(&first, "issued"), &first["papers"]), (gapless(3), &json!(3)));
    let invoice = format!("{INVOICES}/{}", first["issued"][0]["invoice_id"].as_str().unwrap());

    let (bytes, tag) = paper(&client, &invoice).await;
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(paper(&client, &invoice).await == (bytes.clone(), tag.clone()), "the same bytes for ever");
    let known = client.request(Method::GET, &format!("{invoice}/paper")).header("if-none-match", &tag);
    assert_eq!(client.send(known).await.status, 304);

    // 810,00 and 20 %: 972,00 due on 14 February.
    let payment = json!({"amount": euros("500.00"), "on": "2015-02-02", "reference": "VIR-0042"});
    client.post(&format!("{invoice}/payments"), &payment).await.ok(201);
    let owed = async |day: &str| {
        let total = client.get(&format!("/api/v1/receivables/total?as_of={day}")).await.ok(200);
        (total["invoices"].clone(), total["left"]["amount"].clone(), total["overdue"]["amount"].clone())
    };
    assert_eq!(owed("2015-02-01").await, (json!(3), json!("2916.00"), json!("0.00")));
    assert_eq!(owed("2015-02-15").await, (json!(3), json!("2416.00"), json!("2416.00")));

    let second = run(&client, "2015-01-15").await.ok(200);
    assert_eq!((numbers(&second, "issued"), numbers(&second, "skipped")), (vec![], gapless(3)));
    let whole = json!({"on": "2015-03-02", "scope": "whole", "reason": "Ouverture reportée"});
    let notes = format!("{INVOICES}/{}/credit-notes", first["issued"][1]["invoice_id"].as_str().unwrap());
    let note = client.post(&notes, &whole).await.ok(201);
    assert_eq!(note["invoice"]["number"], "AV2015-000001");
    client.post(&notes, &whole).await.refused(409, "billing/credit-refused");
    assert_eq!(owed("2015-03-02").await, (json!(2), json!("1444.00"), json!("1444.00")));
    run(&client, "2015-01-14").await.ok(200); // nothing is due that is not billed: nothing goes back in time

    // Another server over the same database gives out the same bytes.
    assert_eq!(program.stop().code(), Some(0));
    let program = Program::serve(&db);
    let client = Client::of(&program);
    assert!(paper(&client, &invoice).await == (bytes, tag), "the bytes are kept, not made again");
    assert_eq!(column(&issued(&client).await, "number")[1..], gapless(3));
});

on_both_databases!(two_servers_bill_the_same_day_at_once, async |db: TestDatabase| {
    // More than one batch of the run, so that the two meet in the middle too.
    const CONTRACTS: usize = 60;
    let programs = [Program::serve(&db), Program::serve(&db)];
    let [one, two] = [Client::of(&programs[0]), Client::of(&programs[1])];
    let sale = sale(&one).await;
    for number in 1..=CONTRACTS {
        sale.conclude(&one, &format!("C-2015-{number:03}")).await;
    }
    let (first, second) = join!(run(&one, "2015-01-15"), run(&two, "2015-01-15"));
    let (first, second) = (first.ok(200), second.ok(200));
    let mut together = [numbers(&first, "issued"), numbers(&second, "issued")].concat();
    together.sort();
    assert_eq!(together, gapless(CONTRACTS), "each number once, none left out");
    let rows = issued(&two).await;
    assert_eq!(column(&rows, "number"), gapless(CONTRACTS));
    let mut contracts = column(&rows, "contract_reference");
    contracts.sort();
    contracts.dedup();
    assert_eq!(contracts.len(), CONTRACTS, "each contract once");
    assert!(column(&rows, "paper_sha256").iter().all(|tag| tag.len() == 64), "each with its paper");
    let third = run(&two, "2015-01-15").await.ok(200);
    assert_eq!((third["issued"].clone(), third["papers"].clone()), (json!([]), json!(0)));
});

/// Makes the database say that its disk is full whenever a row comes into a table.
async fn fill_the_disk(db: &TestDatabase, table: &str) {
    let sql = match db.kind() {
        TestDatabaseKind::Sqlite => format!(
            "CREATE TRIGGER disk_is_full BEFORE INSERT ON {table}
             BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        ),
        TestDatabaseKind::Postgres => format!(
            "CREATE OR REPLACE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                 RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
             END $$;
             CREATE TRIGGER disk_is_full BEFORE INSERT ON {table} EXECUTE FUNCTION disk_is_full()"
        ),
    };
    db.tamper(&sql).await;
}

async fn make_room(db: &TestDatabase, table: &str) {
    let on = if db.kind() == TestDatabaseKind::Sqlite { String::new() } else { format!(" ON {table}") };
    db.tamper(&format!("DROP TRIGGER disk_is_full{on}")).await;
}

on_both_databases!(a_run_that_meets_a_full_disk_goes_on_when_there_is_room, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    let sale = sale(&client).await;
    for number in 1..=3 {
        sale.conclude(&client, &format!("C-2015-{number:03}")).await;
    }
    // Full while the bills are issued: none is, and no number is lost.
    fill_the_disk(&db, "billing_invoice_lines").await;
    run(&client, "2015-01-15").await.refused(507, "kernel/disk-full");
    assert_eq!(issued(&client).await.len(), 0);
    make_room(&db, "billing_invoice_lines").await;
    // Full while the papers are kept: the bills stay, and the next run makes their papers.
    fill_the_disk(&db, "billing_papers").await;
    run(&client, "2015-01-15").await.refused(507, "kernel/disk-full");
    let rows = issued(&client).await;
    assert_eq!(column(&rows, "number"), gapless(3));
    assert!(
        column(&rows, "paper_sha256").iter().all(String::is_empty),
        "a paper is kept whole or not at all"
    );
    make_room(&db, "billing_papers").await;
    let resumed = run(&client, "2015-01-15").await.ok(200);
    assert_eq!(numbers(&resumed, "skipped"), gapless(3));
    // Whoever sends the mail makes the paper too, and may come first.
    assert!(resumed["papers"].as_u64().unwrap() <= 3);
    assert_eq!(resumed["without_paper"], json!([]));
    let rows = issued(&client).await;
    assert!(column(&rows, "paper_sha256").iter().all(|tag| tag.len() == 64));
});
