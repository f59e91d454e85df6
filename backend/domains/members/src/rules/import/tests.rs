//! Rows as people write them.

use values::{Day, Money};

use super::cells::{amount, count, day};
use super::fault::{ImportError, RowFault};
use super::guess;
use super::keys::Keys;
use super::rows::{Candidate, Plan};
use crate::public::{
    Applicant, College, DayOrder, DecimalMark, ImportField, ImportMapping, MemberKind, PaymentMeans,
    SourceCell, SourceRow,
};

fn text(text: &str) -> SourceCell {
    if text.is_empty() { SourceCell::Empty } else { SourceCell::Text(text.to_owned()) }
}

fn the(year: i32, month: u32, day: u32) -> Day {
    Day::ymd(year, month, day).unwrap()
}

#[test]
fn a_day_is_read_in_the_order_of_its_source_and_never_guessed() {
    let read = |cell: &SourceCell, order| day(ImportField::On, cell, order).ok().flatten();
    let french = |of: &str| read(&text(of), DayOrder::DayFirst);
    for of in ["04/02/2015", "4/2/2015", "04.02.2015", "04-02-2015", "2015-02-04", "2015-02-04 00:00:00"] {
        assert_eq!(french(of), Some(the(2015, 2, 4)), "{of}");
    }
    assert_eq!(read(&text("02/04/2015"), DayOrder::MonthFirst), Some(the(2015, 2, 4)));
    assert_eq!(read(&SourceCell::Day(the(2015, 2, 4)), DayOrder::MonthFirst), Some(the(2015, 2, 4)));
    for of in ["04/02/15", "31/02/2015", "13/13/2015", "février 2015", "42039", "04/02", "4/2/2015/1"] {
        assert_eq!(french(of), None, "{of}");
    }
    assert_eq!(day(ImportField::On, &SourceCell::Empty, DayOrder::DayFirst), Ok(None));
}

#[test]
fn an_amount_that_could_be_two_is_none() {
    let read =
        |of: &str, mark| amount(ImportField::Paid, &text(of), mark).ok().flatten().map(Money::as_cents);
    let french = |of: &str| read(of, DecimalMark::Comma);
    for (of, cents) in [
        ("1 234,50 €", 123_450),
        ("1\u{202f}234,5", 123_450),
        ("1\u{a0}234,50EUR", 123_450),
        ("1.234,50", 123_450),
        ("1.234.567", 123_456_700),
        ("100", 10_000),
        ("100,00", 10_000),
        ("12.50", 1_250),
        ("0,5", 50),
        ("-20", -2_000),
    ] {
        assert_eq!(french(of), Some(cents), "{of}");
    }
    for of in [
        "1,234.50",
        "12,345",
        "1.23,5",
        "1.2345",
        "cent",
        "1,,2",
        ",5",
        "5,",
        "1e3",
        "--1",
        "€",
        "1234.567,5,5",
    ] {
        assert_eq!(french(of), None, "{of}");
    }
    let english = |of: &str| read(of, DecimalMark::Point);
    assert_eq!(english("1,234.50"), Some(123_450));
    assert_eq!(english("1.234,50"), None);
    assert_eq!(
        amount(ImportField::Paid, &SourceCell::Number("12.5".into()), DecimalMark::Comma).unwrap(),
        Some(Money::cents(1_250))
    );
    assert!(amount(ImportField::Paid, &SourceCell::Day(the(2015, 1, 1)), DecimalMark::Comma).is_err());
}

#[test]
fn shares_are_whole() {
    let read = |of: &str| count(ImportField::Shares, &text(of)).ok().flatten();
    assert_eq!((read("4"), read("1 000"), read("10,00")), (Some(4), Some(1_000), Some(10)));
    for of in ["4,5", "-4", "quatre", "4.0.0", "99999999999"] {
        assert_eq!(read(of), None, "{of}");
    }
    assert_eq!(count(ImportField::Shares, &SourceCell::Number("4".into())).unwrap(), Some(4));
    assert!(count(ImportField::Shares, &SourceCell::Number("4.5".into())).is_err());
}

