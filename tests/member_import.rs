//! A register that was kept elsewhere moves in: rehearsed, imported as a job, sent again, and told to other programs.

use std::fmt::Write as _;

use kernel::testing::tokio::join;
use kernel::testing::{TestDatabase, on_both_databases};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Program};

const STATUTES: &str = "/api/v1/statutes";
const SELLER: &str = "/api/v1/seller-identity";
const IMPORT: &str = "/api/v1/members/import?source=ancien-registre";
const MAPPING: &str = "/api/v1/member-import-mappings/ancien-registre";

const HEAD: &str = "Nature;Prénom;Nom;SIRET;Rue;CP;Ville;Prénom du représentant;Nom du représentant;Qualité;Catégorie;\
Arrivée;Parts;Versé;Versé ensuite;Versé ensuite le\r\n";

/// Windows-1252, as an old spreadsheet saved it: the statutes' own categories, and a few rows that cannot be.
fn old_list() -> Vec<u8> {
    let mut list = HEAD.to_owned();
    let mut row = |cells: &str| {
        let _ = write!(list, "{cells}\r\n");
    };
    row(
        "PP;Zoé;Exemple;;1 rue de l'Exemple;1250;Ceyzériat;;;;supporter-person;05/01/2015;4;100,00 €;300;01/03/2015",
    );
    row(
        "PP;Ali;Modèle;;2 rue de l'Exemple;42000;Saint-Étienne;;;;supporter-person;06/01/2015;1 000;25 000,00;;",
    );
    row(
        "SC;;Labels d'Exemple;732 829 320 00074;3 rue;42000;Roanne;Inès;Modèle;gérante;supporter-company;01/02/2015;10;1.000,00;;",
    );
    row(
        "SC;;Labels d'Exemple bis;73282932000074;3 rue;42000;Roanne;Inès;Modèle;gérante;supporter-company;01/02/2015;10;1000;;",
    );
    row("PP;Zoe;EXEMPLE;;9 rue de l'Exemple;01250;CEYZERIAT;;;;supporter-person;05/01/2015;1;100;;");
    row("PP;Ana;Exemple;;1 rue de l'Exemple;42000;Nevers;;;;supporter-person;05/01/2015;4;99;;");
    row("PP;Éva;Exemple;;1 rue de l'Exemple;42000;Nevers;;;;supporter-person;05/01/2013;4;400;;");
    list.chars()
        .map(|letter| if letter == '€' { 0x80 } else { u8::try_from(u32::from(letter)).unwrap() })
        .collect()
}

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

async fn found(client: &Client<'_>) {
    let mut statutes = client.example(STATUTES).await;
    let category = |code: &str, kind: &str, minimum: &str| {
        json!({
            "code": code, "college": "Supporters", "kinds": [kind],
            "minimum": euros(minimum), "nominal": euros("100.00")
        })
    };
    statutes["document"]["categories"] = json!([
        category("supporter-person", "NaturalPerson", "100.00"),
        category("supporter-company", "Company", "500.00"),
    ]);
    client.post(STATUTES, &statutes).await.ok(201);
    let mut seller = client.example(SELLER).await;
    seller["from"] = json!("2014-01-01");
    client.post(SELLER, &seller).await.ok(201);
}

fn heaps(report: &Value) -> Value {
    json!([report["rows"], report["admitted"], report["same"], report["suspicious"], report["refused"]])
}

