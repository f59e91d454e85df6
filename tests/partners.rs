//! From one name among the libraries of the national list to a partner that somebody pays for, over HTTP.

use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Client, Program};

const ORGANISATIONS: &str = "/api/v1/organisations";
const VENUES: &str = "/api/v1/venues";
const CSV: &str = "text/csv; charset=utf-8";

/// The list exactly as published.
const REAL: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../backend/domains/partners/data/bibliotheques-publiques.csv"
));

/// The nine libraries of Belfort and Châteauroux as published, and on line 5 one of Compiègne with a wrong number.
fn extract() -> String {
    let in_town = |line: &str, town: &str| line.split(';').nth(12) == Some(town);
    let mut lines: Vec<String> = REAL.split_inclusive('\n').take(1).map(str::to_owned).collect();
    let towns = |line: &&str| in_town(line, "Belfort") || in_town(line, "Châteauroux");
    lines.extend(REAL.split_inclusive('\n').filter(towns).map(str::to_owned));
    let bad = REAL.split_inclusive('\n').find(|line| line.contains(";Saint-Corneille;")).unwrap();
    lines.insert(4, bad.replacen(";2679.0;", ";vaste;", 1));
    lines.concat()
}

async fn import(client: &Client<'_>, day: &str, list: impl Into<Vec<u8>>) -> Answer {
    client.upload(&format!("/api/v1/venue-imports?on={day}"), CSV, list).await
}

fn numbers(report: &Value) -> [u64; 5] {
    ["rows", "created", "unchanged", "changed", "absent"].map(|name| report[name].as_u64().unwrap())
}

/// Identifiers of the venues that a filter leaves, in the order of their codes.
async fn venues(client: &Client<'_>, filter: &str) -> Vec<String> {
    let page = client.get(&format!("{VENUES}?sort=library_code&filter={filter}")).await.ok(200);
    let rows = page["items"].as_array().unwrap();
    rows.iter().map(|row| row["venue_id"].as_str().unwrap().to_owned()).collect()
}

async fn step(client: &Client<'_>, venues: &[String], step: Value, on: &str) {
    let order = json!({"venues": venues, "step": step, "on": on});
    let moved = client.post("/api/v1/venue-steps", &order).await.ok(200);
    assert_eq!(moved, json!({"venues": venues.len()}));
}

/// Imports the extract: what is no list leaves nothing, a bad row costs nobody else anything, once is enough.
async fn known_from_the_list(client: &Client<'_>) {
    let latin: Vec<u8> =
        extract().chars().skip(1).map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    import(client, "2014-09-01", latin).await.refused(422, "partners/import-not-utf8");
    assert_eq!(client.get(VENUES).await.ok(200)["total"], 0);
    let report = import(client, "2014-09-01", extract()).await.ok(200);
    assert_eq!(numbers(&report), [10, 9, 0, 0, 0]);
    let rejected = json!([{
        "line": 5, "reason": "« Surface » : « vaste » n'est pas un nombre possible",
        "fault": "bad_number", "column": "Surface", "value": "vaste"
    }]);
    assert_eq!((&report["rejected"], &report["duplicates"]), (&rejected, &json!([])));
    let again = import(client, "2014-09-15", extract()).await.ok(200);
    assert_eq!(numbers(&again), [10, 0, 9, 0, 0]);
    let late = import(client, "2014-08-31", extract()).await;
    late.refused(409, "partners/import-older-than-known");
}

/// The campaign of the autumn, the conversations that follow it, and what becomes of them.
async fn won_and_lost(client: &Client<'_>) {
    let campaign = json!({"campaign": "Communes de plus de 10 000 habitants", "on": "2014-10-01"});
    let report = client.post("/api/v1/venue-canvassings", &campaign).await.ok(200);
    assert_eq!(report, json!({"chosen": 6, "canvassed": 6, "left_alone": 0}));
    let belfort = venues(client, "commune:eq:Belfort&filter=stage:eq:canvassed").await;
    let chateauroux = venues(client, "commune:eq:Ch%C3%A2teauroux&filter=stage:eq:canvassed").await;
    assert_eq!((belfort.len(), chateauroux.len()), (3, 3));
    step(client, &belfort, json!({"to": "contacted"}), "2014-11-01").await;
    step(client, &belfort[..1], json!({"to": "trial"}), "2014-12-01").await;
    step(client, &belfort, json!({"to": "won"}), "2015-01-01").await;
    step(client, &chateauroux[..1], json!({"to": "lost", "reason": "Budget"}), "2015-09-01").await;
    // The library of the conservatory was too small for the campaign, and comes in with its town's contract.
    let small = venues(client, "library_code:eq:20148").await;
    step(client, &small, json!({"to": "won"}), "2015-06-01").await;
    let county = venues(client, "kind:eq:departmental_library&filter=department:eq:36").await;
    step(client, &county, json!({"to": "won"}), "2015-03-01").await;
    let back =
        json!({"venues": belfort, "step": {"to": "canvassed", "campaign": "Printemps"}, "on": "2015-10-01"});
    client.post("/api/v1/venue-steps", &back).await.refused(409, "partners/venue-among-several");
}

