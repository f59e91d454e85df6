//! A number of shares of the capital.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use crate::Money;

/// A whole number of shares (parts sociales).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shares(u32);

impl Shares {
    /// So many shares.
    pub const fn new(count: u32) -> Self {
        Self(count)
    }

    /// How many.
    pub const fn count(self) -> u32 {
        self.0
    }

    /// Whether there is none.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Their value at one nominal; `None` when out of range.
    pub fn at(self, nominal: Money) -> Option<Money> {
        nominal.times(i64::from(self.0))
    }

    /// The difference, or `None` when there are not so many.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The sum, or `None` when out of range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

impl Add for Shares {
    type Output = Self;

    /// # Panics
    /// Beyond four billion shares: a defect, never data.
    fn add(self, other: Self) -> Self {
        match self.checked_add(other) {
            Some(sum) => sum,
            None => panic!("number of shares out of range"),
        }
    }
}

impl Sum for Shares {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self(0), Add::add)
    }
}

impl fmt::Display for Shares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
