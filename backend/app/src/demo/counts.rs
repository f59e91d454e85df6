//! Facts that are counted, not sold: usage, team, catalogue, the keys of the creators' contribution and its split.
//! Figures of the cooperative's own report of 2015; those of 2014 follow from the growth that it prints.

use office::Office;
use office::reports::public::{CatalogueTotals, CountCatalogue, CountTeam, Department, Fte, TeamCount};
use office::royalties::public::{
    BasisPoints, Beneficiary, Code, Period, PotKey, ReportUsage, SacemDues, SetKeys, UsageTotals,
};
use office::values::{Day, Money};

use super::DemoError;
use super::calendar::{day, step};

/// The base that the report of 2015 shows: what is left of the subscriptions after the Sacem's dues.
const BASE_2015: Money = Money::euros(60_000);

const DEPARTMENTS: [(&str, u32, &str); 7] = [
    ("Administration & direction générale", 3, "3"),
    ("Diffusion commerciale", 5, "2.8"),
    ("Développement technique", 4, "2.5"),
    ("Médiation & usages", 1, "0.5"),
    ("Catalogue & éditorialisation", 3, "1.5"),
    ("Design d'interfaces & communication", 3, "1.2"),
    ("Développement territorial", 3, "1.2"),
];

/// The keys of the contribution, before the first year that is split by them.
pub(crate) async fn keys(office: &Office) -> Result<(), DemoError> {
    let pots = [
        ("running", "Fonctionnement de la SCIC", 2_000, Beneficiary::Cooperative),
        ("research", "Recherche et développement", 1_500, Beneficiary::Cooperative),
        ("savings", "Fonds d'épargne solidaire", 1_000, Beneficiary::SavingsFund),
        ("fixed", "Part fixe", 1_500, Beneficiary::RightsHolders),
        ("variable", "Part variable, selon les écoutes", 4_000, Beneficiary::RightsHolders),
    ];
    let from = Day::from(day(2014, 7, 1));
    let pots = pots
        .into_iter()
        .map(|(code, name, points, beneficiary)| {
            Ok(PotKey {
                code: code.parse::<Code>().map_err(DemoError::data)?,
                name: name.to_owned(),
                basis_points: BasisPoints(points),
                beneficiary,
            })
        })
        .collect::<Result<Vec<_>, DemoError>>()?;
    let order =
        SetKeys { from, pots, decision: "Conseil d'administration du 16 juin 2014 (fictif)".to_owned() };
    office.royalties.set_keys(&step("cct-keys-2014", from), order).await?;
    Ok(())
}

/// Users and listens of a year, counted in the January after it.
pub(crate) async fn usage(office: &Office, year: i32, users: u64, listens: u64) -> Result<(), DemoError> {
    let counted_on = Day::from(day(year + 1, 1, 15));
    let order = ReportUsage {
        period: Period::year(year).ok_or_else(|| DemoError::Data(format!("année {year}")))?,
        source: "1d-touch".parse::<Code>().map_err(DemoError::data)?,
        totals: UsageTotals { users, listens },
        counted_on,
    };
    office.royalties.report_usage(&step(&format!("usage-{year}"), counted_on), order).await?;
    Ok(())
}

/// Team and catalogue at the end of 2015.
pub(crate) async fn year_end(office: &Office) -> Result<(), DemoError> {
    let on = Day::from(day(2015, 12, 31));
    let fte = |text: &str| text.parse::<Fte>().map_err(DemoError::data);
    let departments = DEPARTMENTS
        .iter()
        .map(|(name, people, equivalents)| {
            Ok(Department { name: (*name).to_owned(), people: *people, fte: fte(equivalents)? })
        })
        .collect::<Result<Vec<_>, DemoError>>()?;
    let sites = ["Saint-Étienne", "Paris", "Lyon"].map(str::to_owned).to_vec();
    let count = TeamCount { people: 23, fte: fte("16.6")?, sites, departments };
    office.reports.count_team(&step("team-2015", on), CountTeam { on, count }).await?;
    let totals = CatalogueTotals { titles: 1_000_000, artists: 50_000, countries: 93 };
    office.reports.count_catalogue(&step("catalogue-2015", on), CountCatalogue { on, totals }).await?;
    Ok(())
}

/// Splits 2015: the Sacem's statement is such that the base is the one that the report shows.
pub(crate) async fn split(office: &Office) -> Result<(), DemoError> {
    let on = Day::from(day(2016, 3, 31));
    let subscriptions: Money = office
        .billing
        .revenue_by_product(2015, None, None)
        .await?
        .into_iter()
        .filter(|product| product.family == "subscription")
        .map(|product| product.net)
        .sum();
    let sacem = SacemDues::Statement {
        amount: subscriptions - BASE_2015,
        reference: "Relevé Sacem 2015 (fictif)".to_owned(),
    };
    office.distribute_year(&step("split-2015", on), 2015, on, sacem).await?;
    Ok(())
}
