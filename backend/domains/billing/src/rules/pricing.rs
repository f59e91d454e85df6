//! From a price list to a contract's line, and from a contract's line to a bill's line.
//!
//! The price is frozen when the contract is concluded, with the trace of how it was found: a later price list
//! changes nothing for a customer who has signed.

use serde::{Deserialize, Serialize};
use values::{Day, Money};

use super::bands::{self, Band};
use super::line::{InvoiceLine, LineDiscount, ProductCode, ProductFamily, Quantity, Unit, amount};
use super::periods::BillingPeriod;
use super::prorata::prorata;
use super::rounding::divide_half_away;
use super::vat::VatTreatment;
use super::vat_rates::VatRate;
use crate::public::PriceListId;

/// How a product is priced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Price {
    /// The same for everybody, per unit, excluding VAT.
    Flat(Money),
    /// By the population served.
    ByPopulation(Vec<Band>),
}

/// One product of a price list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceItem {
    /// Code.
    pub product: ProductCode,
    /// What it is.
    pub family: ProductFamily,
    /// French designation, as printed on the bill.
    pub designation: String,
    /// Unit.
    pub unit: Unit,
    /// French rate (category S).
    pub vat_rate: VatRate,
    /// Price.
    pub price: Price,
}

/// A population and the year of the census it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Population {
    /// Inhabitants.
    pub inhabitants: u64,
    /// Year of the census.
    pub census: i32,
}

/// Where a price comes from, kept with the contract and with each bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceTrace {
    /// The list.
    pub price_list: PriceListId,
    /// Population that chose the band.
    pub population: Option<Population>,
    /// The band, lower bound included and upper excluded.
    pub band: Option<(u64, Option<u64>)>,
}

/// A discount as agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discount {
    /// How much.
    pub value: DiscountValue,
    /// Why, as printed.
    pub reason: String,
}

/// How much a discount takes off a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountValue {
    /// Hundredths of a percent: 2000 for 20 %.
    Percent(u32),
    /// Euros off a year's amount.
    Amount(Money),
}

/// What a customer orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineOrder {
    /// Product of the price list.
    pub product: ProductCode,
    /// How many units.
    pub quantity: Quantity,
    /// Population, for a product priced by population.
    pub population: Option<Population>,
    /// Discount agreed.
    pub discount: Option<Discount>,
}

/// One line of a contract, its price frozen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractLine {
    /// Product.
    pub product: ProductCode,
    /// What it is.
    pub family: ProductFamily,
    /// Designation at signature.
    pub designation: String,
    /// Quantity.
    pub quantity: Quantity,
    /// Unit.
    pub unit: Unit,
    /// Price of a unit (of a year of it, when yearly), excluding VAT.
    pub unit_price: Money,
    /// Discount agreed.
    pub discount: Option<Discount>,
    /// Category and rate.
    pub vat: VatTreatment,
    /// How the price was found.
    pub trace: PriceTrace,
}

/// Why an order has no price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PricingFault {
    /// The list does not sell it.
    #[error("le tarif ne connaît pas le produit « {product} »")]
    UnknownProduct {
        /// Product asked for.
        product: ProductCode,
    },
    /// A grid needs a population.
    #[error("le prix de « {product} » dépend de la population : indiquez-la")]
    PopulationMissing {
        /// Product asked for.
        product: ProductCode,
    },
    /// Above the last band.
    #[error("le tarif de « {product} » ne va pas jusqu’à {population} habitants")]
    NoBand {
        /// Product asked for.
        product: ProductCode,
        /// Population.
        population: u64,
    },
    /// The discount leaves nothing, or is not a discount.
    #[error("la remise sur « {product} » doit être positive et laisser un montant à payer")]
    BadDiscount {
        /// Product asked for.
        product: ProductCode,
    },
}