const HEAD: &str = "Type;Prénom;NOM;Raison sociale;SIRET;Adresse;Complément;Code Postal;Ville;Courriel;Prénom du représentant;\
Nom du représentant;Qualité;Collège;Catégorie;Date d'entrée;Nb de parts;Versé;Mode de règlement;N° de chèque";

fn head() -> Vec<String> {
    HEAD.split(';').map(str::to_owned).collect()
}

fn row(cells: &str) -> SourceRow {
    SourceRow { line: 2, cells: cells.split(';').map(text).collect() }
}

fn read(cells: &str, change: fn(&mut ImportMapping)) -> Result<Candidate, RowFault> {
    let mut mapping = guess::mapping(&head());
    change(&mut mapping);
    let plan = Plan::new(&mapping, &head()).unwrap();
    plan.candidate(&row(cells), &mut Keys::of("essai".parse().unwrap()))
}

const ZOE: &str = "personne physique;Zoé;Exemple;;;1 rue de l'Essai;;1250;Ceyzériat;zoe@exemple.fr;;;;membres de SOUTIEN;\
supporter-person;04/02/2015;4;100,00;chèque;0012";
const SHOP: &str = "Société;;;Labels d'Exemple;732 829 320 00074;Bâtiment B;2 rue de l'Essai;42000;Saint-Étienne;;Inès;Modèle;\
gérante;;supporter-private;2015-02-04;5;500;Virement;";

#[test]
fn the_head_of_a_french_list_says_what_is_what() {
    let mapping = guess::mapping(&head());
    let of = |field| mapping.columns.get(&field).map(String::as_str);
    assert_eq!(of(ImportField::FamilyName), Some("NOM"));
    assert_eq!(of(ImportField::AddressLine2), Some("Complément"));
    assert_eq!(of(ImportField::Reference), Some("N° de chèque"));
    assert_eq!(of(ImportField::DecidedOn), None);
    assert_eq!(mapping.columns.len(), head().len());
}

#[test]
fn a_person_and_an_entity_are_read_from_one_table() {
    let zoe = read(ZOE, |_| {}).unwrap();
    let Applicant::NaturalPerson(person) = &zoe.applicant else { panic!("{zoe:?}") };
    assert_eq!((person.given_name.as_str(), person.address.postal_code.as_str()), ("Zoé", "01250"));
    assert_eq!((person.address.country.as_str(), person.address.lines.len()), ("FR", 1));
    assert_eq!(
        (zoe.college, zoe.decided_on, zoe.on),
        (Some(College::Supporters), the(2015, 2, 4), the(2015, 2, 4))
    );
    assert_eq!((zoe.shares.count(), zoe.paid, zoe.distinct), (4, Money::euros(100), false));
    assert_eq!((zoe.settlement.means, zoe.settlement.reference.as_str()), (PaymentMeans::Cheque, "0012"));
    let shop = read(SHOP, |_| {}).unwrap();
    assert_eq!((shop.applicant.kind(), shop.college), (MemberKind::Company, None));
    assert_eq!(shop.applicant.siren().unwrap().as_str(), "732829320");
    let Applicant::Company(entity) = &shop.applicant else { panic!("{shop:?}") };
    assert_eq!(entity.address.lines, ["Bâtiment B", "2 rue de l'Essai"]);
}

#[test]
fn words_and_defaults_of_a_source_are_put_into_ours() {
    let cells = ZOE.replacen("personne physique", "PP", 1).replacen(";4;", ";;", 1);
    let zoe = read(&cells, |mapping| {
        mapping.words.entry(ImportField::Kind).or_default().insert("pp".into(), "NaturalPerson".into());
        mapping.defaults.insert(ImportField::Shares, "2".into());
        mapping.defaults.insert(ImportField::Country, "be".into());
        mapping.defaults.insert(ImportField::PaidLater, "100".into());
        mapping.defaults.insert(ImportField::PaidLaterOn, "01/03/2015".into());
        mapping.defaults.insert(ImportField::Distinct, "Oui".into());
    });
    let zoe = zoe.unwrap();
    assert_eq!((zoe.shares.count(), zoe.distinct), (2, true));
    assert_eq!(zoe.later, Some((Money::euros(100), the(2015, 3, 1))));
    let Applicant::NaturalPerson(person) = &zoe.applicant else { panic!("{zoe:?}") };
    assert_eq!((person.address.country.as_str(), person.address.postal_code.as_str()), ("BE", "1250"));
}

