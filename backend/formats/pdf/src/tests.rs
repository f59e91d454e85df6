use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;

fn info() -> Info {
    Info {
        title: "Essai « pleine page »".into(),
        author: "Coopérative d’essai".into(),
        subject: "Mise en page".into(),
        keywords: vec!["essai".into()],
        language: "fr-FR".into(),
        created: Moment::midnight(2016, 5, 21),
    }
}

fn style() -> PageStyle {
    let line = FurnitureLine { left: "Essai".into(), centre: String::new(), right: "{page}/{pages}".into() };
    PageStyle { footer: Furniture { lines: vec![line], skip_first: false }, ..PageStyle::default() }
}

fn look() -> TableStyle {
    TableStyle {
        size: 8.5,
        pad_x: 5.0,
        pad_y: 3.0,
        head_fill: Some(Color::rgb(20, 58, 92)),
        head_ink: Color::WHITE,
        stripe: Some(Color::rgb(244, 247, 250)),
        between: None,
        beside: None,
    }
}

fn rows(count: usize) -> Table {
    Table {
        columns: vec![
            Column::new(Width::Share(1.0), Align::Left),
            Column::new(Width::Fixed(90.0), Align::Right),
        ],
        head: vec!["Lieu".into(), "Montant".into()],
        rows: (1..=count).map(|n| Row::new([format!("Médiathèque n° {n}"), format!("{n},00 €")])).collect(),
        style: look(),
    }
}

fn sample() -> Document {
    let mut document = Document::new(info(), style());
    document.heading(Level::Title, "Rapport d’essai");
    document.paragraph(
        Rich::from("Un paragraphe assez long pour passer à la ligne, avec un mot ")
            .bold("en gras")
            .plain(", des guillemets « français », une somme de 103\u{202f}180,00\u{a0}€ et un œuf à Łódź, Αθήνα, Москва."),
    );
    document.heading(Level::One, "Un chapitre");
    document.bullets([Rich::from("Premier point"), Rich::strong("Second point")]);
    document.key_values(&[("SIREN", "802 000 007".into()), ("Siège", "Saint-Étienne".into())], 90.0);
    let style = BoxStyle { fill: Some(Color::rgb(235, 242, 248)), stroke: None, padding: 8.0, radius: 4.0 };
    document.boxed(style, |inner| inner.paragraph("Encadré."));
    document.heading(Level::Two, "Une section");
    document.table(&rows(60));
    let frame = document.frame(60.0);
    document.draw(
        frame,
        [
            Primitive::Circle {
                center: Point::new(30.0, 30.0),
                radius: 20.0,
                fill: Some(Color::rgb(200, 80, 40)),
                stroke: None,
            },
            Primitive::Polygon {
                points: vec![Point::new(60.0, 50.0), Point::new(80.0, 10.0), Point::new(100.0, 50.0)],
                fill: None,
                stroke: Some(Stroke::new(Color::BLACK, 1.0)),
            },
            Primitive::Polyline {
                points: vec![Point::new(110.0, 50.0), Point::new(130.0, 10.0), Point::new(150.0, 50.0)],
                stroke: Stroke::new(Color::BLACK, 1.0),
            },
        ],
    );
    document
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    let (first, second) = (sample().finish().unwrap(), sample().finish().unwrap());
    assert_eq!(first.bytes, second.bytes);
    assert!(first.bytes.len() < 60_000, "fonts are subset: {} bytes", first.bytes.len());
}

#[test]
fn another_paper_has_another_identifier() {
    let mut other = sample();
    other.paragraph("Un mot de plus.");
    let id = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        format!("{:?}", file.trailer.get(b"ID").unwrap())
    };
    assert_ne!(id(&sample().finish().unwrap().bytes), id(&other.finish().unwrap().bytes));
}

#[test]
fn a_table_goes_over_with_its_head_and_every_page_is_numbered() {
    let finished = sample().finish().unwrap();
    assert_eq!(finished.pages, 2);
    assert_eq!(finished.text.matches("Montant").count(), 2);
    assert!(finished.text.contains("1/2") && finished.text.contains("2/2"), "{}", finished.text);
    for n in 1..=60 {
        assert_eq!(finished.text.matches(&format!("Médiathèque n° {n} ")).count(), 1, "row {n}");
    }
}

