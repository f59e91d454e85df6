//! The key of the small secrets: made once, read by its owner alone, never another over the same database.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::House;

on_both_databases!(it_is_made_once_and_no_other_opens_the_database, async |db: TestDatabase| {
    let house = House::over(&db);
    let file = house.folder.path().join("data/secret.key");
    house.run(&["migrate"]).ends_with(0);
    assert_eq!(house.serve().stop().0, 0);
    let made = fs::read(&file).expect("made at the first start");
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o600);
    assert_eq!(house.serve().stop().0, 0);
    assert_eq!(fs::read(&file).expect("still there"), made, "the second start finds it");

    // From another folder a new key would be made, which this database does not know.
    let elsewhere = House::over(&db);
    let refused = elsewhere.run(&["serve"]);
    assert_ne!(refused.code(), 0, "{}", refused.err());
    assert!(refused.err().contains("secret_key"), "{}", refused.err());
    assert!(
        !elsewhere.folder.path().join("data/secret.key").exists(),
        "a key for nothing is not left behind"
    );
    let set = |key: &str| {
        let ran =
            elsewhere.command(&["verify"]).env("QUINTETTE_SECRET_KEY", key).output().expect("it starts");
        (ran.status.success(), String::from_utf8_lossy(&ran.stderr).into_owned())
    };
    let (opened, said) = set("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
    assert!(!opened && said.contains("secret_key") && !said.contains("AQEB"), "{said}");
    let right = String::from_utf8(made).expect("text");
    let (opened, said) = set(right.trim());
    assert!(opened && !said.contains(right.trim()), "{said}");
});

#[test]
fn a_key_that_others_may_read_stops_the_start() {
    let house = House::alone();
    assert_eq!(house.serve().stop().0, 0);
    let file = house.folder.path().join("data/secret.key");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("changed");
    let refused = house.run(&["serve"]).ends_with(2);
    assert!(refused.err().contains("chmod 600"), "{}", refused.err());
}
