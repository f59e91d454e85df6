//! The exact values of the trade: money, days, shares, fractions, identifiers. No I/O, no clock, no float.
//!
//! What can never happen here: a cent lost by rounding unseen, a sum of two different things, an identifier with a
//! wrong key.

mod apportionment;
mod day;
mod fraction;
pub mod french;
mod identifiers;
mod ids;
mod money;
mod shares;
mod timestamp;

pub use crate::apportionment::largest_remainder;
pub use crate::day::{Day, DayError};
pub use crate::fraction::Fraction;
pub use crate::identifiers::{EmailAddress, Iban, IdentifierError, Rna, Siren, Siret, VatNumber};
pub use crate::money::{Money, MoneyError};
pub use crate::shares::Shares;
pub use crate::timestamp::Timestamp;
#[doc(hidden)]
pub use serde as __serde;
pub use uuid::Uuid;