#[test]
fn a_character_without_a_drawing_is_refused_by_name() {
    let mut document = Document::new(info(), style());
    document.paragraph("Une bibliothèque à Tōkyō 東");
    let error = document.finish().unwrap_err();
    assert_eq!(
        error,
        PdfError::MissingGlyph {
            character: '東', code: 0x6771, text: "Une bibliothèque à Tōkyō 東".into()
        }
    );
    assert_eq!(uncovered("Tōkyō 東京"), vec!['京', '東']);
}

#[test]
fn equivalents_are_drawn_and_nothing_else_is_changed() {
    assert_eq!(
        face::transliterate("e\u{301}te\u{301}\tC\u{327}a\u{ad}va\u{2011}t\u{2011}il"),
        "été Çava-t-il"
    );
    assert_eq!(face::transliterate("103\u{202f}180,00\u{a0}€"), "103\u{202f}180,00\u{a0}€");
}

#[test]
fn no_line_is_wider_than_its_measure() {
    let rich = Rich::from("Référence ")
        .bold("1234567890123456789012345678901234567890")
        .plain(" et la suite du texte");
    let lines = text::wrap(&rich, 9.0, 100.0);
    assert!(lines.len() > 2);
    for line in &lines {
        assert!(line.width <= 100.1, "{line:?}");
    }
    let joined: String = lines.iter().flat_map(|l| &l.runs).map(|r| r.text.as_str()).collect();
    assert_eq!(joined.replace(' ', ""), "Référence1234567890123456789012345678901234567890etlasuitedutexte");
}

#[test]
fn unbreakable_spaces_never_end_a_line() {
    let lines = text::wrap(&Rich::from("Total : 103\u{202f}180,00\u{a0}€ hors taxes"), 10.0, 80.0);
    let texts: Vec<String> =
        lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect::<String>()).collect();
    assert!(texts.contains(&"103\u{202f}180,00\u{a0}€".to_owned()), "{texts:?}");
}

#[test]
fn a_row_taller_than_a_page_is_cut_and_loses_nothing() {
    let mut document = Document::new(info(), style());
    let words: Vec<String> = (0..3000).map(|n| format!("mot{n:04}")).collect();
    let mut table = rows(1);
    table.rows.push(Row::new([words.join(" "), "1,00 €".to_owned()]));
    document.table(&table);
    let finished = document.finish().unwrap();
    assert!(finished.pages > 2);
    for word in words {
        assert!(finished.text.contains(&word), "{word}");
    }
}

#[test]
fn a_heading_never_stands_alone_at_the_foot() {
    let mut document = Document::new(info(), style());
    let blank = document.remaining() - 30.0;
    document.space(blank);
    document.heading(Level::One, "Chapitre");
    document.paragraph("Texte.");
    let text = document.finish().unwrap().text;
    let (_, second) = text.split_once("--- 2 ---").unwrap();
    assert!(second.contains("Chapitre") && second.contains("Texte."), "{text}");
}

