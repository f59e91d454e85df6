//! What a customer orders, from when to when.

use office::billing::public::{BillingDay, Discount, DiscountValue, LineOrder, Quantity, Term};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProductCodeDto;
use super::lines::PopulationDto;
use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// From a first day to a last one, or without a known end.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermDto {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day, included; absent while nobody has set one.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
}

mirror!(Term <=> TermDto { same from, same to });

impl Sample for TermDto {
    fn sample() -> Self {
        Self { from: sample::parsed("2015-01-01"), to: Some(sample::parsed("2017-12-31")) }
    }
}

/// A day of the year that exists every year.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DayOfYear {
    /// Month.
    #[schema(minimum = 1, maximum = 12)]
    pub month: u32,
    /// Day.
    #[schema(minimum = 1, maximum = 31)]
    pub day: u32,
}

/// A [`DayOfYear`], checked; the 29th of February is refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "DayOfYear")]
pub struct YearlyDay(pub BillingDay);

impl TryFrom<DayOfYear> for YearlyDay {
    type Error = String;

    fn try_from(given: DayOfYear) -> Result<Self, String> {
        BillingDay::new(given.month, given.day).map(Self).map_err(|error| error.to_string())
    }
}

impl From<YearlyDay> for BillingDay {
    fn from(day: YearlyDay) -> Self {
        day.0
    }
}

impl From<BillingDay> for YearlyDay {
    fn from(day: BillingDay) -> Self {
        Self(day)
    }
}

/// How much is taken off.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DiscountValueDto {
    /// Hundredths of a percent: 1000 for 10 %.
    HundredthsOfPercent(u32),
    /// Excluding VAT, a year.
    Amount(Amount),
}

impl From<DiscountValueDto> for DiscountValue {
    fn from(value: DiscountValueDto) -> Self {
        match value {
            DiscountValueDto::HundredthsOfPercent(hundredths) => Self::Percent(hundredths),
            DiscountValueDto::Amount(amount) => Self::Amount(amount.into()),
        }
    }
}

impl From<DiscountValue> for DiscountValueDto {
    fn from(value: DiscountValue) -> Self {
        match value {
            DiscountValue::Percent(hundredths) => Self::HundredthsOfPercent(hundredths),
            DiscountValue::Amount(amount) => Self::Amount(amount.into()),
        }
    }
}

/// A discount and why.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscountDto {
    /// How much.
    pub value: DiscountValueDto,
    /// As printed.
    pub reason: String,
}

mirror!(Discount <=> DiscountDto { into value, same reason });

impl Sample for DiscountDto {
    fn sample() -> Self {
        Self { value: DiscountValueDto::HundredthsOfPercent(1_000), reason: "Première année".to_owned() }
    }
}

/// A product ordered.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineOrderDto {
    /// Product of the price list.
    #[schema(value_type = String, pattern = "^[A-Z0-9-]{1,40}$")]
    pub product: ProductCodeDto,
    /// Positive decimal with at most four decimals.
    #[schema(value_type = String, pattern = "^-?\\d+(\\.\\d+)?$", max_length = 28)]
    pub quantity: Quantity,
    /// Population served, where the price depends on it.
    pub population: Option<PopulationDto>,
    /// Discount.
    pub discount: Option<DiscountDto>,
}

mirror!(LineOrderDto => LineOrder { into product, same quantity, opt population, opt discount });

impl Sample for LineOrderDto {
    fn sample() -> Self {
        Self {
            product: ProductCodeDto::sample(),
            quantity: Quantity::ONE,
            population: Some(PopulationDto::sample()),
            discount: Some(DiscountDto::sample()),
        }
    }
}

/// A product sold under a contract, at its frozen price.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContractLineDto {
    /// Product.
    #[schema(value_type = String)]
    pub product: office::billing::public::ProductCode,
    /// Its family.
    #[schema(value_type = words::ProductFamily)]
    pub family: office::billing::public::ProductFamily,
    /// As printed.
    pub designation: String,
    /// Decimal text.
    #[schema(value_type = String, pattern = "^-?\\d+(\\.\\d+)?$", max_length = 28)]
    pub quantity: Quantity,
    /// What it counts.
    #[schema(value_type = words::Unit)]
    pub unit: office::billing::public::Unit,
    /// Excluding VAT.
    pub unit_price: Amount,
    /// Discount.
    pub discount: Option<DiscountDto>,
    /// Tax.
    pub vat: super::VatTreatmentDto,
    /// How the price was found.
    pub trace: super::PriceTraceDto,
}

use office::billing::public::ContractLine;

mirror!(ContractLine => ContractLineDto {
    same product, same family, same designation, same quantity, same unit, into unit_price, opt discount, into vat,
    into trace,
});

impl Sample for ContractLineDto {
    fn sample() -> Self {
        Self {
            product: ProductCodeDto::sample().0,
            family: office::billing::public::ProductFamily::Subscription,
            designation: "Abonnement 1D touch, médiathèque".to_owned(),
            quantity: Quantity::ONE,
            unit: office::billing::public::Unit::Year,
            unit_price: office::values::Money::euros(900).into(),
            discount: Some(DiscountDto::sample()),
            vat: super::VatTreatmentDto::sample(),
            trace: super::PriceTraceDto::sample(),
        }
    }
}
