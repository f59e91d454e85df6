use calcard::{Entry, Parser};
use proptest::prelude::*;

use super::*;

fn uid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn person() -> Card {
    Card {
        uid: uid(0x0190_5f3a_0000_7000_8000_0000_0000_0001),
        full_name: "Maëlle Le Goff".into(),
        name: Name::Person {
            given: "Maëlle".into(),
            family: "Le Goff".into(),
            organisation: Some(
                "Médiathèque « Le Pavillon » ; section jeunesse, Saint-Étienne-du-Rouvray".into(),
            ),
        },
        title: Some("Directrice, par intérim".into()),
        role: Some("Représentante au collège des usagers".into()),
        email: Some("maelle.legoff@example.org".parse().unwrap()),
        address: Some(Address {
            lines: vec!["Service des acquisitions".into(), "12, rue de l’Église ; bât. B".into()],
            postal_code: "76800".into(),
            city: "Saint-Étienne-du-Rouvray".into(),
            country: "France".into(),
        }),
        categories: vec!["Sociétaire".into(), "Collège C, usagers".into()],
        note: Some("Deux lignes :\r\nla seconde ; avec \\ et ,".into()),
        revised: "2015-06-01T09:30:15.250+02:00".parse().unwrap(),
    }
}

fn organisation() -> Card {
    Card {
        uid: uid(0x0190_5f3a_0000_7000_8000_0000_0000_0002),
        full_name: String::new(),
        name: Name::Organisation { name: "Ville de Lézignan".into() },
        title: None,
        role: None,
        email: None,
        address: None,
        categories: vec![" ".into()],
        note: Some(" \r\n ".into()),
        revised: Timestamp::from_micros(0),
    }
}

fn text(cards: &[Card]) -> String {
    String::from_utf8(vcard(cards).unwrap()).unwrap()
}

/// The content lines as a reader sees them (RFC 6350, § 3.2).
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// What a parser finds in a file: the cards, each as pairs of a property and its values.
fn read(text: &str) -> Vec<Vec<(String, Vec<VCardValue>)>> {
    let mut parser = Parser::new(text);
    let mut cards = Vec::new();
    loop {
        match parser.entry() {
            Entry::VCard(card) => cards.push(
                card.entries
                    .into_iter()
                    .map(|entry| (entry.name.as_str().to_owned(), entry.values))
                    .collect(),
            ),
            Entry::Eof => return cards,
            other => panic!("{other:?}"),
        }
    }
}

fn texts(card: &[(String, Vec<VCardValue>)], property: &str) -> Vec<String> {
    let values = card.iter().filter(|(name, _)| name == property).flat_map(|(_, values)| values);
    let found = values.flat_map(|value| match value {
        VCardValue::Text(text) => vec![text.clone()],
        VCardValue::Component(parts) => parts.clone(),
        other => vec![format!("{other:?}")],
    });
    found.collect()
}

#[test]
fn the_file_is_its_golden_one() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cards.vcf");
    let bytes = vcard(&[person(), organisation()]).unwrap();
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &bytes).unwrap();
    }
    let stored = std::fs::read(&path).unwrap_or_default();
    assert!(stored == bytes, "golden/cards.vcf is stale: look at the file, then run with REGENERATE=1");
}

#[test]
fn what_separates_is_escaped() {
    let lines = unfolded(&text(&[person()]));
    for line in [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID:urn:uuid:01905f3a-0000-7000-8000-000000000001",
        "KIND:individual",
        "FN:Maëlle Le Goff",
        "N:Le Goff;Maëlle;;;",
        "ORG:Médiathèque « Le Pavillon » \\; section jeunesse\\, Saint-Étienne-du-Rouvray",
        "TITLE:Directrice\\, par intérim",
        "ADR:;;Service des acquisitions,12\\, rue de l’Église \\; bât. B;Saint-Étienne-du-Rouvray;;76800;France",
        "CATEGORIES:Sociétaire,Collège C\\, usagers",
        "NOTE:Deux lignes :\\nla seconde \\; avec \\\\ et \\,",
        "REV:20150601T073015Z",
        "END:VCARD",
    ] {
        assert!(lines.iter().any(|found| found == line), "{line} is not in {lines:#?}");
    }
    assert_eq!(lines[1], "VERSION:4.0", "VERSION comes right after BEGIN (§ 6.7.9)");
}

