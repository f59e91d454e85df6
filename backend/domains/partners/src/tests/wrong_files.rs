//! Files that are not the list are refused; rows that are wrong are named, and cost nobody else anything.

use crate::import::ImportError;
use crate::public::RowFault;
use crate::rules::library_list::LibraryList;
use crate::rules::row::LibraryRow;
use crate::tests::{REAL, beginning, replaced};

fn refused(bytes: &[u8]) -> ImportError {
    LibraryList::read(bytes).expect_err("this is not the list")
}

/// The single fault of a ten-row file in which something was replaced, and its line.
fn fault(from: &str, to: &[u8]) -> (u64, RowFault) {
    let list = LibraryList::read(&replaced(&beginning(10), from, to)).unwrap();
    assert_eq!((list.count, list.rows.len(), list.duplicates.len()), (10, 9, 0));
    let rejected = list.rejected.into_iter().next().unwrap();
    assert_eq!(rejected.reason, rejected.fault.to_string());
    (rejected.line, rejected.fault)
}

fn column(name: &str) -> String {
    name.to_owned()
}

#[test]
fn another_encoding_is_refused_as_a_whole() {
    let text = std::str::from_utf8(REAL).unwrap();
    let latin: Vec<u8> = text.chars().skip(1).map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect();
    assert_eq!(refused(&latin), ImportError::HeaderNotUtf8 {});
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(refused(&wide), ImportError::HeaderNotUtf8 {});
    let header = text.lines().next().unwrap();
    let mixed = [header.as_bytes(), b"\n", &latin[header.chars().count()..]].concat();
    assert!(
        matches!(refused(&mixed), ImportError::NotUtf8 { rows: 15_882, unreadable } if unreadable > 15_000)
    );
    // UTF-8 read as Latin-1 and saved as UTF-8 again: readable, but no column has its name any more.
    let twice: String = REAL.iter().map(|byte| char::from(*byte)).collect();
    assert!(matches!(refused(twice.as_bytes()), ImportError::WrongHeader { .. }));
}

#[test]
fn another_table_is_refused_with_what_is_missing() {
    assert_eq!(refused(b""), ImportError::NoRows {});
    assert_eq!(refused(&beginning(0)), ImportError::NoRows {});
    let renamed = replaced(&beginning(2), "Statut", "Etat".as_bytes());
    assert_eq!(refused(&renamed), ImportError::WrongHeader { missing: vec!["Statut".into()] });
    let commas = String::from_utf8(beginning(2)).unwrap().replace(';', ",");
    assert!(
        matches!(refused(commas.as_bytes()), ImportError::WrongHeader { missing } if missing.len() == 22)
    );
    let doubled = replaced(&beginning(2), "geolocalisation", "Statut".as_bytes());
    assert_eq!(refused(&doubled), ImportError::RepeatedColumn { column: "Statut".into() });
}

#[test]
fn without_its_byte_order_mark_or_with_carriage_returns_it_is_the_same_list() {
    let with = LibraryList::read(&beginning(50)).unwrap();
    let without = LibraryList::read(&beginning(50)[3..]).unwrap();
    assert_eq!(with.rows, without.rows);
    let windows = String::from_utf8(beginning(50)).unwrap().replace('\n', "\r\n");
    assert_eq!(with.rows, LibraryList::read(windows.as_bytes()).unwrap().rows);
}

