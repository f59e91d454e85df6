mod chains;
mod files;
mod golden;

use values::{Day, Money, Shares, Timestamp, Uuid};

use crate::objects::Transaction;
use crate::*;

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_5f3a_0000_7000_8000_0000_0000_0000 + number)
}

pub(super) fn movement(number: u64, on: &str, member: u128, shares: u32, kind: MovementKind) -> Movement {
    Movement { number, on: day(on), member: id(member), shares: Shares::new(shares), kind }
}

pub(super) fn subscription() -> MovementKind {
    MovementKind::Subscription { price_per_share: Money::euros(50) }
}

pub(super) fn to(member: u128) -> MovementKind {
    MovementKind::TransferOut { to: id(member), price: None }
}

pub(super) fn from(member: u128) -> MovementKind {
    MovementKind::TransferIn { from: id(member) }
}

pub(super) fn withdrawal(refund: Refund) -> MovementKind {
    MovementKind::Withdrawal { refund, reason: "Withdrawal".to_owned() }
}

fn address(line: &str, postal_code: &str, city: &str) -> Address {
    Address {
        lines: vec![line.to_owned()],
        postal_code: postal_code.to_owned(),
        city: city.to_owned(),
        country: Country::FRANCE,
    }
}

fn individual(number: u64, given: &str, family: &str) -> Stakeholder {
    Stakeholder {
        id: id(u128::from(number)),
        number,
        name: format!("{given} {family}"),
        kind: StakeholderKind::Individual { given: Some(given.into()), family: Some(family.into()) },
        college: Some("A, salariés".into()),
        address: Some(address("3, impasse des Lilas", "42000", "Saint-Étienne")),
        email: Some("maelle@example.org".parse().unwrap()),
    }
}

/// Members 1 (a human being), 2 (a town), 3 (whose identity was erased), and the movements given.
pub(super) fn table(movements: Vec<Movement>) -> CapTable {
    CapTable {
        issuer: Issuer {
            id: id(1000),
            legal_name: "Les Écouteurs, SCIC SA à capital variable".into(),
            formed_on: day("2007-05-14"),
            country: "FR".parse().unwrap(),
            siren: "732829320".parse().unwrap(),
            email: Some("bonjour@example.org".parse().unwrap()),
            address: Some(address("12, rue de l’Église", "42000", "Saint-Étienne")),
        },
        share: ShareClass { id: id(1001), name: "Part sociale".into(), nominal: Money::euros(50) },
        stakeholders: vec![
            Stakeholder {
                kind: StakeholderKind::Individual { given: None, family: None },
                name: "Identité effacée".into(),
                address: None,
                email: None,
                college: None,
                ..individual(3, "", "")
            },
            individual(1, "Maëlle", "Le Goff"),
            Stakeholder {
                name: "Ville de Lézignan".into(),
                kind: StakeholderKind::Institution {
                    siren: Some("732829320".parse().unwrap()),
                    representative: Some("Jean Dupont".into()),
                },
                ..individual(2, "", "")
            },
        ],
        movements,
        as_of: day("2015-12-31"),
        generated_at: Timestamp::start_of(day("2016-01-04")),
    }
}

/// A few years with each kind of movement, given in the order of recording: the last was recorded late.
pub(super) fn years() -> CapTable {
    table(vec![
        movement(1, "2014-05-01", 1, 10, subscription()),
        movement(2, "2014-06-01", 1, 5, subscription()),
        movement(3, "2014-06-01", 2, 100, subscription()),
        movement(
            4,
            "2015-01-15",
            1,
            12,
            MovementKind::TransferOut { to: id(3), price: Some(Money::euros(500)) },
        ),
        movement(5, "2015-01-15", 3, 12, from(1)),
        movement(6, "2015-03-01", 2, 40, withdrawal(Refund::Fixed(Money::cents(199_999)))),
        movement(7, "2015-12-31", 3, 11, withdrawal(Refund::Open)),
        movement(8, "2015-12-31", 1, 1, withdrawal(Refund::Fixed(Money::ZERO))),
        movement(9, "2014-07-01", 1, 1, subscription()),
    ])
}

/// The transactions of some movements, or why there are none.
pub(super) fn run(movements: Vec<Movement>) -> Result<Vec<Transaction>, CapTableError> {
    crate::securities::transactions(&table(movements))
}
