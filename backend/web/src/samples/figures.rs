//! A year as the cooperative reported it, for the test that renders every page. How the capital and the revenue divide
//! is invented; the figures of the report are not.

use office::reports::public::{
    CatalogueOnDay, CatalogueTotals, CategoryCount, CollegeCount, Department, Penetration, TeamCount,
    TeamOnDay, YearFigures, YearInputs, compose,
};
use office::royalties::public::{
    BasisPoints, Beneficiary, DistributionDetail, DistributionRow, Pot, RevenueLine, SacemDues,
};
use office::values::{Day, Fraction, Money};

/// The year 2015, after 2014.
pub(crate) fn figures_of_2015() -> YearFigures {
    compose(&inputs_of_2015(), Some(&inputs_of_2014()))
}

/// The year 2014, the first.
pub(crate) fn figures_of_2014() -> YearFigures {
    compose(&inputs_of_2014(), None)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Little is known of 2014.
fn inputs_of_2014() -> YearInputs {
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

fn inputs_of_2015() -> YearInputs {
    let on = day("2015-12-31");
    let totals = CatalogueTotals { titles: 1_000_000, artists: 50_000, countries: 93 };
    YearInputs {
        year: 2015,
        capital: Some(Money::euros(169_800)),
        colleges: colleges(),
        revenue: Some(Money::euros(103_180)),
        users: Some(28_000),
        listens: Some(388_000),
        partner_venues: Some(718),
        customers: Some(120),
        departmental: Some(Penetration { reached: 22, among: 96 }),
        municipal: Some(Penetration { reached: 44, among: 1_108 }),
        catalogue: Some(CatalogueOnDay { on, totals, reason: String::new() }),
        team: Some(TeamOnDay::new(on, team())),
        distribution: Some(distribution()),
    }
}

fn colleges() -> Vec<CollegeCount> {
    let college =
        |code: &str, french: &str, members: u64, capital: i64, categories: Vec<CategoryCount>| CollegeCount {
            code: code.to_owned(),
            french: french.to_owned(),
            members,
            capital: Money::euros(capital),
            categories,
        };
    let category = |code: &str, french: &str, minimum: i64, members: u64, capital: i64| CategoryCount {
        code: code.to_owned(),
        french: french.to_owned(),
        minimum: Money::euros(minimum),
        members,
        capital: Money::euros(capital),
    };
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

fn team() -> TeamCount {
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

fn distribution() -> DistributionDetail {
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
