mod reading;

use proptest::prelude::*;

use super::*;

fn text(head: &[&str], rows: Vec<Vec<Cell>>, dialect: Dialect) -> String {
    String::from_utf8(csv(head, rows, dialect).unwrap()).unwrap()
}

#[test]
fn the_standard_dialect_is_rfc_4180() {
    let rows =
        vec![vec!["Médiathèque \"Le Pavillon\", Paris".into(), Cell::Decimal("103180.00".into()), 12.into()]];
    assert_eq!(
        text(&["nom", "montant", "lieux"], rows, Dialect::Standard),
        "nom,montant,lieux\r\n\"Médiathèque \"\"Le Pavillon\"\", Paris\",103180.00,12\r\n"
    );
}

#[test]
fn the_french_dialect_opens_in_a_french_spreadsheet() {
    let rows = vec![vec!["Chœur; « aigu »\nsuite".into(), Cell::Decimal("-0.085".into()), Cell::Empty]];
    assert_eq!(
        text(&["nom", "montant", "lieux"], rows, Dialect::French),
        "\u{feff}nom;montant;lieux\r\n\"Chœur; « aigu »\nsuite\";-0,085;\r\n"
    );
}

#[test]
fn a_text_never_becomes_a_formula() {
    for (given, expected) in [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+33 4 77", "'+33 4 77"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("-12.50", "-12.50"),
        ("+7", "+7"),
        ("12=3", "12=3"),
        ("", ""),
    ] {
        assert_eq!(guarded(given), expected);
    }
}

#[test]
fn a_ragged_row_and_a_false_number_are_refused() {
    let ragged = csv(&["a", "b"], vec![vec![1.into(), 2.into()], vec![3.into()]], Dialect::Standard);
    assert_eq!(ragged.unwrap_err(), TableError::Ragged { row: 2, expected: 2, found: 1 });
    for wrong in ["1,5", "1.", ".5", "", "1e3", "=1", "--1", "1 000"] {
        let refused = csv(&["a"], vec![vec![Cell::Decimal(wrong.into())]], Dialect::French);
        assert_eq!(refused.unwrap_err(), TableError::NotANumber { text: wrong.into() });
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(cells in proptest::collection::vec(("\\PC*", any::<i64>()), 0..20)) {
        let rows: Vec<Vec<Cell>> = cells.iter().map(|(t, n)| vec![t.as_str().into(), (*n).into()]).collect();
        let bytes = csv(&["texte", "nombre"], rows, Dialect::Standard).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let read: Vec<(String, i64)> = reader.deserialize().map(Result::unwrap).collect();
        let expected: Vec<(String, i64)> = cells.iter().map(|(t, n)| (guarded(t), *n)).collect();
        prop_assert_eq!(read, expected);
    }
}
