//! The official list at the command line: imported, imported again, cut, broken.

use std::fmt::Write as _;

use kernel::on_both_databases;
use kernel::testing::TestDatabase;

use crate::house::House;

const HEADER: &str = "CP;Code_bib;Surface;Amplitude horaire;Nom de l'établissement;Libellé 2;Complément;Adresse;\
Code région;Région;Code département;Département;Ville;Cedex;Code insee commune;Population commune;Longitude;Latitude;\
Statut;Type adresse ;Nombre de salariés;Nombre de bénévoles;geolocalisation";

/// A list of invented libraries with the given codes.
pub(crate) fn list(codes: impl Iterator<Item = u32>) -> String {
    let mut list = format!("\u{feff}{HEADER}\n");
    for code in codes {
        let _ = writeln!(
            list,
            "01250;{code}.0;227.0;11.5;Médiathèque d'essai {code};;;2 rue de l'Essai;84.0;Auvergne-Rhône-Alpes;01;Ain;\
             Essai;;01072;3256;5.322996;46.178735;Bibliothèque municipale;Bâtiment ouvert;1.0;11.0;46.178735, 5.322996"
        );
    }
    list
}

on_both_databases!(a_second_import_changes_nothing, async |db: TestDatabase| {
    let house = House::over(&db);
    std::fs::write(house.folder.path().join("list.csv"), list(1..=7)).expect("written");
    let command = ["import", "venues", "list.csv", "--on", "2015-01-01", "--json"];
    let first: serde_json::Value =
        serde_json::from_str(&house.run(&command).ends_with(0).out()).expect("JSON");
    assert_eq!((&first["rows"], &first["created"]), (&7.into(), &7.into()), "{first}");
    let second: serde_json::Value =
        serde_json::from_str(&house.run(&command).ends_with(0).out()).expect("JSON");
    assert_eq!((&second["created"], &second["unchanged"]), (&0.into(), &7.into()), "{second}");
});

on_both_databases!(an_import_that_is_cut_goes_on_when_run_again, async |db: TestDatabase| {
    let house = House::over(&db);
    std::fs::write(house.folder.path().join("list.csv"), list(1..=3_000)).expect("written");
    let command = ["import", "venues", "list.csv", "--on", "2015-01-01", "--json"];
    let rest = house.cut(&command, |line| line.starts_with("import venues: 0/3000"));
    assert!(rest.contains("run the same command again"), "{rest}");

    let again: serde_json::Value =
        serde_json::from_str(&house.run(&command).ends_with(0).out()).expect("JSON");
    let count = |heap: &str| again[heap].as_u64().unwrap_or_default();
    assert!(count("created") > 0, "it was cut before its end: {again}");
    assert_eq!(count("created") + count("unchanged"), 3_000, "{again}");
    house.run(&["verify"]).ends_with(0);
});

#[test]
fn a_list_that_cannot_be_read_is_refused_whole() {
    let house = House::alone();
    house.run(&["import", "venues", "absent.csv"]).ends_with(1);
    // ISO 8859-1, as an old spreadsheet writes it.
    let latin: Vec<u8> =
        list(1..=3).chars().skip(1).map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    std::fs::write(house.folder.path().join("latin.csv"), latin).expect("written");
    let ran = house.run(&["import", "venues", "latin.csv"]).ends_with(1);
    assert!(ran.err().contains("[partners/"), "{}", ran.err());
    assert!(house.run(&["verify"]).ends_with(0).out().starts_with("0 facts"));
}

/// Two members as an old spreadsheet saves them.
const MEMBERS: &str = "Type;Prénom;Nom;Adresse;Code postal;Ville;Catégorie;Date;Parts;Versé\r\n\
Personne physique;Zoé;Exemple;1 rue;1250;Ceyzériat;supporter-person;04/02/2015;4;100,00\r\n\
Personne physique;Ali;Modèle;2 rue;42000;Roanne;supporter-person;04/02/2015;quatre;100,00\r\n";

#[test]
fn members_are_rehearsed_row_by_row() {
    let house = House::alone();
    let file = house.folder.path().join("members.csv");
    std::fs::write(&file, MEMBERS).expect("written");
    let rehearsal = ["import", "members", "members.csv", "--source", "registre", "--dry-run"];
    let words = house.run(&rehearsal).ends_with(0).out();
    assert!(words.contains("line 2: Aucun statut n'est en vigueur"), "{words}");
    assert!(words.contains("line 3: « quatre » n'est pas un nombre entier"), "{words}");
    let mapping = house.folder.path().join("mapping.json");
    std::fs::write(&mapping, r#"{"columns": {"shares": "Parts"}}"#).expect("written");
    let mapped = ["--mapping", "mapping.json"].map(str::to_owned);
    let command: Vec<&str> = rehearsal.into_iter().chain(mapped.iter().map(String::as_str)).collect();
    let refused = house.run(&command).ends_with(1);
    assert!(refused.err().contains("members/import-fields-not-mapped"), "{}", refused.err());
    house.run(&["import", "members", "members.csv", "--source", "Mon registre"]).ends_with(2);
    assert!(house.run(&["verify"]).ends_with(0).out().starts_with("0 facts"));
}
