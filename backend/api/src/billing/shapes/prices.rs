//! Price lists.

use office::billing::public::{
    Band, Price, PriceItem, PriceItemRow, PriceListContent, PriceListId, PriceListRow, ProductFamily, Unit,
    VatRate,
};
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ProductCodeDto;
use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// The price of populations from a first to before a last one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BandDto {
    /// First population in it.
    pub from: u64,
    /// First population above it; absent when there is none.
    pub to: Option<u64>,
    /// Excluding VAT.
    pub price: Amount,
}

mirror!(Band <=> BandDto { same from, same to, into price });

/// A price excluding VAT.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PriceDto {
    /// The same for all.
    Flat(Amount),
    /// By population served: bands without hole or overlap, from 0 on.
    ByPopulation(Vec<BandDto>),
}

impl From<PriceDto> for Price {
    fn from(price: PriceDto) -> Self {
        match price {
            PriceDto::Flat(amount) => Self::Flat(amount.into()),
            PriceDto::ByPopulation(bands) => Self::ByPopulation(bands.into_iter().map(Into::into).collect()),
        }
    }
}

impl From<Price> for PriceDto {
    fn from(price: Price) -> Self {
        match price {
            Price::Flat(amount) => Self::Flat(amount.into()),
            Price::ByPopulation(bands) => Self::ByPopulation(bands.into_iter().map(Into::into).collect()),
        }
    }
}

/// A product with its price.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceItemDto {
    /// Code, once in a list.
    #[schema(value_type = String, pattern = "^[A-Z0-9-]{1,40}$")]
    pub product: ProductCodeDto,
    /// Family.
    #[schema(value_type = words::ProductFamily)]
    pub family: ProductFamily,
    /// As printed.
    pub designation: String,
    /// What a quantity counts.
    #[schema(value_type = words::Unit)]
    pub unit: Unit,
    /// VAT rate in percent, one in force in France on the list's first day.
    #[schema(value_type = String)]
    pub vat_rate: VatRate,
    /// Price.
    pub price: PriceDto,
}

mirror!(PriceItem <=> PriceItemDto {
    into product, same family, same designation, same unit, same vat_rate, into price,
});

impl Sample for PriceItemDto {
    fn sample() -> Self {
        let band = |from, to, euros| BandDto { from, to, price: Money::euros(euros).into() };
        Self {
            product: ProductCodeDto::sample(),
            family: ProductFamily::Subscription,
            designation: "Abonnement 1D touch, médiathèque".to_owned(),
            unit: Unit::Year,
            vat_rate: sample::parsed("20"),
            price: PriceDto::ByPopulation(vec![
                band(0, Some(10_000), 500),
                band(10_000, Some(50_000), 900),
                band(50_000, None, 1_500),
            ]),
        }
    }
}

/// A price list as published.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceListDto {
    /// Title.
    pub title: String,
    /// First day on which contracts may be concluded on it.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last such day; absent while nobody has set one.
    #[schema(value_type = Option<String>, format = Date)]
    pub to: Option<Day>,
    /// Products, each once.
    pub items: Vec<PriceItemDto>,
}

mirror!(PriceListContent <=> PriceListDto { same title, same from, same to, all items });

impl Sample for PriceListDto {
    fn sample() -> Self {
        Self {
            title: "Tarif 2015".to_owned(),
            from: sample::parsed("2014-12-01"),
            to: Some(sample::parsed("2015-12-31")),
            items: vec![PriceItemDto::sample()],
        }
    }
}

/// Which price list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceListIdDto {
    /// Identifier.
    #[schema(value_type = String, format = Uuid)]
    pub price_list_id: PriceListId,
}

impl Sample for PriceListIdDto {
    fn sample() -> Self {
        Self { price_list_id: PriceListId::new(sample::ID) }
    }
}

/// A price list in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceListRowDto {
    /// Identifier.
    #[schema(format = Uuid)]
    pub price_list_id: String,
    /// Title.
    pub title: String,
    /// First day.
    #[schema(format = Date)]
    pub from_day: String,
    /// Last day, once set.
    #[schema(format = Date)]
    pub to_day: Option<String>,
    /// Number of products.
    pub items: i64,
}

mirror!(PriceListRow => PriceListRowDto { same price_list_id, same title, same from_day, day to_day, same items });

impl Sample for PriceListRowDto {
    fn sample() -> Self {
        Self {
            price_list_id: sample::ID.to_string(),
            title: "Tarif 2015".to_owned(),
            from_day: "2014-12-01".to_owned(),
            to_day: Some("2015-12-31".to_owned()),
            items: 12,
        }
    }
}

/// One price: a product in a band of population.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceItemRowDto {
    /// List, product and band.
    pub item_id: String,
    /// List.
    #[schema(format = Uuid)]
    pub price_list_id: String,
    /// First day of the list.
    #[schema(format = Date)]
    pub from_day: String,
    /// Product.
    pub product: String,
    /// Family.
    #[schema(value_type = words::ProductFamily)]
    pub family: String,
    /// As printed.
    pub designation: String,
    /// Unit in French.
    pub unit: String,
    /// VAT rate in percent.
    pub vat_rate: String,
    /// First population; 0 for a flat price.
    pub population_from: i64,
    /// First population above; absent when there is none.
    pub population_to: Option<i64>,
    /// Excluding VAT.
    pub price: Amount,
}

impl From<PriceItemRow> for PriceItemRowDto {
    fn from(row: PriceItemRow) -> Self {
        let PriceItemRow {
            item_id,
            price_list_id,
            from_day,
            product,
            family,
            designation,
            unit,
            vat_rate,
            population_from,
            population_to,
            price_cents,
        } = row;
        Self {
            item_id,
            price_list_id,
            from_day,
            product,
            family,
            designation,
            unit,
            vat_rate,
            population_from,
            population_to: (population_to != i64::MAX).then_some(population_to),
            price: Money::cents(price_cents).into(),
        }
    }
}

impl Sample for PriceItemRowDto {
    fn sample() -> Self {
        Self {
            item_id: format!("{}/TOUCH-MED/10000", sample::ID),
            price_list_id: sample::ID.to_string(),
            from_day: "2014-12-01".to_owned(),
            product: "TOUCH-MED".to_owned(),
            family: "subscription".to_owned(),
            designation: "Abonnement 1D touch, médiathèque".to_owned(),
            unit: "an".to_owned(),
            vat_rate: "20".to_owned(),
            population_from: 10_000,
            population_to: Some(50_000),
            price: Money::euros(900).into(),
        }
    }
}
