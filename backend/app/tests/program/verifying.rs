//! Proof and repair at the command line.

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::House;
use crate::importing::list;

on_both_databases!(an_empty_database_is_sound, async |db: TestDatabase| {
    let house = House::over(&db);
    let ran = house.run(&["verify"]).ends_with(0);
    assert!(ran.out().starts_with("0 facts in 0 streams"), "{}", ran.out());
    assert!(ran.out().contains("sound"), "{}", ran.out());
});

on_both_databases!(a_fact_that_was_altered_is_found, async |db: TestDatabase| {
    let house = imported(&db);
    house.run(&["verify"]).ends_with(0);
    db.tamper("UPDATE events SET actor = 'somebody else' WHERE position = 2").await;
    let ran = house.run(&["verify", "--json"]).ends_with(3);
    let found: serde_json::Value = serde_json::from_str(&ran.out()).expect("JSON");
    assert_eq!(found["fault_count"], 1, "{found}");
});

on_both_databases!(a_view_that_was_altered_is_found_and_rebuilt, async |db: TestDatabase| {
    let house = imported(&db);
    db.tamper("DELETE FROM partners_venues WHERE name LIKE '%essai 3'").await;
    let ran = house.run(&["verify"]).ends_with(3);
    assert!(ran.out().contains("partners_venues"), "{}", ran.out());
    house.run(&["rebuild", "no.such.view"]).ends_with(2);
    let ran = house.run(&["rebuild"]).ends_with(0);
    assert!(ran.out().contains("partners_venues: 5 rows, 4 before"), "{}", ran.out());
    house.run(&["verify"]).ends_with(0);
});

#[test]
fn a_read_only_database_is_told_from_a_broken_one() {
    let db = TestDatabase::sqlite();
    let house = imported(&db);
    std::fs::write(house.folder.path().join("more.csv"), list(6..=9)).expect("written");
    let file = db.file().expect("a file");
    let ran = house
        .command(&["import", "venues", "more.csv", "--on", "2015-02-01"])
        .env("QUINTETTE_DATABASE_URL", format!("sqlite://{}?mode=ro", file.display()))
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(5), "{said}");
    assert!(said.contains("lecture seule"), "{said}");
}

fn imported(db: &TestDatabase) -> House {
    let house = House::over(db);
    std::fs::write(house.folder.path().join("list.csv"), list(1..=5)).expect("written");
    house.run(&["import", "venues", "list.csv", "--on", "2015-01-01"]).ends_with(0);
    house
}
