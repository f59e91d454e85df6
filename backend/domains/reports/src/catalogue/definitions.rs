//! Every key figure: its names, unit, formula, sources, and how its value is read from a year's inputs.
//!
//! It exists so that a figure is defined once, in one place that an auditor can read from top to bottom.

use super::figures::{FigureValue, KeyFigure, Penetration, Ratio, YearInputs};
use royalties::public::{BasisPoints, DistributionDetail, Pot};
use values::{Fraction, Money, french};

/// What is shown in place of a figure that is unknown.
const UNKNOWN: &str = "non renseigné";

/// How one figure is named, computed and explained.
pub(super) struct Definition {
    code: &'static str,
    french: &'static str,
    english: &'static str,
    unit: &'static str,
    formula: &'static str,
    sources: &'static [&'static str],
    value: fn(&YearInputs) -> Option<FigureValue>,
    detail: fn(&YearInputs) -> Option<String>,
    /// Whether a growth of it means something to people.
    grows: bool,
}

impl Definition {
    /// The figure of a year, with growth on the year before where both are known.
    pub(super) fn figure(&self, year: &YearInputs, before: Option<&YearInputs>) -> KeyFigure {
        let value = (self.value)(year);
        let previous = before.and_then(self.value);
        let growth = match (&value, &previous) {
            (Some(now), Some(then)) if self.grows => now.growth_from(then),
            _ => None,
        };
        KeyFigure {
            code: self.code.to_owned(),
            french: self.french.to_owned(),
            english: self.english.to_owned(),
            unit: self.unit.to_owned(),
            formula: self.formula.to_owned(),
            sources: self.sources.iter().map(|source| (*source).to_owned()).collect(),
            shown: value.as_ref().map_or_else(|| UNKNOWN.to_owned(), FigureValue::shown),
            detail: (self.detail)(year),
            previous_shown: previous.as_ref().map(FigureValue::shown),
            value,
            previous,
            growth,
        }
    }
}

fn nothing(_: &YearInputs) -> Option<String> {
    None
}

fn count(count: Option<u64>) -> Option<FigureValue> {
    count.map(|count| FigureValue::Count { count })
}

fn money(amount: Option<Money>) -> Option<FigureValue> {
    amount.map(FigureValue::money)
}

/// Members of all colleges; `None` when they are unknown.
pub(super) fn members(year: &YearInputs) -> Option<u64> {
    (!year.colleges.is_empty()).then(|| year.colleges.iter().map(|college| college.members).sum())
}

fn part(penetration: Option<Penetration>) -> Option<FigureValue> {
    let Penetration { reached, among } = penetration?;
    ratio(i128::from(reached), i128::from(among)).map(FigureValue::Fraction)
}

/// A part of a whole; `None` when the whole is nothing.
pub(super) fn ratio(part: i128, whole: i128) -> Option<Ratio> {
    Fraction::new(part, whole).map(Ratio::from)
}

fn reached(penetration: Option<Penetration>) -> Option<String> {
    let Penetration { reached, among } = penetration?;
    Some(format!("{} sur {}", french::integer(i128::from(reached)), french::integer(i128::from(among))))
}

fn from_split<T>(year: &YearInputs, read: fn(&DistributionDetail) -> T) -> Option<T> {
    year.distribution.as_ref().map(read)
}

fn price_of_a_listen(year: &YearInputs) -> Option<FigureValue> {
    let price = from_split(year, |detail| detail.split.per_listen_without_savings)??;
    Some(FigureValue::UnitPrice(price.into()))
}

fn explain_listen(year: &YearInputs) -> Option<String> {
    let split = &year.distribution.as_ref()?.split;
    let price = split.per_listen_without_savings?;
    let shared = (split.rights_holders - split.savings_fund).french_short();
    let listens = french::integer(i128::from(split.listens));
    Some(format!("{shared} ÷ {listens} écoutes = {}\u{a0}€", thousandths(price)))
}

/// A price to the thousandth of a euro, rounded half-up: `0,085`.
fn thousandths(price: Fraction) -> String {
    price.decimal(3).replace('.', ",")
}

fn explain_base(year: &YearInputs) -> Option<String> {
    let split = &year.distribution.as_ref()?.split;
    Some(format!("assiette {} − Sacem {}", split.scope.french_short(), split.sacem_amount.french_short()))
}

fn explain_rights_holders(year: &YearInputs) -> Option<String> {
    let detail = year.distribution.as_ref()?;
    let held = |pot: &&Pot| pot.beneficiary.is_rights_holders();
    let points: u32 = detail.pots.iter().filter(held).map(|pot| pot.basis_points.value()).sum();
    let points = BasisPoints(u16::try_from(points).ok()?);
    Some(format!("{points}\u{a0}% de {}", detail.split.base.french_short()))
}

fn explain_sites(year: &YearInputs) -> Option<String> {
    year.team.as_ref().map(|team| team.count.sites.join(", "))
}

