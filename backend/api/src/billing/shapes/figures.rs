//! Revenue and what customers owe.

use office::billing::public::{ProductRevenue, Receivables, Revenue};
use office::partners::public::{OrganisationId, VenueId};
use office::values::Money;
use serde::Serialize;
use utoipa::ToSchema;

use crate::billing::words;
use crate::money::Amount;
use crate::sample::{self, Sample};

/// Revenue of a year excluding VAT, by issue date.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevenueDto {
    /// Issued invoices.
    pub invoiced: Amount,
    /// Issued credit notes, positive.
    pub credited: Amount,
    /// The difference.
    pub net: Amount,
}

mirror!(Revenue => RevenueDto { into invoiced, into credited, into net });

impl Sample for RevenueDto {
    fn sample() -> Self {
        Self {
            invoiced: Money::euros(104_180).into(),
            credited: Money::euros(1_000).into(),
            net: Money::euros(103_180).into(),
        }
    }
}

/// Revenue of one product.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProductRevenueDto {
    /// Product.
    pub product: String,
    /// Its family.
    #[schema(value_type = words::ProductFamily)]
    pub family: String,
    /// Invoices less credit notes, excluding VAT.
    pub net: Amount,
}

mirror!(ProductRevenue => ProductRevenueDto { same product, same family, into net });

/// Revenue of a year by product, largest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProductRevenuesDto {
    /// The year.
    pub year: i32,
    /// The products that were billed or credited.
    pub products: Vec<ProductRevenueDto>,
}

impl Sample for ProductRevenuesDto {
    fn sample() -> Self {
        let product = ProductRevenueDto {
            product: "TOUCH-MED".to_owned(),
            family: "subscription".to_owned(),
            net: Money::euros(103_180).into(),
        };
        Self { year: 2015, products: vec![product] }
    }
}

/// What customers owe.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ReceivablesDto {
    /// Invoices that are not settled.
    pub invoices: u64,
    /// What they ask for.
    pub left: Amount,
    /// Of which past the due date.
    pub overdue: Amount,
}

mirror!(Receivables => ReceivablesDto { same invoices, into left, into overdue });

impl Sample for ReceivablesDto {
    fn sample() -> Self {
        Self { invoices: 12, left: Money::euros(9_720).into(), overdue: Money::euros(972).into() }
    }
}

/// Who had a contract in force on a day, and which places it served.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ServedDto {
    /// Customers, among the partners.
    #[schema(value_type = Vec<String>)]
    pub customer_ids: Vec<OrganisationId>,
    /// Places served, among the partners.
    #[schema(value_type = Vec<String>)]
    pub venue_ids: Vec<VenueId>,
}

impl Sample for ServedDto {
    fn sample() -> Self {
        Self {
            customer_ids: vec![OrganisationId::new(sample::ID)],
            venue_ids: vec![VenueId::new(sample::OTHER_ID)],
        }
    }
}
