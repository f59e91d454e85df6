//! The share of the votes that carries a resolution, and the floors of the law (L225-96, L225-98 C. com.).

use serde::{Deserialize, Serialize};
use values::Fraction;

use super::exact::{mul, ratio};

/// What kind of decision a resolution is: it sets its quorum and its majority, and in a mixed assembly each
/// resolution has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// Any decision that does not change the statutes (L225-98 C. com.).
    Ordinary,
    /// A change of the statutes (L225-96 C. com.).
    Extraordinary,
}

impl Decision {
    /// French words for the minutes.
    pub fn french(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinaire",
            Self::Extraordinary => "extraordinaire",
        }
    }
}

/// A majority: the share of the weight cast that must be in favour, between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Majority {
    /// Strictly more than this share.
    MoreThan(Fraction),
    /// This share or more.
    AtLeast(Fraction),
}

impl Majority {
    /// What the law asks: more than half in ordinary matters, two thirds or more in extraordinary ones.
    pub fn legal_floor(decision: Decision) -> Self {
        match decision {
            Decision::Ordinary => Self::MoreThan(ratio(1, 2)),
            Decision::Extraordinary => Self::AtLeast(ratio(2, 3)),
        }
    }

    /// Whether `in_favour` out of `total` carries. Nothing cast carries nothing; an exact tie is no majority, for
    /// nobody has a casting vote in an assembly.
    pub fn carries(self, in_favour: Fraction, total: Fraction) -> bool {
        if total <= Fraction::ZERO {
            return false;
        }
        match self {
            Self::MoreThan(share) => in_favour > mul(share, total),
            Self::AtLeast(share) => in_favour >= mul(share, total),
        }
    }

    /// Whether every vote that passes this majority also passes `floor`.
    pub fn is_at_least_as_strict_as(self, floor: Self) -> bool {
        match (self, floor) {
            (Self::AtLeast(mine), Self::MoreThan(least)) => mine > least,
            (Self::MoreThan(mine) | Self::AtLeast(mine), Self::MoreThan(least) | Self::AtLeast(least)) => {
                mine >= least
            }
        }
    }

    /// Whether a unanimous vote passes.
    pub fn can_be_reached(self) -> bool {
        self.carries(Fraction::ONE, Fraction::ONE)
    }

    /// French words for the minutes, e.g. « plus de 1/2 ».
    pub fn french(self) -> String {
        match self {
            Self::MoreThan(share) => format!("plus de {share}"),
            Self::AtLeast(share) => format!("au moins {share}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordinary() -> Majority {
        Majority::legal_floor(Decision::Ordinary)
    }

    fn extraordinary() -> Majority {
        Majority::legal_floor(Decision::Extraordinary)
    }

    #[test]
    fn exactly_one_half_is_rejected_and_exactly_two_thirds_is_adopted() {
        assert!(!ordinary().carries(ratio(50, 1), ratio(100, 1)));
        assert!(ordinary().carries(ratio(5_000_001, 100_000), ratio(100, 1)));
        assert!(extraordinary().carries(ratio(2, 1), ratio(3, 1)));
        assert!(!extraordinary().carries(ratio(1_999_999, 1_000_000), ratio(3, 1)));
    }

    #[test]
    fn nothing_cast_carries_nothing() {
        assert!(!ordinary().carries(ratio(0, 1), ratio(0, 1)));
        assert!(!extraordinary().carries(ratio(0, 1), ratio(0, 1)));
    }

    #[test]
    fn strictness_compares_open_and_closed_thresholds() {
        assert!(!Majority::AtLeast(ratio(1, 2)).is_at_least_as_strict_as(ordinary()));
        assert!(Majority::AtLeast(ratio(51, 100)).is_at_least_as_strict_as(ordinary()));
        assert!(Majority::MoreThan(ratio(2, 3)).is_at_least_as_strict_as(extraordinary()));
        assert!(!Majority::MoreThan(ratio(1, 2)).is_at_least_as_strict_as(extraordinary()));
        assert!(!Majority::MoreThan(ratio(1, 1)).can_be_reached());
        assert!(Majority::AtLeast(ratio(1, 1)).can_be_reached());
    }
}
