//! Examples of the documentation are values of the documented types, so that they cannot be wrong in form.

use std::fmt::Debug;
use std::str::FromStr;

use office::values::Uuid;

/// An identifier for examples.
pub const ID: Uuid = Uuid::from_u128(0x01a5_e0c2_7c00_7000_8000_0000_0000_002a);
/// Another one.
pub const OTHER_ID: Uuid = Uuid::from_u128(0x01a5_e0c2_7c00_7000_8000_0000_0000_002b);

/// A type with an example.
pub trait Sample {
    /// The example, every optional part filled: its members are also the columns of a list's export.
    fn sample() -> Self;
}

/// A value for an example, from a literal.
///
/// # Panics
/// When the literal is wrong: the test of the whole description calls every sample.
pub fn parsed<T: FromStr<Err: Debug>>(literal: &str) -> T {
    match literal.parse() {
        Ok(value) => value,
        Err(error) => panic!("the sample {literal} is wrong: {error:?}"),
    }
}
