//! What the program refuses before it does anything.

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::House;

#[test]
fn it_listens_on_this_machine_only() {
    for open in ["0.0.0.0:0", "[::]:0"] {
        let house = House::alone();
        let ran = house.command(&["serve"]).env("QUINTETTE_LISTEN", open).output().expect("it starts");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{said}");
        assert!(said.contains("Refus d'écouter") && said.contains("Refusing to listen"), "{said}");
        assert!(!house.folder.path().join("data").exists(), "nothing was made for a command that is refused");
    }
}

#[test]
fn a_misspelt_setting_is_named_and_refused() {
    let house = House::alone();
    let ran =
        house.command(&["migrate"]).env("QUINTETTE_DATABSE_URL", "sqlite://x").output().expect("it starts");
    let said = String::from_utf8_lossy(&ran.stderr).to_lowercase();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("databse_url"), "{said}");

    std::fs::write(house.folder.path().join("quintette.toml"), "lisen = \"127.0.0.1:1\"\n").expect("written");
    let ran = house.run(&["migrate"]).ends_with(2);
    assert!(ran.err().contains("lisen"), "{}", ran.err());
}

#[test]
fn a_settings_file_is_read_and_the_environment_wins() {
    let house = House::alone();
    let toml = "database_url = \"sqlite://from-file.db?mode=rwc\"\n";
    std::fs::write(house.folder.path().join("mine.toml"), toml).expect("written");
    house.run(&["migrate", "--config", "mine.toml"]).ends_with(0);
    assert!(house.folder.path().join("from-file.db").is_file());
    let ran = house
        .command(&["migrate", "--config", "mine.toml"])
        .env("QUINTETTE_DATABASE_URL", "sqlite://from-environment.db?mode=rwc")
        .output()
        .expect("it starts");
    assert!(ran.status.success());
    assert!(house.folder.path().join("from-environment.db").is_file());
    house.run(&["migrate", "--config", "absent.toml"]).ends_with(2);
}

#[test]
fn a_database_that_is_not_there_has_its_own_exit_code() {
    let house = House::alone();
    let ran = house
        .command(&["verify"])
        .env("QUINTETTE_DATABASE_URL", "postgres://quintette:s3cret@127.0.0.1:1/absent")
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert_eq!(ran.status.code(), Some(5), "{said}");
    assert!(said.contains("127.0.0.1:1/absent") && !said.contains("s3cret"), "{said}");
}

on_both_databases!(migrating_twice_changes_nothing, async |db: TestDatabase| {
    let house = House::over(&db);
    let first = house.run(&["migrate"]).ends_with(0);
    assert!(first.out().starts_with("Applied: "), "{}", first.out());
    let second = house.run(&["migrate"]).ends_with(0);
    assert!(second.out().contains("nothing was changed"), "{}", second.out());
});

on_both_databases!(a_newer_schema_is_refused, async |db: TestDatabase| {
    let house = House::over(&db);
    house.run(&["migrate"]).ends_with(0);
    db.tamper("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
    for command in [&["migrate"][..], &["serve"], &["verify"], &["report", "2015"]] {
        let ran = house.run(command).ends_with(4);
        assert!(ran.err().contains("m9999_later"), "{}", ran.err());
    }
});