#[test]
fn a_row_is_refused_for_the_first_thing_that_cannot_be_meant() {
    let refused = |from: &str, to: &str| read(&ZOE.replacen(from, to, 1), |_| {}).unwrap_err();
    let missing = |field| RowFault::Missing { field };
    assert_eq!(refused("04/02/2015", ""), missing(ImportField::On));
    assert_eq!(refused("supporter-person", ""), missing(ImportField::Category));
    assert_eq!(refused(";4;", ";;"), missing(ImportField::Shares));
    assert_eq!(refused("100,00", ""), missing(ImportField::Paid));
    assert!(matches!(
        refused("supporter-person", "Très cher"),
        RowFault::Malformed { field: ImportField::Category, .. }
    ));
    assert!(matches!(
        refused("zoe@exemple.fr", "zoe"),
        RowFault::Malformed { field: ImportField::Email, .. }
    ));
    assert!(matches!(
        refused("personne physique", "robot"),
        RowFault::UnknownWord { field: ImportField::Kind, .. }
    ));
    assert!(matches!(refused("chèque", "troc"), RowFault::UnknownWord { field: ImportField::Means, .. }));
    assert!(matches!(
        refused("Zoé", "Zo\u{fffd}"),
        RowFault::LostCharacter { field: ImportField::GivenName, .. }
    ));
    assert!(matches!(refused("Zoé", "Zo\0"), RowFault::LostCharacter { field: ImportField::GivenName, .. }));
    assert_eq!(refused("0012", "0012;x"), RowFault::TooManyCells { expected: 20, found: 21 });
    let nameless = SHOP.replacen("Société", "", 1);
    assert_eq!(read(&nameless, |_| {}).unwrap_err(), missing(ImportField::Kind));
    assert!(matches!(
        read(&SHOP.replacen("00074", "00075", 1), |_| {}).unwrap_err(),
        RowFault::Malformed { field: ImportField::Siret, .. }
    ));
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_with_the_table() {
    let refused = |change: fn(&mut ImportMapping), head: &[String]| {
        let mut mapping = guess::mapping(head);
        change(&mut mapping);
        Plan::new(&mapping, head).unwrap_err()
    };
    let wrong = refused(|of| drop(of.columns.insert(ImportField::Paid, "Payé".into())), &head());
    assert_eq!(wrong, ImportError::MissingColumns { missing: vec!["Payé".into()], head: head() });
    let twice: Vec<String> = head().into_iter().chain(["Ville".to_owned()]).collect();
    assert_eq!(refused(|_| {}, &twice), ImportError::RepeatedColumn { column: "Ville".into() });
    let fields = vec![ImportField::Category, ImportField::Shares, ImportField::Paid, ImportField::On];
    assert_eq!(refused(|_| {}, &["Nom".to_owned()]), ImportError::FieldsNotMapped { fields });
    let blank = refused(|of| drop(of.defaults.insert(ImportField::Country, " ".into())), &head());
    assert_eq!(blank, ImportError::BadMapping { field: ImportField::Country });
}

#[test]
fn a_row_is_recognised_by_what_it_says_or_by_its_number() {
    let mut keys = Keys::of("essai".parse().unwrap());
    let (one, other) = (keys.next(&row(ZOE), None), keys.next(&row(SHOP), None));
    let again = keys.next(&row(ZOE), None);
    assert!(one != other && one != again);
    let mut later = Keys::of("essai".parse().unwrap());
    assert_eq!(
        (later.next(&row(SHOP), None), later.next(&row(ZOE), None)),
        (other, one),
        "in whatever order"
    );
    assert_ne!(Keys::of("autre".parse().unwrap()).next(&row(ZOE), None), one, "of another source");
    assert_eq!(keys.next(&row(ZOE), Some("7")), later.next(&row(SHOP), Some("7")), "the number alone");
    assert_eq!(one.to_string(), "f71c0881-d533-57ad-854f-6618f7ab6419", "for ever");
}
