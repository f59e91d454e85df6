//! Facts for the tests: invented, and marked as such.

pub(crate) mod meeting;
pub(crate) mod membership;
pub(crate) mod membership_letters;
pub(crate) mod minutes;
mod papers;
mod year;

pub(crate) use papers::{assembly, credit_note, invoice, invoice_of_many_places};
pub(crate) use year::activity;

use values::{Day, Fraction, VatNumber};

use crate::identity::Cooperative;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn part(num: i128, den: i128) -> Fraction {
    Fraction::new(num, den).unwrap()
}

fn whole(number: i128) -> Fraction {
    Fraction::integer(number)
}

pub(crate) fn cooperative() -> Cooperative {
    let siren = "802000000".parse().unwrap();
    Cooperative {
        name: "Quintette (exemple)".into(),
        legal_form: "SCIC SA à capital variable".into(),
        capital: "capital variable, minimum 18\u{202f}500\u{a0}€".into(),
        seat: vec!["5 rue Javelin-Pagnon".into(), "42000 Saint-Étienne".into()],
        vat_number: VatNumber::of_siren(&siren),
        siren,
        siret: "80200000000017".parse().unwrap(),
        rcs_city: "Saint-Étienne".into(),
        contact: "factures@quintette.example".into(),
    }
}

/// The five colleges: name, weight in percent, members.
const COLLEGES: [(&str, i128, u64); 5] = [
    ("Salariés", 20, 16),
    ("Créateurs et producteurs de contenus", 25, 40),
    ("Diffuseurs culturels", 25, 24),
    ("Groupements et fédérations", 15, 6),
    ("Membres de soutien", 15, 23),
];
