//! One line of a paper: designation, quantity, price, discount, tax, net amount (BG-25).
//!
//! What can never happen: a net amount that is not round2(quantity × price) − discount (BT-131), a price that
//! is not above zero (BR-27), a quantity with more than four decimals.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use values::Money;

use super::periods::Period;
use super::pricing::PriceTrace;
use super::rounding::divide_half_away;
use super::vat::VatTreatment;

/// Code of a product in the price lists, e.g. `TOUCH-MED`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductCode(String);

impl ProductCode {
    /// 1 to 40 characters among `A-Z 0-9 -`.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
        ((1..=40).contains(&text.len()) && text.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProductCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is sold, for statistics and for the royalties' base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductFamily {
    /// Access to the works: what the creators' contribution is taken from.
    Subscription,
    /// Touch devices and arcade cabinets.
    Device,
    /// Training.
    Training,
    /// Service work of the Labo.
    Service,
}

impl ProductFamily {
    /// As stored in views.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Device => "device",
            Self::Training => "training",
            Self::Service => "service",
        }
    }

    /// Whether it is a delivery of goods; everything else is a service.
    pub fn is_goods(self) -> bool {
        matches!(self, Self::Device)
    }
}

/// Unit of a quantity. A yearly unit is billed every year, the others once, with the first period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A year of service.
    Year,
    /// A piece.
    Piece,
    /// A day of work.
    Day,
    /// A lump sum.
    LumpSum,
}

impl Unit {
    /// As printed.
    pub fn french(self) -> &'static str {
        match self {
            Self::Year => "an",
            Self::Piece => "pièce",
            Self::Day => "jour",
            Self::LumpSum => "forfait",
        }
    }

    /// UN/ECE recommendation 20 code (BT-130).
    pub fn code(self) -> &'static str {
        match self {
            Self::Year => "ANN",
            Self::Piece => "C62",
            Self::Day => "DAY",
            Self::LumpSum => "LS",
        }
    }

    /// Whether it comes back every year.
    pub fn is_yearly(self) -> bool {
        matches!(self, Self::Year)
    }
}

/// A quantity above zero, with at most four decimals and at most a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Quantity(Decimal);

/// A quantity that cannot stand on a bill.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("une quantité est positive, d’au plus 1 000 000 et quatre décimales : {offered} ne convient pas")]
pub struct BadQuantity {
    /// What was offered.
    pub offered: Decimal,
}

impl Quantity {
    /// One.
    pub const ONE: Self = Self(Decimal::ONE);

    /// A checked quantity.
    pub fn new(value: Decimal) -> Result<Self, BadQuantity> {
        let value = value.normalize();
        if value > Decimal::ZERO && value <= Decimal::from(1_000_000) && value.scale() <= 4 {
            Ok(Self(value))
        } else {
            Err(BadQuantity { offered: value })
        }
    }

    /// The value.
    pub fn value(self) -> Decimal {
        self.0
    }

    /// In ten-thousandths, exactly.
    fn ten_thousandths(self) -> i128 {
        self.0.mantissa() * 10_i128.pow(4_u32.saturating_sub(self.0.scale()))
    }
}

impl TryFrom<Decimal> for Quantity {
    type Error = BadQuantity;
    fn try_from(value: Decimal) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

impl From<Quantity> for Decimal {
    fn from(quantity: Quantity) -> Self {
        quantity.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The highest unit price, 100 million euros: what keeps every sum of a paper far below the type's limit.
pub const HIGHEST_PRICE: Money = Money::cents(10_000_000_000);

/// `quantity × price`, rounded once to the cent (first half of BT-131).
///
/// # Panics
/// Never with a price up to [`HIGHEST_PRICE`], which price lists and lines are checked against.
pub fn amount(quantity: Quantity, unit_price: Money) -> Money {
    let cents = divide_half_away(quantity.ten_thousandths() * i128::from(unit_price.as_cents()), 10_000);
    Money::cents(i64::try_from(cents).expect("a million times the highest price is below the type's limit"))
}

/// A discount on one line (BG-27), with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDiscount {
    /// How much, excluding VAT.
    pub amount: Money,
    /// As printed, e.g. "Remise réseau départemental 20 %".
    pub reason: String,
}

/// One line of an invoice or a credit note, as printed and for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// 1, 2, 3… (BT-126).
    pub number: u32,
    /// Product (BT-155).
    pub product: ProductCode,
    /// What it is, for statistics.
    pub family: ProductFamily,
    /// Exact designation in French (BT-153).
    pub designation: String,
    /// How the amount was made, when it needs telling: prorata, credited line (BT-154).
    pub detail: Option<String>,
    /// Days that the line covers (BG-26).
    pub period: Option<Period>,
    /// Quantity (BT-129).
    pub quantity: Quantity,
    /// Unit (BT-130).
    pub unit: Unit,
    /// Unit price excluding VAT (BT-146), above zero.
    pub unit_price: Money,
    /// Discount.
    pub discount: Option<LineDiscount>,
    /// Category and rate.
    pub vat: VatTreatment,
    /// Net amount (BT-131).
    pub net: Money,
    /// Where the price comes from.
    pub trace: Option<PriceTrace>,
    /// On a credit note, the number of the line that it reduces.
    pub credits_line: Option<u32>,
}

impl InvoiceLine {
    /// Whether the net amount is what quantity, price and discount make, and all of them may stand on a bill.
    pub fn is_sound(&self) -> bool {
        let discount = self.discount.as_ref().map_or(Money::ZERO, |discount| discount.amount);
        self.unit_price > Money::ZERO
            && self.unit_price <= HIGHEST_PRICE
            && discount >= Money::ZERO
            && self.net == amount(self.quantity, self.unit_price) - discount
            && self.net > Money::ZERO
            && self.vat.is_coherent()
            && !self.designation.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::new(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn rounded_once_a_half_away_from_zero() {
        assert_eq!(amount(quantity("0.5"), Money::cents(1)), Money::cents(1));
        assert_eq!(amount(quantity("3"), Money::cents(33_333)), Money::cents(99_999));
        assert_eq!(amount(quantity("0.3333"), Money::cents(100)), Money::cents(33));
        assert_eq!(amount(quantity("1000000"), HIGHEST_PRICE), Money::cents(10_000_000_000_000_000));
    }

    #[test]
    fn a_quantity_has_bounds() {
        for wrong in ["0", "-1", "0.00001", "1000000.1"] {
            assert!(Quantity::new(wrong.parse().unwrap()).is_err(), "{wrong}");
        }
        assert_eq!(quantity("2.50"), quantity("2.5"));
    }

    #[test]
    fn a_product_code_is_plain() {
        assert!(ProductCode::new("TOUCH-MED-1").is_some());
        for wrong in ["", "touch", "A B", "É"] {
            assert!(ProductCode::new(wrong).is_none(), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn never_further_than_half_a_cent(units in 1_i64..10_000_000_000, price in 1_i64..1_000_000) {
            let quantity = Quantity::new(Decimal::new(units, 4)).unwrap();
            let exact = i128::from(units) * i128::from(price);
            let found = i128::from(amount(quantity, Money::cents(price)).as_cents()) * 10_000;
            prop_assert!((found - exact).abs() * 2 <= 10_000);
        }
    }
}
