//! The split of the year's base between the creators and the cooperative, from the revenue to each pot, to the cent.

use office::reports::public::YearFigures;
use office::royalties::public::{DistributionDetail, Pot, SacemDues};
use office::values::Money;

use super::cards::Detail;
use super::drawings::{self, Figure};
use super::notes;
use crate::language::{Language, Words};

/// What a reader must know of this section.
pub(super) const WARNINGS: &[&str] = &["revenue_changed_since_the_split"];

/// The section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split {
    /// The chart, absent when it could not be drawn.
    pub(super) chart: Option<Figure>,
    /// From the revenue to the base.
    pub(super) steps: Vec<Step>,
    /// The pots.
    pub(super) pots: Vec<PotRow>,
    /// What goes to the rights holders, together.
    pub(super) holders: PotRow,
    /// The base again, which the pots add up to.
    pub(super) base: String,
    /// What one listen brings, in words; absent when nothing was listened to.
    pub(super) listen: Option<String>,
    /// Since when the keys hold.
    pub(super) keys_from: String,
    /// By how much the dues exceed what is in scope, in words; absent in a normal year.
    pub(super) shortfall: Option<String>,
    /// What the reader must know.
    pub(super) warnings: Vec<Detail>,
}

/// A step towards the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// What it is.
    pub(super) name: String,
    /// What it says of itself.
    pub(super) detail: String,
    /// How much.
    pub(super) amount: String,
    /// Whether it is a result of the steps above.
    pub(super) result: bool,
}

/// A pot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PotRow {
    /// Its name on the day of the split.
    pub(super) name: String,
    /// Its key.
    pub(super) key: String,
    /// What it received.
    pub(super) amount: String,
    /// Whether it is for the rights holders.
    pub(super) for_holders: bool,
}

/// The section of a year; `None` when its base was not split.
pub(super) fn section(words: Words, year: &YearFigures) -> Option<Split> {
    let detail = year.distribution.as_ref()?;
    let split = &detail.split;
    let chart = drawings::bars(words, year, "cct_split", 28, |place, bar| {
        if let Some(pot) = detail.pots.get(place) {
            bar.shown =
                format!("{} ({})", words.money(pot.amount), key(words, &pot.basis_points.to_string()));
        }
    });
    let row = |pot: &Pot| PotRow {
        name: pot.name.clone(),
        key: key(words, &pot.basis_points.to_string()),
        amount: words.exact_money(pot.amount),
        for_holders: pot.beneficiary.is_rights_holders(),
    };
    let listen = split.per_listen_without_savings.map(|price| {
        let price = Money::cents(price.percent(0).parse().unwrap_or_default());
        let listens = words.count(split.listens);
        words.tell("split-listen", &[("price", &words.exact_money(price)), ("listens", &listens)])
    });
    let missing = words.money(split.shortfall);
    Some(Split {
        chart,
        steps: steps(words, detail),
        pots: detail.pots.iter().map(row).collect(),
        holders: PotRow {
            name: words.say("split-holders"),
            key: holders_key(words, detail),
            amount: words.exact_money(split.rights_holders),
            for_holders: true,
        },
        base: words.exact_money(split.base),
        listen,
        keys_from: words.day(split.keys_from),
        shortfall: (!split.shortfall.is_zero())
            .then(|| words.tell("split-shortfall", &[("amount", &missing)])),
        warnings: notes::warnings(words, year, WARNINGS),
    })
}

fn steps(words: Words, detail: &DistributionDetail) -> Vec<Step> {
    let split = &detail.split;
    let step = |name: String, detail: String, amount: Money, result: bool| Step {
        name,
        detail,
        amount: words.exact_money(amount),
        result,
    };
    let dues = match &split.sacem {
        SacemDues::Statement { reference, .. } => reference.clone(),
        SacemDues::Rate { basis_points } => key(words, &basis_points.to_string()),
    };
    let left_out = detail.lines.iter().filter(|line| !line.in_scope);
    let mut steps = vec![step(words.say("split-revenue"), String::new(), split.recognised, true)];
    steps.extend(
        left_out.map(|line| step(words.say("split-left-out"), line.label.clone(), -line.amount, false)),
    );
    steps.push(step(words.say("split-scope"), String::new(), split.scope, true));
    steps.push(step(words.say("split-sacem"), dues, -split.sacem_amount, false));
    steps.push(step(words.say("split-base"), String::new(), split.base, true));
    steps
}

/// The keys of the rights holders, together, in percent.
fn holders_key(words: Words, detail: &DistributionDetail) -> String {
    let held = detail.pots.iter().filter(|pot| pot.beneficiary.is_rights_holders());
    let points: u32 = held.map(|pot| pot.basis_points.value()).sum();
    let (units, rest) = (points / 100, points % 100);
    let text = if rest == 0 { units.to_string() } else { format!("{units}.{rest:02}") };
    words.percent(text.trim_end_matches(if rest == 0 { ' ' } else { '0' }))
}

/// A key as the royalties write it in French (`12,5`), in the language of the page.
fn key(words: Words, french: &str) -> String {
    match words.language {
        Language::French => format!("{french}{}%", office::values::french::NO_BREAK),
        Language::English => format!("{}%", french.replace(',', ".")),
    }
}