/// A mapping is set, then the same rehearsal, import and repetition.
async fn moved_in(client: &Client<'_>) {
    let list = old_list();
    let missing = client.upload(&format!("{IMPORT}&dry_run=true"), "text/csv", list.clone()).await;
    let missing = missing.refused(422, "members/import-fields-not-mapped");
    assert_eq!(missing["data"]["fields"], json!(["on"]), "the head says all but one thing: {missing}");
    let mapping = json!({
        "columns": {
            "kind": "Nature", "given_name": "Prénom", "family_name": "Nom", "siret": "SIRET",
            "address_line_1": "Rue", "postal_code": "CP", "city": "Ville",
            "representative_given_name": "Prénom du représentant",
            "representative_family_name": "Nom du représentant", "representative_capacity": "Qualité",
            "category": "Catégorie", "on": "Arrivée", "shares": "Parts", "paid": "Versé",
            "paid_later": "Versé ensuite", "paid_later_on": "Versé ensuite le"
        },
        "words": {"kind": {"PP": "NaturalPerson", "SC": "Société"}},
        "defaults": {"means": "virement"}
    });
    client.get(MAPPING).await.refused(404, "members/import-unknown-source");
    client.send(client.request(Method::PUT, MAPPING).json(&mapping)).await.ok(200);
    assert_eq!(client.get(MAPPING).await.ok(200)["mapping"]["columns"]["on"], "Arrivée");

    let rehearsed = client.upload(&format!("{IMPORT}&dry_run=true"), "text/csv", list.clone()).await.ok(200);
    assert_eq!(heaps(&rehearsed), json!([7, 3, 1, 1, 2]), "{rehearsed}");
    assert_eq!(client.get("/api/v1/members").await.ok(200)["total"], 0, "a rehearsal writes nothing");
    let fates: Vec<&Value> =
        rehearsed["outcomes"].as_array().unwrap().iter().map(|row| &row["fate"]).collect();
    assert_eq!(fates, ["admitted", "admitted", "admitted", "same", "suspicious", "refused", "refused"]);
    assert_eq!(rehearsed["outcomes"][6]["code"], "office/no-statutes");

    let job = as_a_job(client, list.clone()).await;
    let mut done = job["result"].clone();
    done["dry_run"] = json!(true);
    assert_eq!(done, rehearsed, "the import does what the rehearsal said");
    let again = client.upload(IMPORT, "text/csv", list).await.ok(200);
    assert_eq!(heaps(&again), json!([7, 0, 4, 1, 2]), "the same file makes nobody twice");
}

/// The job with its result, when it has ended.
async fn as_a_job(client: &Client<'_>, list: Vec<u8>) -> Value {
    let request = client.request(Method::POST, IMPORT).header("content-type", "text/csv");
    let request = request.header("prefer", "respond-async").header("idempotency-key", "import-1");
    let job = client.send(request.body(list)).await.ok(202);
    let address = job["links"]["self"].as_str().unwrap().to_owned();
    // The answer ends when the job does.
    client.get(&format!("{address}/events")).await;
    let job = client.get(&address).await.ok(200);
    assert_eq!((&job["state"], &job["kind"]), (&json!("done"), &json!("member-import")), "{job}");
    job
}

/// What other programs take.
async fn told(client: &Client<'_>) {
    let cards = client.get("/api/v1/members.vcf?as_of=2015-12-31").await;
    assert_eq!((cards.status, cards.header("content-type")), (200, "text/vcard; charset=utf-8"));
    assert_eq!(cards.text.matches("BEGIN:VCARD").count(), 3, "{}", cards.text);
    assert!(cards.text.contains("FN:Zoé Exemple") && cards.text.contains("KIND:org"), "{}", cards.text);
    let package = client.get("/api/v1/share-capital.ocf.zip?as_of=2015-12-31").await;
    assert_eq!((package.status, package.header("content-type")), (200, "application/zip"));
    let entries =
        client.get("/api/v1/share-movements/accounting?from=2015-01-01&until=2015-01-31&format=csv-fr").await;
    let lines: Vec<&str> = entries.text.lines().map(|line| line.trim_start_matches('\u{feff}')).collect();
    assert_eq!(lines.len(), 1 + 8, "{}", entries.text);
    assert!(lines[1].starts_with("PS;05/01/2015;PS-1;109;"), "{}", entries.text);
    for format in ["members?format=xlsx", "share-movements?format=xlsx"] {
        let book = client.get(&format!("/api/v1/{format}")).await;
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!((book.status, book.header("content-type")), (200, kind), "{format}");
        assert!(book.text.starts_with("PK"), "{format}");
    }
}

on_both_databases!(a_register_moves_in, async |db: TestDatabase| {
    let program = Program::serve(&db);
    let client = Client::of(&program);
    found(&client).await;
    moved_in(&client).await;
    let capital = client.get("/api/v1/share-capital?as_of=2015-12-31").await.ok(200);
    assert_eq!((&capital["members"], &capital["paid"]), (&json!(3), &euros("26400.00")));
    told(&client).await;
    // Two at once are one after the other, and make nobody twice.
    let list = old_list();
    let (one, other) =
        join!(client.upload(IMPORT, "text/csv", list.clone()), client.upload(IMPORT, "text/csv", list));
    assert_eq!(
        (heaps(&one.ok(200)), heaps(&other.ok(200))),
        (json!([7, 0, 4, 1, 2]), json!([7, 0, 4, 1, 2]))
    );
});
