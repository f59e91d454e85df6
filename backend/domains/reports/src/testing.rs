//! The cooperative's own figures, shared by the tests of this room.

use crate::public::{
    CatalogueOnDay, CatalogueTotals, CategoryCount, CollegeCount, Department, Penetration, TeamCount,
    TeamOnDay, YearInputs,
};
use royalties::public::{
    BasisPoints, Beneficiary, DistributionDetail, DistributionRow, Pot, RevenueLine, SacemDues,
};
use values::{Day, Fraction, Money};

pub(crate) const CATALOGUE_OF_2015: CatalogueTotals =
    CatalogueTotals { titles: 1_000_000, artists: 50_000, countries: 93 };

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// As printed: 23 people and 16.6 ETP in all, while the departments add up to 22 and 12.7.
pub(crate) fn team_of_2015() -> TeamCount {
    let department = |(name, people, fte): (&str, u32, &str)| Department {
        name: name.to_owned(),
        people,
        fte: fte.parse().unwrap(),
    };
    TeamCount {
        people: 23,
        fte: "16.6".parse().unwrap(),
        sites: ["Saint-Étienne", "Paris", "Lyon"].map(str::to_owned).to_vec(),
        departments: [
            ("Administration & direction générale", 3, "3"),
            ("Diffusion commerciale", 5, "2.8"),
            ("Développement technique", 4, "2.5"),
            ("Médiation & usages", 1, "0.5"),
            ("Catalogue & éditorialisation", 3, "1.5"),
            ("Design d'interfaces & communication", 3, "1.2"),
            ("Développement territorial", 3, "1.2"),
        ]
        .map(department)
        .to_vec(),
    }
}

fn college(
    code: &str,
    french: &str,
    members: u64,
    capital: i64,
    categories: Vec<CategoryCount>,
) -> CollegeCount {
    CollegeCount {
        code: code.to_owned(),
        french: french.to_owned(),
        members,
        capital: Money::euros(capital),
        categories,
    }
}

fn category(code: &str, french: &str, minimum: i64, members: u64, capital: i64) -> CategoryCount {
    CategoryCount {
        code: code.to_owned(),
        french: french.to_owned(),
        minimum: Money::euros(minimum),
        members,
        capital: Money::euros(capital),
    }
}

/// Members as in the report; how the 169 800 € of capital divide between the colleges is invented.
pub(crate) fn colleges_of_2015() -> Vec<CollegeCount> {
    let supporters = vec![
        category("supporter_person", "Personnes physiques", 100, 18, 12_300),
        category("supporter_company", "Partenaires privés", 500, 5, 25_500),
        category("supporter_public", "Partenaires publics", 2_000, 0, 0),
    ];
    vec![
        college("Employees", "Salariés", 16, 22_000, vec![]),
        college("Creators", "Créateurs et producteurs de contenus", 40, 30_000, vec![]),
        college("Distributors", "Diffuseurs culturels", 24, 50_000, vec![]),
        college("Federations", "Groupements et fédérations", 6, 30_000, vec![]),
        college("Supporters", "Membres de soutien", 23, 37_800, supporters),
    ]
}

/// The split of 2015: how the revenue divides into scope and the rest is invented, the base is not.
pub(crate) fn split_of_2015() -> DistributionDetail {
    let pot = |code: &str, name: &str, basis_points: u16, beneficiary, euros| Pot {
        code: code.parse().unwrap(),
        name: name.to_owned(),
        basis_points: BasisPoints(basis_points),
        beneficiary,
        amount: Money::euros(euros),
    };
    let line = |label: &str, euros, in_scope| RevenueLine {
        label: label.to_owned(),
        amount: Money::euros(euros),
        in_scope,
    };
    let sacem = Money::euros(2_500);
    DistributionDetail {
        split: DistributionRow {
            period: "2015".parse().unwrap(),
            on: day("2016-02-01"),
            recognised: Money::euros(103_180),
            scope: Money::euros(62_500),
            excluded: Money::euros(40_680),
            sacem: SacemDues::Statement { amount: sacem, reference: "Relevé Sacem 2015-12".to_owned() },
            sacem_amount: sacem,
            base: Money::euros(60_000),
            shortfall: Money::euros(0),
            keys_from: day("2014-07-01"),
            rights_holders: Money::euros(39_000),
            savings_fund: Money::euros(6_000),
            listens: 388_000,
            per_listen: Fraction::new(39, 388),
            per_listen_without_savings: Fraction::new(33, 388),
        },
        lines: vec![
            line("Abonnements 1D touch", 62_500, true),
            line("Bornes tactiles et formations", 40_680, false),
        ],
        pots: vec![
            pot("running", "Part fonctionnement SCIC", 2000, Beneficiary::Cooperative, 12_000),
            pot("research", "Recherche & développement", 1500, Beneficiary::Cooperative, 9_000),
            pot("savings", "Fonds épargne solidaire", 1000, Beneficiary::SavingsFund, 6_000),
            pot("fixed", "Part fixe contribution aux catalogues", 1500, Beneficiary::RightsHolders, 9_000),
            pot("variable", "Part variable", 4000, Beneficiary::RightsHolders, 24_000),
        ],
    }
}

pub(crate) fn inputs_of_2015() -> YearInputs {
    let on = day("2015-12-31");
    YearInputs {
        year: 2015,
        capital: Some(Money::euros(169_800)),
        colleges: colleges_of_2015(),
        revenue: Some(Money::euros(103_180)),
        users: Some(28_000),
        listens: Some(388_000),
        partner_venues: Some(718),
        customers: Some(120),
        departmental: Some(Penetration { reached: 22, among: 96 }),
        municipal: Some(Penetration { reached: 44, among: 1_108 }),
        catalogue: Some(CatalogueOnDay { on, totals: CATALOGUE_OF_2015, reason: String::new() }),
        team: Some(TeamOnDay::new(on, team_of_2015())),
        distribution: Some(split_of_2015()),
    }
}

/// What the report lets us know of 2014.
pub(crate) fn inputs_of_2014() -> YearInputs {
    YearInputs {
        year: 2014,
        revenue: Some(Money::euros(41_272)),
        users: Some(10_370),
        listens: Some(120_497),
        partner_venues: Some(10),
        customers: Some(25),
        ..YearInputs::default()
    }
}
