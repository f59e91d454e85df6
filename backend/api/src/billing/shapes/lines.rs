//! Lines of a paper: as prepared by hand, as printed.

use office::billing::public::{
    InvoiceLine, LineDiscount, Period, Population, PriceListId, PriceTrace, ProductCode, ProductFamily,
    Quantity, Unit, VatCategory, VatRate, VatTreatment,
};
use office::values::{Day, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// A product code, checked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ProductCodeDto(pub ProductCode);

impl TryFrom<String> for ProductCodeDto {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no product code: 1 to 40 of A-Z, 0-9 and -");
        ProductCode::new(&text).map(Self).ok_or_else(wrong)
    }
}

impl From<ProductCodeDto> for ProductCode {
    fn from(code: ProductCodeDto) -> Self {
        code.0
    }
}

impl From<ProductCode> for ProductCodeDto {
    fn from(code: ProductCode) -> Self {
        Self(code)
    }
}

impl Sample for ProductCodeDto {
    fn sample() -> Self {
        sample::parsed::<Text>("TOUCH-MED").0
    }
}

struct Text(ProductCodeDto);

impl std::str::FromStr for Text {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.to_owned().try_into().map(Self)
    }
}

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BillingPeriodDto {
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub from: Day,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    pub to: Day,
}

mirror!(Period <=> BillingPeriodDto { same from, same to });

impl Sample for BillingPeriodDto {
    fn sample() -> Self {
        Self { from: sample::parsed("2015-01-01"), to: sample::parsed("2015-12-31") }
    }
}

/// How something is taxed.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VatTreatmentDto {
    /// Category.
    #[schema(value_type = words::VatCategory)]
    pub category: VatCategory,
    /// Rate in percent, « 5.5 »; « 0 » for every category but S.
    #[schema(value_type = String)]
    pub rate: VatRate,
}

mirror!(VatTreatment <=> VatTreatmentDto { same category, same rate });

impl Sample for VatTreatmentDto {
    fn sample() -> Self {
        Self { category: VatCategory::S, rate: sample::parsed("20") }
    }
}

/// A discount on a line, in euros.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineDiscountDto {
    /// Taken off the line, excluding VAT.
    pub amount: Amount,
    /// As printed.
    pub reason: String,
}

mirror!(LineDiscount <=> LineDiscountDto { into amount, same reason });

impl Sample for LineDiscountDto {
    fn sample() -> Self {
        Self { amount: Money::euros(90).into(), reason: "Première année".to_owned() }
    }
}

/// A population with its census.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationDto {
    /// Inhabitants.
    pub inhabitants: u64,
    /// Year of the census.
    pub census: i32,
}

mirror!(Population <=> PopulationDto { same inhabitants, same census });

impl Sample for PopulationDto {
    fn sample() -> Self {
        Self { inhabitants: 20_000, census: 2012 }
    }
}

/// How a price was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PriceTraceDto {
    /// In which list.
    #[serde(rename = "price_list_id")]
    #[schema(value_type = String, format = Uuid)]
    pub price_list: PriceListId,
    /// For which population.
    pub population: Option<PopulationDto>,
    /// In which band: first population in it, first above it if there is one.
    #[schema(value_type = Option<Vec<Option<u64>>>)]
    pub band: Option<(u64, Option<u64>)>,
}

mirror!(PriceTrace => PriceTraceDto { same price_list, opt population, same band });

impl Sample for PriceTraceDto {
    fn sample() -> Self {
        Self {
            price_list: PriceListId::new(sample::ID),
            population: Some(PopulationDto::sample()),
            band: Some((10_000, Some(50_000))),
        }
    }
}

/// A line prepared by hand.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftLineDto {
    /// Product.
    #[schema(value_type = String, pattern = "^[A-Z0-9-]{1,40}$")]
    pub product: ProductCodeDto,
    /// Its family.
    #[schema(value_type = words::ProductFamily)]
    pub family: ProductFamily,
    /// As printed.
    pub designation: String,
    /// Printed below.
    pub detail: Option<String>,
    /// Days it is for.
    pub period: Option<BillingPeriodDto>,
    /// Positive decimal with at most four decimals.
    #[schema(value_type = String, pattern = "^-?\\d+(\\.\\d+)?$", max_length = 28)]
    pub quantity: Quantity,
    /// What it counts.
    #[schema(value_type = words::Unit)]
    pub unit: Unit,
    /// Excluding VAT.
    pub unit_price: Amount,
    /// Discount.
    pub discount: Option<LineDiscountDto>,
    /// Tax.
    pub vat: VatTreatmentDto,
    /// Quantity × unit price less the discount, rounded once to the cent: checked when it is issued.
    pub net: Amount,
}

impl DraftLineDto {
    /// The line under its number.
    pub fn numbered(self, number: u32) -> InvoiceLine {
        let Self {
            product,
            family,
            designation,
            detail,
            period,
            quantity,
            unit,
            unit_price,
            discount,
            vat,
            net,
        } = self;
        InvoiceLine {
            number,
            product: product.into(),
            family,
            designation,
            detail,
            period: period.map(Into::into),
            quantity,
            unit,
            unit_price: unit_price.into(),
            discount: discount.map(Into::into),
            vat: vat.into(),
            net: net.into(),
            trace: None,
            credits_line: None,
        }
    }
}

impl Sample for DraftLineDto {
    fn sample() -> Self {
        Self {
            product: ProductCodeDto::sample(),
            family: ProductFamily::Subscription,
            designation: "Abonnement 1D touch, médiathèque".to_owned(),
            detail: Some("Accès de 20 000 habitants".to_owned()),
            period: Some(BillingPeriodDto::sample()),
            quantity: Quantity::ONE,
            unit: Unit::Year,
            unit_price: Money::euros(900).into(),
            discount: Some(LineDiscountDto::sample()),
            vat: VatTreatmentDto::sample(),
            net: Money::euros(810).into(),
        }
    }
}

/// A line as printed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct InvoiceLineDto {
    /// 1, 2, 3…
    pub number: u32,
    /// Product.
    #[schema(value_type = String)]
    pub product: ProductCode,
    /// Its family.
    #[schema(value_type = words::ProductFamily)]
    pub family: ProductFamily,
    /// As printed.
    pub designation: String,
    /// Printed below.
    pub detail: Option<String>,
    /// Days it is for.
    pub period: Option<BillingPeriodDto>,
    /// Decimal text.
    #[schema(value_type = String, pattern = "^-?\\d+(\\.\\d+)?$", max_length = 28)]
    pub quantity: Quantity,
    /// What it counts.
    #[schema(value_type = words::Unit)]
    pub unit: Unit,
    /// Excluding VAT.
    pub unit_price: Amount,
    /// Discount.
    pub discount: Option<LineDiscountDto>,
    /// Tax.
    pub vat: VatTreatmentDto,
    /// Net amount.
    pub net: Amount,
    /// How the price was found.
    pub trace: Option<PriceTraceDto>,
    /// On a credit note, number of the invoice's line.
    pub credits_line: Option<u32>,
}

mirror!(InvoiceLine => InvoiceLineDto {
    same number, same product, same family, same designation, same detail, opt period, same quantity, same unit,
    into unit_price, opt discount, into vat, into net, opt trace, same credits_line,
});

impl Sample for InvoiceLineDto {
    fn sample() -> Self {
        let line = Self::from(DraftLineDto::sample().numbered(1));
        Self { trace: Some(PriceTraceDto::sample()), ..line }
    }
}
