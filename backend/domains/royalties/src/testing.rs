//! The cooperative's own figures, shared by the tests of this room.

use crate::public::{BasisPoints, Beneficiary, PotKey, RevenueLine, SacemDues};
use values::{Day, Money};

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn key(code: &str, name: &str, basis_points: u16, beneficiary: Beneficiary) -> PotKey {
    PotKey {
        code: code.parse().unwrap(),
        name: name.to_owned(),
        basis_points: BasisPoints(basis_points),
        beneficiary,
    }
}

/// 20 / 15 / 10 / 15 / 40, as the cooperative began.
pub(crate) fn keys_of_2014() -> Vec<PotKey> {
    vec![
        key("running", "Part fonctionnement SCIC", 2000, Beneficiary::Cooperative),
        key("research", "Recherche & développement", 1500, Beneficiary::Cooperative),
        key("savings", "Fonds épargne solidaire", 1000, Beneficiary::SavingsFund),
        key("fixed", "Part fixe contribution aux catalogues", 1500, Beneficiary::RightsHolders),
        key("variable", "Part variable", 4000, Beneficiary::RightsHolders),
    ]
}

/// Revenue of 103 180 €, of which 62 500 € of subscriptions.
pub(crate) fn revenue_of_2015() -> Vec<RevenueLine> {
    let line =
        |label: &str, amount: Money, in_scope| RevenueLine { label: label.to_owned(), amount, in_scope };
    vec![
        line("Abonnements 1D touch", Money::euros(62_500), true),
        line("Bornes tactiles", Money::euros(30_000), false),
        line("Formations", Money::euros(10_680), false),
    ]
}

pub(crate) fn sacem_of_2015() -> SacemDues {
    SacemDues::Statement { amount: Money::euros(2_500), reference: "Relevé Sacem 2015-12".to_owned() }
}
