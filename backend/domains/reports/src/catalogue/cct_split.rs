//! The split of the year's base: from the revenue, line by line, to the pots of the contribution créative territoriale.

use super::figures::YearFigures;
use super::{Bar, Cell, Chart, ChartBody, Report, Table, number, numbers, word, words};
use royalties::public::{Beneficiary, DistributionDetail, Pot, SacemDues};
use values::{Money, french};

/// The report of the split.
pub(super) const REPORT: Report = Report {
    code: "cct_split",
    french: "Répartition de la contribution créative territoriale",
    english: "Split of the creative contribution",
    table,
    chart,
};

fn table(year: &YearFigures) -> Table {
    Table {
        title: format!("Répartition de la contribution créative territoriale {}", year.year),
        columns: vec![words("Étape"), words("Libellé"), words("Clé"), numbers("Montant")],
        rows: year.distribution.as_ref().map(rows).unwrap_or_default(),
        notes: year.distribution.as_ref().map(notes).unwrap_or_default(),
    }
}

fn rows(detail: &DistributionDetail) -> Vec<Vec<Cell>> {
    let row = |step: &str, label: &str, key: String, amount: Money| {
        vec![word(step), word(label), word(key), number(amount.to_decimal(), amount.french())]
    };
    let split = &detail.split;
    let mut rows: Vec<_> = detail
        .lines
        .iter()
        .map(|line| {
            let step = if line.in_scope { "Dans l'assiette" } else { "Hors assiette" };
            row(step, &line.label, String::new(), line.amount)
        })
        .collect();
    rows.push(row("Chiffre d'affaires", "Total hors taxes", String::new(), split.recognised));
    rows.push(row("Assiette", "Lignes dans l'assiette", String::new(), split.scope));
    let (dues, rate) = match &split.sacem {
        SacemDues::Statement { reference, amount: _ } => (reference.as_str(), String::new()),
        SacemDues::Rate { basis_points } => ("Taux contractuel", format!("{basis_points}\u{a0}%")),
    };
    rows.push(row("Droits de la Sacem", dues, rate, -split.sacem_amount));
    rows.push(row("Base", "À répartir", "100\u{a0}%".to_owned(), split.base));
    for pot in &detail.pots {
        rows.push(row(
            step_of(pot.beneficiary),
            &pot.name,
            format!("{}\u{a0}%", pot.basis_points),
            pot.amount,
        ));
    }
    rows.push(row("Ayants droit", "Total, fonds d'épargne compris", share_of(detail), split.rights_holders));
    rows
}

fn step_of(beneficiary: Beneficiary) -> &'static str {
    match beneficiary {
        Beneficiary::Cooperative => "Part de la coopérative",
        Beneficiary::RightsHolders => "Part des ayants droit",
        Beneficiary::SavingsFund => "Part des ayants droit, en commun",
    }
}

fn share_of(detail: &DistributionDetail) -> String {
    let held = |pot: &&Pot| pot.beneficiary.is_rights_holders();
    let points: u32 = detail.pots.iter().filter(held).map(|pot| pot.basis_points.value()).sum();
    u16::try_from(points)
        .map(|points| format!("{}\u{a0}%", royalties::public::BasisPoints(points)))
        .unwrap_or_default()
}

fn notes(detail: &DistributionDetail) -> Vec<String> {
    let split = &detail.split;
    let listens = french::integer(i128::from(split.listens));
    let mut notes = vec![format!("Clés en vigueur depuis le {}.", split.keys_from.french())];
    match split.per_listen_without_savings {
        None => notes.push("Aucune écoute : pas de valeur par écoute.".to_owned()),
        Some(price) => notes.push(format!(
            "{listens} écoutes ; hors fonds d'épargne, {}\u{a0}€ par écoute.",
            price.decimal(3).replace('.', ",")
        )),
    }
    if split.shortfall > Money::cents(0) {
        notes.push(format!("Les droits dépassent l'assiette de {}.", split.shortfall.french_short()));
    }
    notes
}

fn chart(year: &YearFigures) -> Chart {
    let bar = |pot: &Pot| Bar {
        label: pot.name.clone(),
        value: pot.amount.to_decimal(),
        shown: format!("{} ({}\u{a0}%)", pot.amount.french_short(), pot.basis_points),
        second: None,
    };
    let bars: Vec<Bar> = year.distribution.iter().flat_map(|detail| &detail.pots).map(bar).collect();
    Chart {
        title: format!("Répartition de la base {}", year.year),
        description: Chart::told(&bars),
        body: ChartBody::Bars { measure: "Montant".to_owned(), second: None, bars },
    }
}
