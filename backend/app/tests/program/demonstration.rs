//! The demonstration year: the figures that it must come to, and the same bytes each time, on either database, even
//! when it was cut.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use kernel::testing::TestDatabase;
use office::Office;
use serde_json::{Value, json};

use crate::house::House;

const DEMO: [&str; 3] = ["demo", "--out", "papers"];

/// Every fact without its place in the log: stream, sequence, hash. The hash covers the stored bytes, the two times and
/// whatever went before in the stream.
async fn facts(db: &TestDatabase) -> BTreeMap<(String, String, i64), Vec<u8>> {
    let kernel = db.kernel(Office::projectors()).await;
    let mut facts = BTreeMap::new();
    let mut after = (-1, 0);
    loop {
        let batch = kernel.read_after(after, 2_000).await.expect("the log can be read");
        let Some(last) = batch.last() else { return facts };
        after = (last.xid, last.position);
        facts.extend(
            batch.into_iter().map(|fact| ((fact.stream_type, fact.stream_id, fact.sequence), fact.hash)),
        );
    }
}

fn papers(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut papers = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder of papers") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            papers.extend(self::papers(&path));
        } else {
            papers.insert(name, fs::read(&path).expect("a paper"));
        }
    }
    papers
}

fn figures(report: &Value) -> BTreeMap<&str, Value> {
    let figures = report["figures"].as_array().expect("figures");
    figures
        .iter()
        .map(|figure| {
            let growth = &figure["growth"]["shown"];
            let row = json!([plain(&figure["previous"]), plain(&figure["value"]), growth]);
            (figure["code"].as_str().expect("a code"), row)
        })
        .collect()
}

/// The value itself, without its kind.
fn plain(value: &Value) -> Value {
    ["amount", "count", "decimal"]
        .iter()
        .find_map(|name| value.get(name).cloned())
        .unwrap_or_else(|| if value["num"].is_null() { Value::Null } else { fraction(value) })
}

fn fraction(value: &Value) -> Value {
    json!(format!(
        "{}/{}",
        value["num"].as_str().expect("a numerator"),
        value["den"].as_str().expect("a denominator")
    ))
}

#[test]
fn the_year_comes_to_its_figures_and_to_the_same_bytes_each_time() {
    let (whole_db, cut_db) = (TestDatabase::sqlite(), TestDatabase::postgres());
    let (whole, in_two) = (House::over(&whole_db), House::over(&cut_db));
    in_two.cut(&DEMO, |line| line.contains("Contrats signés"));
    let second = in_two.run(&DEMO).ends_with(0).out();
    let first = whole.run(&DEMO).ends_with(0).out();
    assert_eq!(first, second, "the table, on either database");

    let (ours, theirs) =
        (papers(&whole.folder.path().join("papers")), papers(&in_two.folder.path().join("papers")));
    assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
    assert!(ours.iter().all(|(name, bytes)| theirs[name] == *bytes), "the papers, byte for byte");
    let bills = ours.keys().filter(|name| name.starts_with("FA")).count();
    assert!(bills > 100 && ours.contains_key("rapport-activite-2015.pdf"), "{bills} bills");

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (ours_told, theirs_told) = runtime.block_on(async { (facts(&whole_db).await, facts(&cut_db).await) });
    assert!(ours_told.len() > 15_000);
    assert!(ours_told == theirs_told, "the facts, byte for byte");
    for house in [&whole, &in_two] {
        assert!(house.run(&["verify"]).ends_with(0).out().ends_with("sound\n"));
        house.run(&DEMO).ends_with(1);
        let again = house.run(&["demo", "--out", "papers", "--if-empty"]).ends_with(0);
        assert!(again.out().contains("nothing was played"), "{}", again.out());
    }

    let report: Value = serde_json::from_slice(&ours["rapport-activite-2015.json"]).expect("JSON");
    the_reported_figures(&report);
    let result: Value = serde_json::from_slice(&ours["assemblee-2016.json"]).expect("JSON");
    the_worked_example(&result);
}

/// The table of the cooperative's own report of 2015.
fn the_reported_figures(report: &Value) {
    let figures = figures(report);
    let expected = [
        ("revenue", json!(["41272.00", "103180.00", "+\u{a0}150\u{a0}%"])),
        ("users", json!([10_370, 28_000, "+\u{a0}170\u{a0}%"])),
        ("listens", json!([120_497, 388_000, "+\u{a0}222\u{a0}%"])),
        ("partner_venues", json!([10, 718, "+\u{a0}7\u{202f}080\u{a0}%"])),
        ("customers", json!([25, 120, "+\u{a0}380\u{a0}%"])),
    ];
    for (code, row) in expected {
        assert_eq!(figures[code], row, "{code}");
    }
    let this_year = |code: &str| figures[code][1].clone();
    assert_eq!(this_year("share_capital"), "169800.00");
    assert_eq!(this_year("cct_base"), "60000.00");
    assert_eq!(this_year("cct_rights_holders"), "39000.00");
    let fractions = ["departmental_penetration", "municipal_penetration", "cct_per_listen", "fte"];
    assert_eq!(fractions.map(this_year), ["11/48", "11/277", "33/388", "16.6"].map(Value::from));
    assert_eq!(
        ["titles", "artists", "countries", "people", "sites"].map(this_year),
        [json!(1_000_000), json!(50_000), json!(93), json!(23), json!(3)]
    );
    let colleges: Vec<Value> =
        report["colleges"].as_array().expect("colleges").iter().map(|one| one["members"].clone()).collect();
    assert_eq!(colleges, [16, 40, 24, 6, 23].map(Value::from));
}

/// Example 1 of the house's page on governance: 10405/176 = 59.12 %, adopted, 55 of 109 taking part.
fn the_worked_example(result: &Value) {
    let outcome = &result["resolutions"][0]["outcome"];
    assert_eq!(outcome["result"]["in_favour"], json!({"num": "10405", "den": "176"}));
    assert_eq!(outcome["result"]["total"], json!({"num": "100", "den": "1"}));
    assert_eq!(outcome["verdict"], "adopted");
    let attending = result["participation"].as_array().expect("colleges").iter();
    assert_eq!(attending.filter_map(|college| college["attending"].as_u64()).sum::<u64>(), 55);
    assert_eq!(result["assembly"]["voters"], 109);
}
