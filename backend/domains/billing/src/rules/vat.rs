//! VAT of a document: totals per category and rate, and never per line (EN 16931 BR-CO-10 to BR-CO-17).
//!
//! What can never happen: a sum of rounded line taxes; category O beside another one (BR-O-11).

use std::collections::BTreeMap;

use partners::public::CountryCode;
use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::countries::{in_european_vat_union, is_french};
use super::rounding::divide_half_away;
use super::vat_rates::VatRate;

/// VAT category (UNTDID 5305), as far as France allows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VatCategory {
    /// Taxed at a rate.
    S,
    /// Exempt (CGI art. 261 and following).
    E,
    /// Reverse charge: the customer owes the tax (CGI art. 283-2, directive 2006/112/CE art. 196).
    #[serde(rename = "AE")]
    Ae,
    /// Goods delivered inside the European Union.
    K,
    /// Goods exported.
    G,
    /// Outside the scope of French VAT (CGI art. 259-1°).
    O,
    /// Zero rate.
    Z,
}

impl VatCategory {
    /// The code as printed and exchanged.
    pub fn code(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::E => "E",
            Self::Ae => "AE",
            Self::K => "K",
            Self::G => "G",
            Self::O => "O",
            Self::Z => "Z",
        }
    }
}

/// How a line is taxed. The rate is zero for every category but S; category O prints none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct VatTreatment {
    /// Category.
    pub category: VatCategory,
    /// Rate in percent.
    pub rate: VatRate,
}

impl VatTreatment {
    /// Taxed at `rate`.
    pub const fn standard(rate: VatRate) -> Self {
        Self { category: VatCategory::S, rate }
    }

    /// Not taxed by us, under `category`.
    pub const fn untaxed(category: VatCategory) -> Self {
        Self { category, rate: VatRate::ZERO }
    }

    /// The rate to print: none outside the scope of VAT.
    pub fn printed_rate(self) -> Option<VatRate> {
        (self.category != VatCategory::O).then_some(self.rate)
    }

    /// Whether category and rate belong together: a rate above zero with S alone.
    pub fn is_coherent(self) -> bool {
        (self.category == VatCategory::S) != self.rate.is_zero()
    }
}

/// The treatment of a service sold to a buyer on a day, `rate` being the French rate of the product.
///
/// In France the rate; a taxable customer of another member state by reverse charge (art. 259-1° and 283-2);
/// outside the Union out of scope; a customer of the Union without a VAT number is taxed as in France, which
/// holds while our sales to such customers stay under the one-stop-shop threshold (art. 259 D).
pub fn treatment_for(country: &CountryCode, has_vat_number: bool, rate: VatRate, day: Day) -> VatTreatment {
    if is_french(country) {
        VatTreatment::standard(rate)
    } else if !in_european_vat_union(country, day) {
        VatTreatment::untaxed(VatCategory::O)
    } else if has_vat_number {
        VatTreatment::untaxed(VatCategory::Ae)
    } else {
        VatTreatment::standard(rate)
    }
}

/// Whether these treatments may stand on one document: O stands alone (BR-O-11).
pub fn may_stand_together(treatments: impl IntoIterator<Item = VatTreatment>) -> bool {
    let (mut outside, mut inside) = (false, false);
    for treatment in treatments {
        if treatment.category == VatCategory::O {
            outside = true;
        } else {
            inside = true;
        }
    }
    !(outside && inside)
}

/// Tax on a base, rounded once, a half away from zero (BR-CO-17).
///
/// # Panics
/// Never: a rate is below 100 %, so the tax is smaller than its base.
pub fn vat_on(base: Money, rate: VatRate) -> Money {
    let cents = divide_half_away(i128::from(base.as_cents()) * rate.hundredths(), 10_000);
    Money::cents(i64::try_from(cents).expect("a rate is below 100 %, so the tax is smaller than its base"))
}

/// One line of the VAT breakdown (BG-23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatBreakdown {
    /// Category and rate (BT-118, BT-119).
    #[serde(flatten)]
    pub treatment: VatTreatment,
    /// Taxable amount (BT-116).
    pub base: Money,
    /// Tax (BT-117).
    pub vat: Money,
}

/// The totals of a document, positive for an invoice and for a credit note alike.
///
/// There is no document-level allowance or charge: a discount sits on its line, so BT-106 equals BT-109.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Per category and rate, in that order.
    pub by_rate: Vec<VatBreakdown>,
    /// Excluding VAT (BT-106, BT-109).
    pub net: Money,
    /// VAT (BT-110).
    pub vat: Money,
    /// Including VAT (BT-112).
    pub gross: Money,
    /// Already paid when issued (BT-113).
    pub prepaid: Money,
    /// Still to pay when issued (BT-115).
    pub due: Money,
}