#[test]
fn nobody_writes_a_property_into_the_card_of_another() {
    let mut card = person();
    let attack = "x\r\nEMAIL:evil@example.org\rEND:VCARD\nBEGIN:VCARD\u{0}\u{85}";
    card.full_name = attack.into();
    card.note = Some(attack.into());
    card.title = Some(attack.into());
    card.categories = vec![attack.into()];
    let cards = read(&text(&[card, organisation()]));
    assert_eq!(cards.len(), 2);
    assert_eq!(texts(&cards[0], "EMAIL"), ["maelle.legoff@example.org"]);
    assert_eq!(texts(&cards[0], "NOTE"), ["x\nEMAIL:evil@example.org\nEND:VCARD\nBEGIN:VCARD"]);
}

#[test]
fn an_organisation_has_one_name_and_nothing_empty() {
    assert_eq!(
        text(&[organisation()]),
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:01905f3a-0000-7000-8000-000000000002\r\nKIND:org\r\n\
         FN:Ville de Lézignan\r\nORG:Ville de Lézignan\r\nREV:19700101T000000Z\r\nEND:VCARD\r\n"
    );
    let nowhere = Card { address: Some(Address::default()), ..organisation() };
    assert_eq!(text(&[nowhere]), text(&[organisation()]));
    assert_eq!(vcard(&[]).unwrap(), b"");
}

#[test]
fn a_card_without_a_name_is_refused() {
    let name = Name::Person { given: " ".into(), family: String::new(), organisation: Some("Ville".into()) };
    let card = Card { full_name: "\u{7}".into(), name, ..person() };
    assert_eq!(vcard(std::slice::from_ref(&card)).unwrap_err(), CardError::Nameless { uid: card.uid });
}

#[test]
fn a_revision_outside_the_calendar_is_refused() {
    for micros in [i64::MIN, i64::MAX] {
        let card = Card { revised: Timestamp::from_micros(micros), ..person() };
        assert_eq!(
            vcard(std::slice::from_ref(&card)).unwrap_err(),
            CardError::RevisedOutsideCalendar { uid: card.uid }
        );
    }
    let last = Card { revised: "9999-12-31T23:59:59.999Z".parse().unwrap(), ..person() };
    assert!(text(&[last]).contains("\r\nREV:99991231T235959Z\r\n"));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        words in proptest::collection::vec("\\PC{1,90}|[a-zé😀,;\\\\:\n]{1,120}", 6),
        lines in proptest::collection::vec("[a-zé😀,;\\\\ ]{1,80}", 0..4),
    ) {
        let card = Card {
            full_name: format!("A{}", words[0]),
            name: Name::Person {
                given: words[1].clone(),
                family: words[2].clone(),
                organisation: Some(words[3].clone()),
            },
            note: Some(words[4].clone()),
            categories: vec![words[5].clone(), "mot".into()],
            address: Some(Address { lines: lines.clone(), city: words[0].clone(), ..Address::default() }),
            ..person()
        };
        let written = text(&[card, organisation()]);
        for line in written.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let cards = read(&written);
        prop_assert_eq!(cards.len(), 2);
        let clean = |text: &str| said(text).into_iter().collect::<Vec<_>>();
        prop_assert_eq!(texts(&cards[0], "FN"), clean(&format!("A{}", words[0])));
        prop_assert_eq!(texts(&cards[0], "ORG"), clean(&words[3]));
        prop_assert_eq!(texts(&cards[0], "NOTE"), clean(&words[4]));
        let categories = [clean(&words[5]), vec!["mot".into()]].concat();
        prop_assert_eq!(texts(&cards[0], "CATEGORIES"), categories);
        let name = [&words[2], &words[1]].map(|part| said(part).unwrap_or_default());
        prop_assert_eq!(&texts(&cards[0], "N")[..2], &name);
    }
}
