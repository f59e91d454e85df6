//! Files as people send them.

use proptest::prelude::*;
use values::Day;

use crate::{Cell, Dialect, Given, ReadError, Table, Workbook, csv, read};

fn shown(table: &Table) -> Vec<(u64, Vec<String>)> {
    let cell = |cell: &Given| match cell {
        Given::Empty => String::new(),
        Given::Text(text) => text.clone(),
        Given::Number(number) => format!("#{number}"),
        Given::Day(day) => format!("@{day}"),
    };
    table.rows.iter().map(|row| (row.line, row.cells.iter().map(cell).collect())).collect()
}

fn rows(file: &[u8]) -> Vec<(u64, Vec<String>)> {
    shown(&read(file).unwrap())
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn one_list_in_every_encoding_and_with_every_separator() {
    let expected = vec![row(2, &["Zoé", "12,50 €"])];
    let semicolons = "prénom;montant\r\nZoé;12,50 €\r\n";
    assert_eq!(rows(semicolons.as_bytes()), expected);
    assert_eq!(rows(format!("\u{feff}{semicolons}").as_bytes()), expected);
    assert_eq!(rows("prénom\tmontant\nZoé\t12,50 €".as_bytes()), expected);
    assert_eq!(rows("prénom,montant\rZoé,\"12,50 €\"\r".as_bytes()), expected);
    assert_eq!(rows(b"pr\xe9nom;montant\r\nZo\xe9;12,50 \x80\r\n"), expected, "Windows-1252");
    let utf_16: Vec<u8> =
        "\u{feff}prénom;montant\nZoé;12,50 €\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(rows(&utf_16), expected);
    let announced = rows("sep=|\nprénom|montant\nZoé|12,50 €\n".as_bytes());
    assert_eq!(announced, vec![row(3, &["Zoé", "12,50 €"])]);
}

#[test]
fn quotes_and_blank_lines_keep_their_lines() {
    let file = "\n nom ; note\n\"Le \"\"Passe\"\"; annexe\";\"une\nautre\"\n;;\n  \nL\"été;x;\n";
    let table = read(file.as_bytes()).unwrap();
    assert_eq!(table.head, ["nom", "note"]);
    assert_eq!(
        shown(&table),
        vec![row(3, &["Le \"Passe\"; annexe", "une\nautre"]), row(7, &["L\"été", "x"])]
    );
}

#[test]
fn what_cannot_be_read_is_said_with_its_line() {
    assert_eq!(read(b"").unwrap_err(), ReadError::Empty);
    assert_eq!(read(b"nom;montant\n").unwrap_err(), ReadError::Empty);
    assert_eq!(read("nom\na\n\"b\nc\n".as_bytes()).unwrap_err(), ReadError::UnclosedQuote { line: 3 });
    assert_eq!(read(b"nom\nZo\xc3\xa9\nZo\xe9\n").unwrap_err(), ReadError::MixedEncoding { line: 3 });
    assert_eq!(read(b"nom\nZo\xe9\nZo\x81\n").unwrap_err(), ReadError::UnknownEncoding { line: 3 });
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap_err(), ReadError::OldOrProtected);
    assert!(matches!(read(b"PK\x03\x04 nothing more"), Err(ReadError::BrokenWorkbook { .. })));
    let wide = format!("a\n{}\n", ";".repeat(500));
    assert!(matches!(read(wide.as_bytes()), Err(ReadError::TooManyColumns { most: 200, .. })));
}

#[test]
fn a_workbook_tells_numbers_and_texts() {
    let mut book = Workbook::new("Associés", &["nom", "parts", "versé", "code postal"]).unwrap();
    let cells = ["=1+1".into(), Cell::Integer(4), Cell::Decimal("12.50".into()), Cell::Text("01250".into())];
    book.push(cells.into()).unwrap();
    book.push(vec![Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]).unwrap();
    book.push(vec!["Zoé".into(), Cell::Integer(i64::MAX), Cell::Decimal("-0.085".into()), Cell::Empty])
        .unwrap();
    let file = book.finish().unwrap();
    let table = read(&file).unwrap();
    assert_eq!(table.head, ["nom", "parts", "versé", "code postal"]);
    assert_eq!(
        shown(&table),
        vec![row(2, &["=1+1", "#4", "#12.5", "01250"]), row(4, &["Zoé", "9223372036854775807", "#-0.085"]),]
    );
    let mut book = Workbook::new("Associés", &["nom"]).unwrap();
    assert!(book.push(vec![]).is_err());
}

#[test]
fn days_of_a_workbook_are_days_and_hidden_sheets_are_not_read() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let hidden = book.add_worksheet();
    hidden.set_hidden(true);
    hidden.write_string(0, 0, "ancien").unwrap();
    book.add_worksheet();
    let sheet = book.add_worksheet();
    let french = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_string(2, 1, "le").unwrap();
    let on = rust_xlsxwriter::ExcelDateTime::from_ymd(2015, 2, 4).unwrap();
    sheet.write_datetime_with_format(3, 1, &on, &french).unwrap();
    sheet.write_number(4, 1, 0.1 + 0.2).unwrap();
    sheet.write_boolean(5, 1, true).unwrap();
    sheet.set_active(true);
    let table = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(table.head, ["", "le"]);
    assert_eq!(table.rows[0].cells[1], Given::Day(Day::ymd(2015, 2, 4).unwrap()));
    assert_eq!(shown(&table)[1..], [row(5, &["", "#0.3"]), row(6, &["", "oui"])]);
}

#[test]
fn a_bomb_is_measured_before_it_is_read() {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/sharedStrings.xml", options).unwrap();
    let block = vec![b' '; 1_048_576];
    for _ in 0..513 {
        zip.write_all(&block).unwrap();
    }
    let file = zip.finish().unwrap().into_inner();
    assert!(file.len() < 2_097_152);
    assert!(matches!(read(&file), Err(ReadError::TooLarge { .. })));
}

proptest! {
    #[test]
    fn no_bytes_break_the_reader(file in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&file);
    }

    #[test]
    fn what_is_written_is_read_again(texts in proptest::collection::vec("[ -~é€\n;\"]{0,20}", 1..40)) {
        let cells: Vec<Vec<Cell>> = texts.iter().map(|text| vec![Cell::Integer(1), format!("x{text}x").into()]).collect();
        let expected: Vec<String> = texts.iter().map(|text| format!("x{text}x")).collect();
        for dialect in [Dialect::Standard, Dialect::French] {
            let table = read(&csv(&["n", "texte"], cells.clone(), dialect).unwrap()).unwrap();
            let found: Vec<String> = shown(&table).into_iter().map(|(_, cells)| cells[1].clone()).collect();
            prop_assert_eq!(&found, &expected);
        }
    }
}
