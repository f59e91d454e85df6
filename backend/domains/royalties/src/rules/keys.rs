//! What a set of keys of the contribution créative territoriale (CCT) must be.
//!
//! It exists because a key set that does not add up to the whole would make or lose money silently: such a set
//! can never be recorded.

use crate::code::Code;
use crate::keys::KeysError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use values::Day;

/// The whole of a split, in basis points.
pub const WHOLE: u32 = 10_000;

/// A share in hundredths of a percent: 1 000 is 10 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BasisPoints(pub u16);

impl BasisPoints {
    /// The share as a whole number of hundredths of a percent.
    pub fn value(self) -> u32 {
        u32::from(self.0)
    }
}

impl fmt::Display for BasisPoints {
    /// As a percentage in French figures, without useless zeros: `15`, `12,5`, `0,25`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (units, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(out, "{units}"),
            (_, 0) => write!(out, "{units},{}", rest / 10),
            _ => write!(out, "{units},{rest:02}"),
        }
    }
}

/// Whom a pot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beneficiary {
    /// Stays in the cooperative: its running, its research.
    Cooperative,
    /// Shared between the rights holders one by one.
    RightsHolders,
    /// Owed to the rights holders together: given to projects that need support.
    SavingsFund,
}

impl Beneficiary {
    /// Whether the pot belongs to the rights holders, singly or together.
    pub fn is_rights_holders(self) -> bool {
        match self {
            Self::Cooperative => false,
            Self::RightsHolders | Self::SavingsFund => true,
        }
    }

    /// The stored and exchanged word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cooperative => "cooperative",
            Self::RightsHolders => "rights_holders",
            Self::SavingsFund => "savings_fund",
        }
    }

    /// The beneficiary that [`Self::as_str`] names.
    pub fn named(word: &str) -> Option<Self> {
        [Self::Cooperative, Self::RightsHolders, Self::SavingsFund]
            .into_iter()
            .find(|one| one.as_str() == word)
    }
}

/// One pot of the split and its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PotKey {
    /// What the pot is called in data, unique in its set.
    pub code: Code,
    /// What people call it, in French.
    pub name: String,
    /// Its part of the base.
    pub basis_points: BasisPoints,
    /// Whom it is for.
    pub beneficiary: Beneficiary,
}

/// A set of keys and the day from which it holds, until the next set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// First day on which it holds.
    pub from: Day,
    /// Who decided it and when, in words.
    pub decision: String,
    /// The pots, in the order in which they are shown.
    pub pots: Vec<PotKey>,
}

impl KeySet {
    /// What goes to the rights holders, singly and together, in basis points.
    pub fn rights_holders(&self) -> u32 {
        self.pots
            .iter()
            .filter(|pot| pot.beneficiary.is_rights_holders())
            .map(|pot| pot.basis_points.value())
            .sum()
    }
}

/// Refuses pots that are not a split: none at all, a code twice, a pot without a name, a sum that is not the whole.
pub(crate) fn check_pots(pots: &[PotKey]) -> Result<(), KeysError> {
    let mut seen = BTreeSet::new();
    for pot in pots {
        if pot.name.trim().is_empty() {
            return Err(KeysError::PotWithoutName { code: pot.code.clone() });
        }
        if !seen.insert(&pot.code) {
            return Err(KeysError::PotTwice { code: pot.code.clone() });
        }
    }
    let sum: u64 = pots.iter().map(|pot| u64::from(pot.basis_points.value())).sum();
    if sum == u64::from(WHOLE) { Ok(()) } else { Err(KeysError::NotTheWhole { sum, whole: WHOLE }) }
}

/// The set that holds on a day: the latest of those that began on it or before.
pub(crate) fn in_force(sets: &[KeySet], on: Day) -> Option<&KeySet> {
    sets.iter().filter(|set| set.from <= on).max_by_key(|set| set.from)
}