/// A town that pays for its four libraries; an order sent twice is executed once.
async fn paid_for(client: &Client<'_>) -> String {
    let address =
        json!({"lines": ["Place d'Armes"], "postal_code": "90000", "city": "BELFORT", "country": "FR"});
    let town = json!({
        "name": "Ville de l'Exemple", "kind": "commune", "siren": "732829320", "siret": "73282932000074",
        "billing_address": address, "contact": {"name": "Zoé Exemple", "email": "culture@exemple.fr"}, "on": "2014-12-15"
    });
    let keyed =
        || client.request(Method::POST, ORGANISATIONS).header("idempotency-key", "ville-1").json(&town);
    let first = client.send(keyed()).await;
    let location = first.header("location").to_owned();
    assert_eq!(client.send(keyed()).await.ok(201), first.ok(201));
    client.post(ORGANISATIONS, &town).await.refused(409, "partners/siret-taken");
    let libraries = venues(client, "commune:eq:Belfort&filter=kind:eq:municipal_library").await;
    let order = json!({"venues": libraries, "on": "2015-01-01"});
    let stranger = format!("{ORGANISATIONS}/01a5e0c2-7c00-7000-8000-0000000000ff");
    let unknown = client.post(&format!("{stranger}/venues"), &order).await;
    unknown.refused(404, "partners/unknown-organisation");
    let entrusted = client.post(&format!("{location}/venues"), &order).await.ok(201);
    assert_eq!(entrusted, json!({"venues": 4}));
    location
}

/// What earlier days looked like; everything was recorded just now.
async fn as_of_any_day(client: &Client<'_>) {
    let counts = async |query: &str| {
        let counts = client.get(&format!("/api/v1/venue-counts?{query}")).await.ok(200);
        let stages = ["listed", "canvassed", "contacted", "trial", "won", "lost"];
        (counts["total"].as_u64().unwrap(), stages.map(|stage| counts["by_stage"][stage].as_u64().unwrap()))
    };
    assert_eq!(counts("as_of=2014-08-31").await, (0, [0; 6]));
    assert_eq!(counts("as_of=2014-09-30").await, (9, [9, 0, 0, 0, 0, 0]));
    assert_eq!(counts("as_of=2014-10-01").await, (9, [3, 6, 0, 0, 0, 0]));
    assert_eq!(counts("as_of=2014-12-31").await, (9, [3, 3, 2, 1, 0, 0]));
    assert_eq!(counts("as_of=2015-01-01").await, (9, [3, 3, 0, 0, 3, 0]));
    assert_eq!(counts("as_of=2015-12-31").await, (9, [1, 2, 0, 0, 5, 1]));
    assert_eq!(counts("as_of=2015-12-31&known_at=2015-12-31T23:59:59Z").await, (0, [0; 6]));
    let reach = async |day: &str| {
        let reach = client.get(&format!("/api/v1/venue-penetration?as_of={day}")).await.ok(200);
        ["departmental", "municipal_canvassed"].map(|target| {
            (reach[target]["targeted"].as_u64().unwrap(), reach[target]["won"].as_u64().unwrap())
        })
    };
    assert_eq!(reach("2014-09-30").await, [(2, 0), (0, 0)]);
    assert_eq!(reach("2015-01-01").await, [(2, 0), (6, 3)]);
    assert_eq!(reach("2015-12-31").await, [(2, 1), (6, 3)]);
}

/// The partner venues of a day as a file for programs and for a French spreadsheet.
async fn as_files(client: &Client<'_>) {
    let path = format!("{VENUES}?as_of=2015-12-31&filter=stage:eq:won&sort=library_code&limit=2");
    let file = client.get(&format!("{path}&format=csv")).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    let lines: Vec<&str> = file.text.lines().collect();
    assert!(lines[0].starts_with("venue_id,library_code,name,second_line,kind,"), "{}", lines[0]);
    assert_eq!(lines.len(), 6, "the whole list, whatever the page: {}", file.text);
    let deubel = lines.iter().find(|line| line.contains(",20145,Bibliothèque Léon Deubel,")).unwrap();
    assert!(deubel.contains(",3934,1860,") && deubel.contains(",won,2015-01-01,"), "{deubel}");
    let french = client.get(&format!("{path}&format=csv-fr")).await.text;
    assert!(french.starts_with("\u{feff}venue_id;library_code;name;"), "{french}");
    assert!(french.contains(";20148;Médiathèque du Conservatoire Henri Dutilleux;"), "{french}");
}

on_both_databases!(a_library_of_the_list_becomes_a_partner, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    known_from_the_list(&client).await;
    won_and_lost(&client).await;
    let town = paid_for(&client).await;
    as_of_any_day(&client).await;
    as_files(&client).await;
    let before = client.get(&format!("{town}/venues")).await.ok(200);
    assert_eq!(before["venues"].as_array().unwrap().len(), 4);
    assert!(program.stop().success());

    let program = Program::serve(&db);
    let client = Client::of(&program);
    assert_eq!(client.get(&format!("{town}/venues")).await.ok(200), before, "nothing is lost when it stops");
    let read = client.get(&town).await;
    let tag = read.header("etag").to_owned();
    let read = read.ok(200);
    assert_eq!((&read["venues"], &read["contact_email"]), (&json!(4), &json!("culture@exemple.fr")));
    let again = client.send(client.request(Method::GET, &town).header("if-none-match", tag)).await;
    assert_eq!((again.status, again.text.as_str()), (304, ""));
    as_of_any_day(&client).await;
});