/// Every key figure, in the order of the report.
pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        code: "share_capital",
        french: "Capital social",
        english: "Share capital",
        unit: "€",
        formula: "Somme des parts sociales souscrites et non remboursées au 31 décembre, à leur valeur nominale",
        sources: &["members.capital"],
        value: |year| money(year.capital),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "members",
        french: "Sociétaires",
        english: "Members",
        unit: "sociétaires",
        formula: "Nombre de sociétaires inscrits au registre au 31 décembre, tous collèges confondus",
        sources: &["members.register"],
        value: |year| count(members(year)),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "revenue",
        french: "Chiffre d'affaires",
        english: "Revenue excluding VAT",
        unit: "€",
        formula: "Total hors taxes des factures émises dans l'année, moins les avoirs",
        sources: &["billing.revenue"],
        value: |year| money(year.revenue),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "users",
        french: "Usagers",
        english: "End users",
        unit: "usagers",
        formula: "Personnes différentes ayant utilisé un service dans l'année, par source, additionnées",
        sources: &["royalties.usage"],
        value: |year| count(year.users),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "listens",
        french: "Écoutes",
        english: "Listens",
        unit: "écoutes",
        formula: "Écoutes relevées dans l'année, toutes sources additionnées",
        sources: &["royalties.usage"],
        value: |year| count(year.listens),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "partner_venues",
        french: "Lieux partenaires",
        english: "Partner venues",
        unit: "lieux",
        formula: "Lieux desservis par un contrat en vigueur au 31 décembre, chaque lieu compté une fois",
        sources: &["billing.contracts"],
        value: |year| count(year.partner_venues),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "customers",
        french: "Communautés activées (clients)",
        english: "Customers",
        unit: "clients",
        formula: "Organisations signataires d'un contrat en vigueur au 31 décembre, chacune comptée une fois",
        sources: &["billing.contracts"],
        value: |year| count(year.customers),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "departmental_penetration",
        french: "Bibliothèques départementales clientes",
        english: "Departmental libraries that are customers",
        unit: "%",
        formula: "Bibliothèques départementales clientes ÷ toutes les bibliothèques départementales",
        sources: &["billing.contracts", "partners.venues"],
        value: |year| part(year.departmental),
        detail: |year| reached(year.departmental),
        grows: false,
    },
    Definition {
        code: "municipal_penetration",
        french: "Médiathèques municipales clientes",
        english: "Municipal libraries that are customers",
        unit: "%",
        formula: "Médiathèques municipales clientes ÷ médiathèques municipales démarchées",
        sources: &["billing.contracts", "partners.prospects"],
        value: |year| part(year.municipal),
        detail: |year| reached(year.municipal),
        grows: false,
    },
    Definition {
        code: "titles",
        french: "Titres au catalogue",
        english: "Titles in the catalogue",
        unit: "titres",
        formula: "Dernier relevé du catalogue au 31 décembre ou avant",
        sources: &["reports.catalogue_totals"],
        value: |year| count(year.catalogue.as_ref().map(|found| found.totals.titles)),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "artists",
        french: "Artistes",
        english: "Artists",
        unit: "artistes",
        formula: "Dernier relevé du catalogue au 31 décembre ou avant",
        sources: &["reports.catalogue_totals"],
        value: |year| count(year.catalogue.as_ref().map(|found| found.totals.artists)),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "countries",
        french: "Pays",
        english: "Countries",
        unit: "pays",
        formula: "Dernier relevé du catalogue au 31 décembre ou avant",
        sources: &["reports.catalogue_totals"],
        value: |year| count(year.catalogue.as_ref().map(|found| found.totals.countries)),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "people",
        french: "Collaborateurs",
        english: "People",
        unit: "personnes",
        formula: "Dernier relevé de l'équipe au 31 décembre ou avant",
        sources: &["reports.team"],
        value: |year| count(year.team.as_ref().map(|team| u64::from(team.count.people))),
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "fte",
        french: "Équivalents temps plein",
        english: "Full-time equivalents",
        unit: "ETP",
        formula: "Dernier relevé de l'équipe au 31 décembre ou avant",
        sources: &["reports.team"],
        value: |year| {
            year.team.as_ref().map(|team| FigureValue::Decimal { decimal: team.count.fte.to_decimal() })
        },
        detail: nothing,
        grows: true,
    },
    Definition {
        code: "sites",
        french: "Sites",
        english: "Sites",
        unit: "sites",
        formula: "Sites du dernier relevé de l'équipe au 31 décembre ou avant",
        sources: &["reports.team"],
        value: |year| count(year.team.as_ref().map(|team| team.count.sites.len() as u64)),
        detail: explain_sites,
        grows: true,
    },
    Definition {
        code: "cct_base",
        french: "Base de répartition de la CCT",
        english: "Base of the CCT split",
        unit: "€",
        formula: "Abonnements hors taxes de l'année, moins les droits de la Sacem, jamais négative",
        sources: &["royalties.distributions"],
        value: |year| money(from_split(year, |detail| detail.split.base)),
        detail: explain_base,
        grows: true,
    },
    Definition {
        code: "cct_rights_holders",
        french: "CCT reversée aux créateurs",
        english: "CCT paid to creators",
        unit: "€",
        formula: "Parts de la base destinées aux ayants droit, fonds d'épargne solidaire compris",
        sources: &["royalties.distributions", "royalties.pots"],
        value: |year| money(from_split(year, |detail| detail.split.rights_holders)),
        detail: explain_rights_holders,
        grows: true,
    },
    Definition {
        code: "cct_per_listen",
        french: "CCT par écoute, hors fonds d'épargne",
        english: "CCT for one listen, savings fund left out",
        unit: "€ par écoute",
        formula: "(Part des ayants droit − fonds d'épargne solidaire) ÷ écoutes de l'année",
        sources: &["royalties.distributions", "royalties.usage"],
        value: price_of_a_listen,
        detail: explain_listen,
        grows: true,
    },
];