#[test]
fn a_bad_row_is_named_with_its_line_and_its_reason() {
    let piece = "01250;11.0;227.0;11.5;Médiathèque Municipale";
    let row = |changed: &str| fault(piece, changed.as_bytes());
    assert_eq!(
        row("01250;11.0;227.0;11.5;;x;Médiathèque Municipale"),
        (2, RowFault::ColumnCount { expected: 23, found: 25 })
    );
    assert_eq!(
        row("01250;11.0;227.0;11.5; "),
        (2, RowFault::Missing { column: column("Nom de l'établissement") })
    );
    for (number, name) in
        [("11,0", "Code_bib"), ("-3", "Code_bib"), ("11.5", "Code_bib"), ("1e3", "Code_bib")]
    {
        let (line, fault) = row(&format!("01250;{number};227.0;11.5;Médiathèque Municipale"));
        assert_eq!((line, fault), (2, RowFault::BadNumber { column: column(name), value: number.into() }));
    }
    assert_eq!(
        row("01250;11.0;227.0;169.0;Médiathèque Municipale"),
        (2, RowFault::BadNumber { column: column("Amplitude horaire"), value: "169.0".into() })
    );
    assert_eq!(
        row("1250;11.0;227.0;11.5;Médiathèque Municipale"),
        (2, RowFault::Unknown { column: column("CP"), value: "1250".into() })
    );
    assert_eq!(
        row("01250;11.0;227.0;11.5;M\u{fffd}diathèque"),
        (2, RowFault::LostCharacter { column: column("Nom de l'établissement") })
    );
    assert_eq!(
        fault(piece, b"01250;11.0;227.0;11.5;M\xe9diath\xe8que"),
        (2, RowFault::BrokenEncoding { byte: 24 })
    );
    assert_eq!(row("01250;11.0;227.0;11.5;\"Médiathèque Municipale"), (2, RowFault::UnclosedQuote));
    assert_eq!(
        row("01250;11.0;227.0;11.5;\"Médiathèque\" Municipale"),
        (2, RowFault::StrayQuote { column: 5 })
    );
}

#[test]
fn places_and_words_that_cannot_be_are_refused() {
    assert_eq!(
        fault("5.322996;", b"185.3;"),
        (2, RowFault::BadNumber { column: column("Longitude"), value: "185.3".into() })
    );
    assert_eq!(
        fault(";46.178735;", b";;"),
        (2, RowFault::BadNumber { column: column("Latitude"), value: String::new() })
    );
    assert_eq!(
        fault(";01072;", b";0107X;"),
        (2, RowFault::Unknown { column: column("Code insee commune"), value: "0107X".into() })
    );
    assert_eq!(fault("Ceyzériat", b""), (2, RowFault::Missing { column: column("Ville") }));
    assert_eq!(
        fault("Bibliothèque municipale;Bâtiment ouvert", "Bibliothèque lunaire;Bâtiment ouvert".as_bytes()),
        (2, RowFault::Unknown { column: column("Statut"), value: "Bibliothèque lunaire".into() })
    );
    assert_eq!(
        fault("Bâtiment ouvert", "Igloo".as_bytes()),
        (2, RowFault::Unknown { column: column("Type adresse"), value: "Igloo".into() })
    );
}

#[test]
fn a_repeated_code_is_reported_and_the_first_row_counts() {
    let list = LibraryList::read(&replaced(&beginning(10), "01340;25.0;", b"01340;11.0;")).unwrap();
    assert_eq!((list.count, list.rows.len(), list.rejected.len()), (10, 9, 0));
    let duplicate = &list.duplicates[0];
    assert_eq!((duplicate.line, duplicate.first_line, duplicate.key.as_str()), (3, 2, "code/11"));
    assert_eq!(list.rows[0].description.commune, "Ceyzériat");
}

#[test]
fn the_real_list_is_the_published_one() {
    let list = LibraryList::read(REAL).unwrap();
    assert_eq!(list.sha256, "4a67d68779d36ea8fa1036edd31fc7c814a09c619ad5575a84f88c4cbc3d12da");
    assert_eq!((list.count, list.rows.len()), (15_882, 15_882));
    assert_eq!((list.rejected, list.duplicates), (vec![], vec![]));
    let many = |test: &dyn Fn(&LibraryRow) -> bool| list.rows.iter().filter(|row| test(row)).count();
    assert_eq!(many(&|row| row.code.is_none()), 120);
    assert_eq!(many(&|row| row.description.coordinates.is_none()), 649);
    assert_eq!(many(&|row| row.description.department.code.is_empty()), 0);
    assert_eq!(many(&|row| row.description.department.code.starts_with("2A")), 49);
    assert_eq!(many(&|row| row.description.department.code == "2B"), 18);
    assert_eq!(many(&|row| row.description.insee.is_empty()), 67);
    assert_eq!(many(&|row| row.description.kind == crate::public::VenueKind::DepartmentalLibrary), 96);
    assert_eq!(many(&|row| row.description.street.is_empty()), 836);
    let first = &list.rows[0];
    assert_eq!((first.line, first.key.as_str()), (2, "code/11"));
    assert_eq!(first.description.opening_minutes, Some(690));
    assert_eq!(first.description.second_line, "L'Île ô Livres");
}
