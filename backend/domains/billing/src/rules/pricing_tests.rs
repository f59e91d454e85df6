use super::*;
use crate::rules::periods::{Period, Term, periods};
use crate::rules::vat::VatCategory;
use crate::samples;

fn order(product: &str, quantity: &str) -> LineOrder {
    LineOrder {
        product: ProductCode::new(product).unwrap(),
        quantity: Quantity::new(quantity.parse().unwrap()).unwrap(),
        population: None,
        discount: None,
    }
}

fn priced(order: &LineOrder) -> Result<ContractLine, PricingFault> {
    price_order(samples::price_list_id(), &samples::price_items(), order, VatTreatment::standard)
}

fn inhabitants(count: u64) -> Population {
    Population { inhabitants: count, census: 2012 }
}

#[test]
fn the_band_of_the_population_gives_the_price_and_stays_in_the_trace() {
    let line =
        priced(&LineOrder { population: Some(inhabitants(10_000)), ..order("TOUCH-MED", "1") }).unwrap();
    assert_eq!(line.unit_price, Money::euros(900));
    assert_eq!(line.trace.band, Some((10_000, Some(50_000))));
    assert_eq!(line.trace.population, Some(inhabitants(10_000)));
    assert_eq!(line.vat.category, VatCategory::S);
}

#[test]
fn each_order_without_a_price_says_why() {
    let touch = || ProductCode::new("TOUCH-MED").unwrap();
    assert_eq!(
        priced(&order("NOTHING", "1")),
        Err(PricingFault::UnknownProduct { product: ProductCode::new("NOTHING").unwrap() })
    );
    assert_eq!(priced(&order("TOUCH-MED", "1")), Err(PricingFault::PopulationMissing { product: touch() }));
    assert_eq!(
        priced(&LineOrder { population: Some(inhabitants(2_000_000)), ..order("TOUCH-MED", "1") }),
        Err(PricingFault::NoBand { product: touch(), population: 2_000_000 })
    );
    for value in
        [DiscountValue::Percent(10_000), DiscountValue::Percent(0), DiscountValue::Amount(Money::euros(-5))]
    {
        let discount = Some(Discount { value, reason: "Geste".into() });
        let refused =
            priced(&LineOrder { population: Some(inhabitants(1)), discount, ..order("TOUCH-MED", "1") });
        assert_eq!(refused, Err(PricingFault::BadDiscount { product: touch() }));
    }
}

#[test]
fn a_discount_in_percent_is_taken_from_the_line() {
    let discount = Some(Discount { value: DiscountValue::Percent(1_250), reason: "Réseau".into() });
    let line =
        priced(&LineOrder { population: Some(inhabitants(20_000)), discount, ..order("TOUCH-MED", "3") })
            .unwrap();
    assert_eq!(line.discount_amount(), Money::cents(33_750));
    assert_eq!(line.yearly_net(), Money::cents(236_250));
}

#[test]
fn a_whole_year_is_billed_as_agreed_and_a_part_as_a_lump_sum() {
    let line =
        priced(&LineOrder { population: Some(inhabitants(20_000)), ..order("TOUCH-MED", "2") }).unwrap();
    let term = Term { from: samples::day("2015-09-01"), to: None };
    let billing = crate::rules::periods::BillingDay::new(1, 1).unwrap();
    let found = periods(term, Some(billing), samples::day("2016-01-01"));
    let part = line.bill(1, &found[0]).unwrap();
    // 1 800,00 € × 122 / 365 = 601,643… €
    assert_eq!((part.net, part.quantity, part.unit), (Money::cents(60_164), Quantity::ONE, Unit::LumpSum));
    assert_eq!(
        part.period,
        Some(Period { from: samples::day("2015-09-01"), to: samples::day("2015-12-31") })
    );
    assert!(part.is_sound() && part.detail.unwrap().contains("122 jours sur 365"));
    let whole = line.bill(1, &found[1]).unwrap();
    assert_eq!(
        (whole.net, whole.unit_price, whole.detail.clone()),
        (Money::euros(1_800), Money::euros(900), None)
    );
    assert!(whole.is_sound());
}

#[test]
fn what_is_delivered_once_is_billed_once_and_in_full() {
    let line = priced(&order("BORNE", "2")).unwrap();
    let term = Term { from: samples::day("2015-09-01"), to: None };
    let billing = crate::rules::periods::BillingDay::new(1, 1).unwrap();
    let found = periods(term, Some(billing), samples::day("2016-01-01"));
    assert_eq!(line.bill(1, &found[0]).unwrap().net, Money::euros(1_500));
    assert_eq!(line.bill(1, &found[1]), None);
}
