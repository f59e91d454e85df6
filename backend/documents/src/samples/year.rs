//! A year for the activity report.

use values::Money;

use super::{COLLEGES, cooperative, day, part, whole};
use crate::activity_report::{
    ActivityReport, Category, College, Department, Growth, KeyFigure, Penetration, Pot, Split, Team,
};

fn figure(label: &str, shown: &str, formula: &str, growth: Option<(i128, i128, &str)>) -> KeyFigure {
    let growth = growth.map(|(before, now, shown)| Growth {
        before: (whole(before), values::french::integer(before)),
        now: (whole(now), values::french::integer(now)),
        shown: shown.into(),
    });
    KeyFigure { label: label.into(), shown: shown.into(), detail: None, formula: formula.into(), growth }
}

fn key_figures() -> Vec<KeyFigure> {
    let detailed = |figure: KeyFigure, detail: &str| KeyFigure { detail: Some(detail.into()), ..figure };
    vec![
        figure(
            "Capital social",
            "169\u{202f}800\u{a0}€",
            "Parts sociales souscrites et non remboursées au 31 décembre, à leur valeur nominale",
            None,
        ),
        figure(
            "Chiffre d’affaires hors taxes",
            "103\u{202f}180\u{a0}€",
            "Factures émises dans l’année moins avoirs, hors taxes",
            Some((41_272, 103_180, "+\u{202f}150\u{a0}%")),
        ),
        figure(
            "Usagers",
            "28\u{202f}000",
            "Personnes différentes qui ont utilisé le service dans l’année",
            Some((10_370, 28_000, "+\u{202f}170\u{a0}%")),
        ),
        figure(
            "Écoutes",
            "388\u{202f}000",
            "Écoutes comptées dans l’année",
            Some((120_497, 388_000, "+\u{202f}222\u{a0}%")),
        ),
        figure(
            "Lieux partenaires",
            "718",
            "Lieux qu’un contrat dessert au 31 décembre",
            Some((10, 718, "+\u{202f}7\u{202f}080\u{a0}%")),
        ),
        figure(
            "Clients",
            "120",
            "Organisations qui ont un contrat au 31 décembre",
            Some((25, 120, "+\u{202f}380\u{a0}%")),
        ),
        figure("Titres au catalogue", "1\u{202f}000\u{202f}000", "Titres au catalogue au 31 décembre", None),
        figure("Artistes", "50\u{202f}000", "Artistes au catalogue au 31 décembre", None),
        figure("Pays", "93", "Pays d’origine des artistes du catalogue", None),
        detailed(figure("Équipe", "23", "Personnes au 31 décembre", None), "16,6 ETP sur 3 sites"),
        detailed(
            figure(
                "Versé aux ayants droit",
                "39\u{202f}000\u{a0}€",
                "Parts de la contribution créative qui vont aux ayants droit",
                None,
            ),
            "65\u{a0}% de 60\u{202f}000\u{a0}€",
        ),
        figure(
            "Par écoute",
            "0,09\u{a0}€",
            "Versé aux ayants droit hors fonds de solidarité, divisé par les écoutes",
            None,
        ),
    ]
}

fn colleges() -> Vec<College> {
    let category = |name: &str, minimum: i64, members: u64, capital: i64| Category {
        name: name.into(),
        minimum: Money::euros(minimum),
        members,
        capital: Money::euros(capital),
    };
    let capitals = [16_000, 60_000, 48_000, 40_500, 5_300];
    let colleges = COLLEGES.iter().zip(capitals).map(|((name, weight, members), capital)| College {
        name: (*name).into(),
        weight: Some(whole(*weight)),
        members: *members,
        capital: Money::euros(capital),
        categories: if *name == "Membres de soutien" {
            vec![
                category("Personnes physiques", 100, 18, 2_300),
                category("Partenaires privés", 500, 5, 3_000),
                category("Partenaires publics", 2_000, 0, 0),
            ]
        } else {
            Vec::new()
        },
    });
    colleges.collect()
}

fn split() -> Split {
    let pot = |name: &str, key, amount, rights_holders| Pot {
        name: name.into(),
        key: whole(key),
        amount: Money::euros(amount),
        rights_holders,
    };
    Split {
        scope: Money::euros(65_000),
        sacem: Money::euros(5_000),
        base: Money::euros(60_000),
        pots: vec![
            pot("Fonctionnement de la SCIC", 20, 12_000, false),
            pot("Recherche et développement", 15, 9_000, false),
            pot("Fonds de solidarité", 10, 6_000, true),
            pot("Part fixe", 15, 9_000, true),
            pot("Part variable", 40, 24_000, true),
        ],
        listens: 388_000,
        per_listen: Some(part(33_000, 388_000)),
    }
}

pub(crate) fn activity() -> ActivityReport {
    let departments = [
        ("Administration et direction générale", 3, 30),
        ("Diffusion commerciale", 5, 28),
        ("Développement technique", 4, 25),
        ("Médiation et usages", 1, 5),
        ("Catalogue et éditorialisation", 3, 15),
        ("Design d’interfaces et communication", 3, 12),
        ("Développement territorial", 3, 12),
    ];
    ActivityReport {
        cooperative: cooperative(),
        year: 2015,
        made_on: day("2016-05-21"),
        figures: key_figures(),
        colleges: colleges(),
        capital: Some(Money::euros(169_800)),
        penetrations: vec![
            Penetration { label: "Bibliothèques départementales".into(), reached: 22, among: 96 },
            Penetration {
                label: "Bibliothèques municipales prospectées".into(), reached: 44, among: 1_108
            },
        ],
        split: Some(split()),
        team: Some(Team {
            people: 23,
            fte: part(166, 10),
            sites: vec!["Saint-Étienne".into(), "Paris".into(), "Lyon".into()],
            departments: departments
                .into_iter()
                .map(|(name, people, tenths)| Department { name: name.into(), people, fte: part(tenths, 10) })
                .collect(),
        }),
        warnings: vec![
            "L’avant-propos cite plus de 1\u{202f}000 lieux\u{202f}; le système en compte 718.".into(),
        ],
    }
}