impl Totals {
    /// The totals of `lines`, each a treatment and a net amount, by the rule of the law.
    pub fn of(lines: impl IntoIterator<Item = (VatTreatment, Money)>) -> Self {
        let mut bases: BTreeMap<VatTreatment, Money> = BTreeMap::new();
        for (treatment, net) in lines {
            let base = bases.entry(treatment).or_default();
            *base += net;
        }
        Self::from_breakdown(
            bases
                .into_iter()
                .map(|(treatment, base)| VatBreakdown { treatment, base, vat: vat_on(base, treatment.rate) })
                .collect(),
        )
    }

    /// The totals of a breakdown already made.
    pub fn from_breakdown(by_rate: Vec<VatBreakdown>) -> Self {
        let net: Money = by_rate.iter().map(|group| group.base).sum();
        let vat: Money = by_rate.iter().map(|group| group.vat).sum();
        let gross = net + vat;
        Self { by_rate, net, vat, gross, prepaid: Money::ZERO, due: gross }
    }

    /// Base and tax of one treatment; zero when absent.
    pub fn of_treatment(&self, treatment: VatTreatment) -> (Money, Money) {
        self.by_rate
            .iter()
            .find(|group| group.treatment == treatment)
            .map_or((Money::ZERO, Money::ZERO), |group| (group.base, group.vat))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(rate: &str) -> VatTreatment {
        VatTreatment::standard(rate.parse().unwrap())
    }

    #[test]
    fn tax_is_on_the_sum_of_a_rate_and_not_on_each_line() {
        // Three lines of 0.33 €: per line 0.07 + 0.07 + 0.07 = 0.21; on their sum 0.198 → 0.20.
        let totals = Totals::of([(at("20"), Money::cents(33)); 3]);
        assert_eq!(totals.vat, Money::cents(20));
        assert_eq!(totals.gross, Money::cents(119));
    }

    #[test]
    fn each_rate_has_its_own_line() {
        let totals = Totals::of([
            (at("20"), Money::cents(10_000)),
            (at("5.5"), Money::cents(1_000)),
            (at("20"), Money::cents(5)),
        ]);
        let shown: Vec<_> = totals.by_rate.iter().map(|g| (g.base.as_cents(), g.vat.as_cents())).collect();
        assert_eq!(shown, [(1_000, 55), (10_005, 2_001)]);
    }

    #[test]
    fn out_of_scope_stands_alone() {
        let outside = VatTreatment::untaxed(VatCategory::O);
        assert!(may_stand_together([outside, outside]));
        assert!(may_stand_together([at("20"), VatTreatment::untaxed(VatCategory::E)]));
        assert!(!may_stand_together([at("20"), outside]));
    }

    #[test]
    fn place_of_the_customer_decides_the_category() {
        let day: Day = "2015-06-01".parse().unwrap();
        let rate = "20".parse().unwrap();
        let category =
            |country: &str, number| treatment_for(&country.parse().unwrap(), number, rate, day).category;
        assert_eq!(category("FR", true), VatCategory::S);
        assert_eq!(category("BE", true), VatCategory::Ae);
        assert_eq!(category("BE", false), VatCategory::S);
        assert_eq!(category("CH", true), VatCategory::O);
    }

    fn rates() -> impl Strategy<Value = VatTreatment> {
        prop::sample::select(vec!["0.9", "2.1", "5.5", "8.5", "10", "20"]).prop_map(at)
    }

    proptest! {
        #[test]
        fn totals_add_up_whatever_the_lines(lines in prop::collection::vec((rates(), 0_i64..10_000_000), 1..40)) {
            let lines: Vec<_> = lines.into_iter().map(|(t, c)| (t, Money::cents(c))).collect();
            let totals = Totals::of(lines.clone());
            prop_assert_eq!(totals.net, lines.iter().map(|(_, net)| *net).sum::<Money>());
            prop_assert_eq!(totals.vat, totals.by_rate.iter().map(|g| g.vat).sum::<Money>());
            prop_assert_eq!(totals.gross, totals.net + totals.vat);
            prop_assert_eq!(totals.due, totals.gross - totals.prepaid);
            for group in &totals.by_rate {
                let exact = i128::from(group.base.as_cents()) * group.treatment.rate.hundredths();
                prop_assert!((i128::from(group.vat.as_cents()) * 10_000 - exact).abs() * 2 <= 10_000);
            }
        }

        #[test]
        fn the_order_of_lines_changes_nothing(lines in prop::collection::vec((rates(), 0_i64..10_000_000), 1..20)) {
            let lines: Vec<_> = lines.into_iter().map(|(t, c)| (t, Money::cents(c))).collect();
            let mut reversed = lines.clone();
            reversed.reverse();
            prop_assert_eq!(Totals::of(lines), Totals::of(reversed));
        }
    }
}
