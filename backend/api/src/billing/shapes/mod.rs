//! What the endpoints of billing read and write.

/// One field on its way from one shape to the other.
macro_rules! moved {
    (same $field:ident) => {
        $field
    };
    (into $field:ident) => {
        $field.into()
    };
    (opt $field:ident) => {
        $field.map(Into::into)
    };
    (all $field:ident) => {
        $field.into_iter().map(Into::into).collect()
    };
    (day $field:ident) => {
        super::bounded($field)
    };
    (text $field:ident) => {
        super::filled($field)
    };
}

/// Takes a type apart by name and puts the other together: a new field on either side does not compile.
macro_rules! mirror {
    ($from:ident => $to:ident { $($way:ident $field:ident),+ $(,)? }) => {
        impl From<$from> for $to {
            fn from(value: $from) -> Self {
                let $from { $($field),+ } = value;
                Self { $($field: moved!($way $field)),+ }
            }
        }
    };
    ($one:ident <=> $other:ident { $($way:ident $field:ident),+ $(,)? }) => {
        mirror!($one => $other { $($way $field),+ });
        mirror!($other => $one { $($way $field),+ });
    };
}

mod contracts;
mod figures;
mod invoices;
mod issued;
mod lines;
mod orders;
mod parties;
mod prices;
mod rows;
mod runs;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

pub use contracts::{ConcludedDto, ContractDto, ContractIdDto, ContractRowDto, ContractTermsDto};
pub use figures::{ProductRevenueDto, ProductRevenuesDto, ReceivablesDto, RevenueDto, ServedDto};
pub use invoices::{DraftDto, InvoiceDto, InvoiceIdDto, IssuedDto};
pub use issued::{InvoiceContentDto, IssuedInvoiceDto, TotalsDto};
pub use lines::{
    BillingPeriodDto, DraftLineDto, InvoiceLineDto, PriceTraceDto, ProductCodeDto, VatTreatmentDto,
};
pub use orders::{DayOfYear, DiscountDto, LineOrderDto, TermDto, YearlyDay};
pub use parties::{BillingAddressDto, BuyerDto, BuyerReferencesDto, SellerIdentityDto, ServedVenueDto};
pub use prices::{PriceItemDto, PriceItemRowDto, PriceListDto, PriceListIdDto, PriceListRowDto};
pub use rows::{InvoiceLineRowDto, InvoicePaymentRowDto, InvoiceRowDto, ReceivableRowDto};
pub use runs::{InvoiceRunDto, InvoiceRunPreviewDto};

/// A list of something to do: an empty one is a mistake, not a success.
pub(super) fn at_least_one<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let list = Vec::deserialize(deserializer)?;
    if list.is_empty() { Err(D::Error::invalid_length(0, &"at least one")) } else { Ok(list) }
}

/// The lines of an address, as many as an envelope and our papers have room for.
fn one_to_four<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let lines: Vec<String> = at_least_one(deserializer)?;
    if lines.len() > 4 { Err(D::Error::invalid_length(lines.len(), &"one to four lines")) } else { Ok(lines) }
}

/// A day of a view, where the end of time stands for none.
fn bounded(day: String) -> Option<String> {
    (day != "9999-12-31").then_some(day)
}

/// A text of a view, where nothing stands for none.
fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
