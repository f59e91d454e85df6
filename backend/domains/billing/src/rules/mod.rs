//! Pure policy of billing: arithmetic, numbers, periods, prices, legal texts.
//!
//! Why here: each rule can be read next to its article of law and tested without a database. What can never
//! happen here: a clock, a query, a float, an amount rounded twice.

pub mod bands;
pub mod checks;
pub mod countries;
pub mod credit;
pub mod line;
pub mod mentions;
pub mod numbering;
pub mod periods;
pub mod pricing;
pub mod prorata;
pub mod rounding;
pub mod vat;
pub mod vat_rates;
