//! What other programs are told of the members, against golden files.

use std::path::Path;

use members::public::{
    CallRow, College, MemberContact, MemberId, MemberKind, MemberRow, Movement, MovementRow, NewName,
    Operation, PaymentMeans, PostalAddress, RefundEntry, Representative,
};
use tables::Dialect;
use values::{Day, Money, Shares, Timestamp, Uuid};

use crate::DocumentError;
use crate::share_entries::{Account, ShareFacts, csv, lines, workbook};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn member(number: u64) -> MemberId {
    MemberId::new(Uuid::from_u128(0x0b0b_0000_0000_4000_8000_0000_0000_0000 + u128::from(number)))
}

const NAMES: [&str; 2] = ["Zoé Exemple", "Labels d’Exemple"];

/// A movement of shares of 100 €.
fn moved(number: u64, who: u64, operation: Operation, (shares, paid): (i64, i64), on: &str) -> MovementRow {
    let subscribed = Money::euros(shares * 100);
    let other = [Operation::TransferOut, Operation::TransferIn].contains(&operation);
    MovementRow {
        movement: Movement {
            number,
            on: day(on),
            recorded_at: Timestamp::start_of(day(on)),
            operation,
            shares,
            nominal: Money::euros(100),
            subscribed,
            paid: Money::euros(paid),
            held_subscribed: subscribed,
            held_paid: Money::euros(paid),
            release_by: None,
            counterparty: other.then(|| member(3 - who)),
            means: PaymentMeans::Transfer,
            reference: format!("VIR {number}"),
        },
        member_id: member(who),
        member_number: who,
        member_name: NAMES[usize::try_from(who).unwrap() - 1].to_owned(),
    }
}

fn called(who: u64, amount: i64, on: &str) -> CallRow {
    CallRow {
        call_id: format!("{who}"),
        member_id: member(who),
        member_number: who,
        member_name: NAMES[usize::try_from(who).unwrap() - 1].to_owned(),
        on: day(on),
        due_on: day(on).plus_days(30),
        amount: Money::euros(amount),
    }
}

fn owed(movement: u64, losses: i64, repaid: i64, on: &str) -> RefundEntry {
    RefundEntry {
        member_id: member(2),
        member_number: 2,
        member_name: NAMES[1].to_owned(),
        movement,
        on: day(on),
        losses: Money::euros(losses),
        repaid: Money::euros(repaid),
        means: PaymentMeans::Transfer,
        reference: String::new(),
    }
}

/// Two subscriptions, a call, what is paid of it and beyond it, a transfer, an exit with losses, its repayment.
fn facts() -> ShareFacts {
    let movements = vec![
        moved(1, 1, Operation::Subscription, (10, 250), "2015-01-05"),
        moved(2, 2, Operation::Subscription, (4, 400), "2015-01-06"),
        moved(3, 1, Operation::Payment, (0, 250), "2015-03-20"),
        moved(4, 1, Operation::Payment, (0, 300), "2015-04-01"),
        moved(5, 1, Operation::TransferOut, (-5, -400), "2015-06-15"),
        moved(5, 2, Operation::TransferIn, (5, 400), "2015-06-15"),
        moved(6, 2, Operation::Withdrawal, (-9, -800), "2015-09-30"),
    ];
    let parts = [((1, 1), 250), ((2, 2), 400), ((5, 1), -400), ((5, 2), 400), ((6, 2), -800)];
    ShareFacts {
        movements,
        called: parts.map(|((number, who), euros)| ((number, member(who)), Money::euros(euros))).into(),
        calls: vec![called(1, 250, "2015-03-01")],
        refunds: vec![owed(6, 30, 0, "2015-09-30"), owed(6, 0, 770, "2015-12-15")],
    }
}

#[test]
fn the_accountants_list_of_movements() {
    let entries = lines(&facts(), day("2015-01-01"), day("2015-12-31")).unwrap();
    let file = String::from_utf8(csv(&entries, Dialect::French).unwrap()).unwrap();
    kept("share_entries.csv", &file);
    let balance = |account| -> Money {
        entries.iter().filter(|line| line.account == account).map(|line| line.amount).sum()
    };
    assert_eq!(balance(Account::Paid), -Money::euros(400), "what is left of what was paid");
    assert_eq!(balance(Account::OwedNotCalled) + balance(Account::NotCalled), Money::ZERO);
    assert_eq!(balance(Account::OwedCalled) + balance(Account::CalledUnpaid), Money::ZERO);
    assert_eq!(balance(Account::ToRepay), Money::ZERO, "all is repaid but for the losses");
    assert!(workbook(&entries).unwrap().starts_with(b"PK"));
    let year_before = lines(&facts(), day("2014-01-01"), day("2014-12-31")).unwrap();
    assert_eq!(year_before, []);
    let second_half = lines(&facts(), day("2015-07-01"), day("2015-12-31")).unwrap();
    assert_eq!(
        second_half,
        entries.into_iter().filter(|line| line.on >= day("2015-07-01")).collect::<Vec<_>>()
    );
}

#[test]
fn a_piece_that_does_not_balance_is_no_piece() {
    let mut half = facts();
    half.movements.remove(5);
    let refused = lines(&half, day("2015-01-01"), day("2015-12-31")).unwrap_err();
    assert!(matches!(refused, DocumentError::DoesNotAddUp { .. }), "{refused}");
}

fn contact(number: u64, named: Option<NewName>) -> MemberContact {
    let entity = matches!(named, Some(NewName::Entity { .. }));
    MemberContact {
        row: MemberRow {
            member_id: member(number),
            number,
            name: NAMES[usize::from(entity)].to_owned(),
            college: College::Supporters,
            category: "supporter-person".parse().unwrap(),
            kind: if entity { MemberKind::Company } else { MemberKind::NaturalPerson },
            siren: entity.then(|| "732829320".parse().unwrap()),
            city: "SAINT-ÉTIENNE".to_owned(),
            admitted_on: day("2015-01-05"),
            shares: Shares::new(4),
            subscribed: Money::euros(400),
            paid: Money::euros(400),
            called: Money::euros(400),
            due: Money::ZERO,
            version: 2,
        },
        named,
        address: Some(PostalAddress {
            lines: vec!["Bâtiment B ; escalier 2".to_owned(), "1 rue de l’Exemple".to_owned()],
            postal_code: "42000".to_owned(),
            city: "SAINT-ÉTIENNE".to_owned(),
            country: "FR".to_owned(),
        }),
        email: Some("contact@exemple.fr".parse().unwrap()),
        representative: entity.then(|| Representative {
            given_name: "Inès".to_owned(),
            family_name: "Modèle".to_owned(),
            capacity: "gérante".to_owned(),
        }),
        recorded_at: Timestamp::start_of(day("2015-01-05")),
    }
}

#[test]
fn members_as_an_address_book() {
    let zoe = NewName::Person { given_name: "Zoé".to_owned(), family_name: "Exemple".to_owned() };
    let labels = NewName::Entity { name: NAMES[1].to_owned() };
    let contacts = [contact(1, Some(zoe)), contact(2, Some(labels)), contact(3, None)];
    let cards = String::from_utf8(crate::address_book::cards(&contacts).unwrap()).unwrap();
    assert_eq!(cards.matches("BEGIN:VCARD").count(), 2, "who is erased has no card");
    kept("address_book.vcf", &cards);
}

/// Holds a text against its golden file.
fn kept(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{name}: REGENERATE=1 rewrites {}; now:\n{text}", path.display());
}