#[test]
fn the_outline_and_the_metadata_are_read_back() {
    let file = lopdf::Document::load_mem(&sample().finish().unwrap().bytes).unwrap();
    let catalog = file.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr-FR");
    let outlines = file.get_object(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(outlines.as_dict().unwrap().get(b"Count").unwrap().as_i64().unwrap(), 3);
    let info = file.get_object(file.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
    let info = info.as_dict().unwrap();
    assert!(!info.has(b"GTS_PDFXVersion"));
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20160521000000+00'00'");
}

#[test]
fn the_file_is_fit_for_the_archive() {
    let mut document = Document::new(Info { title: "A & B <c>".into(), ..info() }, style());
    document.paragraph("Texte.");
    let file = lopdf::Document::load_mem(&document.finish().unwrap().bytes).unwrap();
    let catalog = file.catalog().unwrap();
    let metadata = file.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let metadata = metadata.as_stream().unwrap();
    assert!(!metadata.dict.has(b"Filter"), "XMP stays plain");
    let xmp = std::str::from_utf8(&metadata.content).unwrap();
    for expected in [
        "<pdfaid:part>3</pdfaid:part>",
        "<rdf:li xml:lang=\"x-default\">A &amp; B &lt;c&gt;</rdf:li>",
        "<xmp:CreateDate>2016-05-21T00:00:00+00:00</xmp:CreateDate>",
    ] {
        assert!(xmp.contains(expected), "{expected} not in {xmp}");
    }
    let intent = catalog.get(b"OutputIntents").unwrap().as_array().unwrap()[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    assert!(intent.get(b"DestOutputProfile").unwrap().as_reference().is_ok());
}

/// How often each operator of the page's content is used.
fn operators(document: Document, operator: &str) -> usize {
    let file = lopdf::Document::load_mem(&document.finish().unwrap().bytes).unwrap();
    let page = file.get_pages()[&1];
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    content.operations.iter().filter(|operation| operation.operator == operator).count()
}

#[test]
fn tiles_are_filled_as_one_shape() {
    let frames = vec![Frame::new(0.0, 0.0, 2.0, 2.0), Frame::new(2.0, 0.0, 2.0, 2.0)];
    let fill = Color::BLACK;
    let with = |frames: Vec<Frame>| {
        let mut document = Document::new(info(), PageStyle::default());
        let frame = document.frame(10.0);
        document.draw(frame, [Primitive::Tiles { frames, fill }]);
        document
    };
    assert_eq!((operators(with(frames.clone()), "m"), operators(with(frames), "f")), (2, 1));
    assert_eq!(operators(with(Vec::new()), "f"), 0, "nothing is drawn of nothing");
}

#[test]
fn a_table_to_fill_in_has_lines_between_its_cells() {
    let lines = |beside| {
        let mut document = Document::new(info(), PageStyle::default());
        let table = rows(3);
        document.table(&Table { style: TableStyle { beside, ..table.style }, ..table });
        operators(document, "S")
    };
    let line = Stroke::new(Color::BLACK, 0.5);
    assert_eq!((lines(None), lines(Some(line))), (0, 8), "two for each row, its head too");
}

#[test]
fn no_stream_ends_in_a_line_end() {
    let mut rare = 0;
    for number in 0..400 {
        let mut document = Document::new(info(), style());
        document.paragraph(format!("Papier {number} : {}", "mot ".repeat(number % 37)));
        let file = lopdf::Document::load_mem(&document.finish().unwrap().bytes).unwrap();
        for stream in file.objects.values().filter_map(|object| object.as_stream().ok()) {
            assert!(!matches!(stream.content.last(), Some(b'\r' | b'\n')), "paper {number}");
            rare += usize::from(stream.content.is_empty());
        }
    }
    assert_eq!(rare, 0, "no stream is empty");
}

/// The outside judges, where they are installed (scripts/test installs them).
#[test]
fn outside_readers_accept_the_file_and_read_its_text() {
    let bytes = sample().finish().unwrap().bytes;
    if let Some(output) = run("qpdf", &["--check", "-"], &bytes) {
        assert!(output.contains("No syntax or stream encoding errors"), "{output}");
    }
    if let Some(text) = run("pdftotext", &["-layout", "-", "-"], &bytes) {
        for expected in ["Rapport d’essai", "œuf à Łódź, Αθήνα, Москва", "Médiathèque n° 60", "2/2"]
        {
            assert!(text.contains(expected), "{expected} not in {text}");
        }
    }
}

/// Runs a program on a file; `None` when it is not installed.
fn run(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let path = std::env::temp_dir().join(format!("quintette-pdf-{}-{program}.pdf", std::process::id()));
    std::fs::File::create(&path).unwrap().write_all(bytes).unwrap();
    let mut first = true;
    let arguments = arguments.iter().map(|argument| {
        if *argument == "-" && std::mem::take(&mut first) { path.to_str().unwrap() } else { argument }
    });
    let output = Command::new(program).args(arguments).stderr(Stdio::piped()).output().ok()?;
    let text =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if std::env::var_os("KEEP_PAPERS").is_none() {
        std::fs::remove_file(path).ok();
    }
    Some(text)
}