/// The price of an order in a list.
pub fn price_order(
    list: PriceListId,
    items: &[PriceItem],
    order: &LineOrder,
    vat: impl Fn(VatRate) -> VatTreatment,
) -> Result<ContractLine, PricingFault> {
    let product = || order.product.clone();
    let item = items
        .iter()
        .find(|item| item.product == order.product)
        .ok_or_else(|| PricingFault::UnknownProduct { product: product() })?;
    let (unit_price, band) = match &item.price {
        Price::Flat(price) => (*price, None),
        Price::ByPopulation(grid) => {
            let population =
                order.population.ok_or_else(|| PricingFault::PopulationMissing { product: product() })?;
            let band = bands::find(grid, population.inhabitants).ok_or_else(|| PricingFault::NoBand {
                product: product(),
                population: population.inhabitants,
            })?;
            (band.price, Some((band.from, band.to)))
        }
    };
    let line = ContractLine {
        product: product(),
        family: item.family,
        designation: item.designation.clone(),
        quantity: order.quantity,
        unit: item.unit,
        unit_price,
        discount: order.discount.clone(),
        vat: vat(item.vat_rate),
        trace: PriceTrace { price_list: list, population: order.population, band },
    };
    let positive = line.discount.as_ref().is_none_or(|discount| match discount.value {
        DiscountValue::Percent(hundredths) => hundredths > 0,
        DiscountValue::Amount(amount) => amount > Money::ZERO,
    });
    if positive && line.yearly_net() > Money::ZERO {
        Ok(line)
    } else {
        Err(PricingFault::BadDiscount { product: product() })
    }
}

impl ContractLine {
    /// The discount in euros.
    pub fn discount_amount(&self) -> Money {
        match self.discount.as_ref().map(|discount| discount.value) {
            None => Money::ZERO,
            Some(DiscountValue::Amount(amount)) => amount,
            Some(DiscountValue::Percent(hundredths)) => {
                let full = i128::from(amount(self.quantity, self.unit_price).as_cents());
                let cents = divide_half_away(full * i128::from(hundredths), 10_000);
                Money::cents(i64::try_from(cents).unwrap_or(i64::MAX))
            }
        }
    }

    /// What a whole year costs (or the one delivery, when it is not yearly), excluding VAT.
    pub fn yearly_net(&self) -> Money {
        let full = amount(self.quantity, self.unit_price);
        if self.discount_amount() > full { Money::ZERO } else { full - self.discount_amount() }
    }

    /// The line's bill for a period; `None` for what is billed once and was billed with the first period.
    pub fn bill(&self, number: u32, period: &BillingPeriod) -> Option<InvoiceLine> {
        if !self.unit.is_yearly() && !period.first {
            return None;
        }
        let whole = InvoiceLine {
            number,
            product: self.product.clone(),
            family: self.family,
            designation: self.designation.clone(),
            detail: None,
            period: self.unit.is_yearly().then_some(period.billed),
            quantity: self.quantity,
            unit: self.unit,
            unit_price: self.unit_price,
            discount: self.discount.as_ref().map(|discount| LineDiscount {
                amount: self.discount_amount(),
                reason: discount.reason.clone(),
            }),
            vat: self.vat,
            net: self.yearly_net(),
            trace: Some(self.trace.clone()),
            credits_line: None,
        };
        if !self.unit.is_yearly() || period.is_whole() {
            return Some(whole);
        }
        let (days, of) = (period.billed.days(), period.year.days());
        let net = prorata(self.yearly_net(), days, of);
        // A part of a year is told as a lump sum, so that quantity × price is exactly the amount.
        (net > Money::ZERO).then(|| InvoiceLine {
            detail: Some(format!("Prorata : {days} jours sur {of} de {} par an", self.yearly_net().french())),
            quantity: Quantity::ONE,
            unit: Unit::LumpSum,
            unit_price: net,
            discount: None,
            net,
            ..whole
        })
    }
}

/// The bill of all lines for a period, numbered from 1.
pub fn bill_lines(lines: &[ContractLine], period: &BillingPeriod) -> Vec<InvoiceLine> {
    lines
        .iter()
        .filter_map(|line| line.bill(0, period))
        .zip(1..)
        .map(|(line, number)| InvoiceLine { number, ..line })
        .collect()
}

/// Whether the rates of these lines were in force on a day; the first that was not, if any.
pub fn stale_rate(lines: &[InvoiceLine], day: Day) -> Option<VatRate> {
    lines.iter().map(|line| line.vat.rate).find(|rate| !rate.in_force_on(day))
}

#[cfg(test)]
#[path = "pricing_tests.rs"]
mod tests;
