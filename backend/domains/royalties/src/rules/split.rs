//! The arithmetic of the CCT: what is split, and how it is cut, to the cent.
//!
//! It exists apart from the aggregate so that the invariants can be tried on thousands of invented years. A cent is
//! never made and never lost: the pots always add up to the base, each pot is less than one cent away from its exact
//! part, and the order in which pots are written changes nothing.

use crate::code::Code;
use crate::rules::keys::{BasisPoints, Beneficiary, PotKey, WHOLE};
use serde::{Deserialize, Serialize};
use values::{Fraction, Money, largest_remainder};

/// The dues of the Sacem on a period's subscriptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum SacemDues {
    /// What the Sacem's own statement claims.
    Statement {
        /// Amount of the statement, never negative.
        amount: Money,
        /// Number or date of the statement.
        reference: String,
    },
    /// A rate on the revenue in scope, rounded half-up to the cent; nothing when that revenue is not positive.
    Rate {
        /// The rate, in hundredths of a percent.
        basis_points: BasisPoints,
    },
}

/// What is split, and from what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Base {
    /// Dues deducted.
    pub sacem: Money,
    /// What is left to split, never negative.
    pub amount: Money,
    /// By how much the dues exceeded the revenue; zero in a normal period.
    pub shortfall: Money,
}

/// One pot of a split, to the cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pot {
    /// Code of the pot.
    pub code: Code,
    /// Its French name on the day of the split.
    pub name: String,
    /// Its key on the day of the split.
    pub basis_points: BasisPoints,
    /// Whom it is for.
    pub beneficiary: Beneficiary,
    /// What it received.
    pub amount: Money,
}

/// The dues in money: the statement's amount, or the rate on the revenue in scope. `None` when out of range.
pub(crate) fn dues(scope: Money, sacem: &SacemDues) -> Option<Money> {
    match sacem {
        SacemDues::Statement { amount, .. } => Some(*amount),
        SacemDues::Rate { basis_points } => {
            let part = i128::from(scope.as_cents().max(0)) * i128::from(basis_points.value());
            let whole = i128::from(WHOLE);
            money((part + whole / 2) / whole)
        }
    }
}

/// B = max(R − S, 0), with what is missing shown apart. `None` when out of range.
pub(crate) fn base(scope: Money, sacem: Money) -> Option<Base> {
    let left = i128::from(scope.as_cents()) - i128::from(sacem.as_cents());
    Some(Base { sacem, amount: money(left.max(0))?, shortfall: money((-left).max(0))? })
}

/// Cuts the base by the keys with largest remainders: remainder first, then the larger key, then the code.
/// The pots come back in the order of the keys. `None` when the keys are all zero or the base is negative.
pub(crate) fn pots(base: Money, keys: &[PotKey]) -> Option<Vec<Pot>> {
    if base.as_cents() < 0 {
        return None;
    }
    let mut by_code: Vec<usize> = (0..keys.len()).collect();
    by_code.sort_by(|a, b| keys[*a].code.cmp(&keys[*b].code));
    let weights: Vec<u128> =
        by_code.iter().map(|index| u128::from(keys[*index].basis_points.value())).collect();
    let parts = largest_remainder(i128::from(base.as_cents()), &weights)?;
    let mut amounts = vec![Money::cents(0); keys.len()];
    for (index, part) in by_code.into_iter().zip(parts) {
        amounts[index] = money(part)?;
    }
    let pot = |(key, amount): (&PotKey, Money)| Pot {
        code: key.code.clone(),
        name: key.name.clone(),
        basis_points: key.basis_points,
        beneficiary: key.beneficiary,
        amount,
    };
    Some(keys.iter().zip(amounts).map(pot).collect())
}

/// What the pots of some beneficiaries hold together.
pub(crate) fn total_of(pots: &[Pot], kept: impl Fn(Beneficiary) -> bool) -> Money {
    pots.iter().filter(|pot| kept(pot.beneficiary)).map(|pot| pot.amount).sum()
}

/// Exact euros a listen; `None` when nothing was listened to.
pub(crate) fn per_listen(amount: Money, listens: u64) -> Option<Fraction> {
    Fraction::new(i128::from(amount.as_cents()), i128::from(listens) * 100)
}

fn money(cents: i128) -> Option<Money> {
    i64::try_from(cents).ok().map(Money::cents)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(code: &str, basis_points: u16, beneficiary: Beneficiary) -> PotKey {
        PotKey {
            code: code.parse().unwrap(),
            name: code.to_owned(),
            basis_points: BasisPoints(basis_points),
            beneficiary,
        }
    }

    fn keys_of_2014() -> Vec<PotKey> {
        vec![
            key("running", 2000, Beneficiary::Cooperative),
            key("research", 1500, Beneficiary::Cooperative),
            key("savings", 1000, Beneficiary::SavingsFund),
            key("fixed", 1500, Beneficiary::RightsHolders),
            key("variable", 4000, Beneficiary::RightsHolders),
        ]
    }

    fn amounts(pots: &[Pot]) -> Vec<i64> {
        pots.iter().map(|pot| pot.amount.as_cents()).collect()
    }

    #[test]
    fn the_year_2015_gives_the_reports_figures() {
        let base = base(Money::euros(62_500), Money::euros(2_500)).unwrap();
        assert_eq!(base.amount, Money::euros(60_000));
        let pots = pots(base.amount, &keys_of_2014()).unwrap();
        assert_eq!(amounts(&pots), [1_200_000, 900_000, 600_000, 900_000, 2_400_000]);
        let rights_holders = total_of(&pots, Beneficiary::is_rights_holders);
        assert_eq!(rights_holders, Money::euros(39_000));
        let without = total_of(&pots, |one| one == Beneficiary::RightsHolders);
        assert_eq!(per_listen(without, 388_000), Fraction::new(33_000, 388_000));
        assert_eq!(per_listen(rights_holders, 388_000), Fraction::new(39_000, 388_000));
    }

    #[test]
    fn dues_above_the_revenue_leave_nothing_to_split_and_say_by_how_much() {
        let base = base(Money::cents(100), Money::cents(130)).unwrap();
        assert_eq!((base.amount, base.shortfall), (Money::cents(0), Money::cents(30)));
        assert_eq!(amounts(&pots(base.amount, &keys_of_2014()).unwrap()), [0, 0, 0, 0, 0]);
    }

    #[test]
    fn equal_remainders_favour_the_larger_key_then_the_code() {
        let three = [("c", 3333), ("b", 3333), ("a", 3334)].map(|(c, w)| key(c, w, Beneficiary::Cooperative));
        assert_eq!(amounts(&pots(Money::cents(2), &three).unwrap()), [0, 1, 1]);
    }

    #[test]
    fn a_rate_is_rounded_half_up_to_the_cent() {
        let at =
            |cents, rate| dues(Money::cents(cents), &SacemDues::Rate { basis_points: BasisPoints(rate) });
        assert_eq!(at(1_250, 400), Some(Money::cents(50)));
        assert_eq!(at(1_237, 400), Some(Money::cents(49)), "49.48");
        assert_eq!(at(1_250, 420), Some(Money::cents(53)), "52.50");
        assert_eq!(at(-500, 420), Some(Money::cents(0)));
    }

    #[test]
    fn nothing_listened_to_has_no_value_a_listen() {
        assert_eq!(per_listen(Money::euros(10), 0), None);
    }

    prop_compose! {
        fn key_sets()(cuts in prop::collection::btree_set(1u16..9_999, 0..8)) -> Vec<PotKey> {
            let mut edges: Vec<u16> = cuts.into_iter().collect();
            edges.push(10_000);
            let mut last = 0;
            let mut keys = Vec::new();
            for (index, edge) in edges.into_iter().enumerate() {
                keys.push(key(&format!("pot-{index}"), edge - last, Beneficiary::RightsHolders));
                last = edge;
            }
            keys
        }
    }

    proptest! {
        #[test]
        fn pots_add_up_to_the_base(cents in 0i64..=i64::MAX, keys in key_sets()) {
            let pots = pots(Money::cents(cents), &keys).unwrap();
            prop_assert_eq!(amounts(&pots).iter().map(|cents| i128::from(*cents)).sum::<i128>(), i128::from(cents));
        }

        #[test]
        fn each_pot_is_less_than_a_cent_from_its_exact_part(cents in 0i64..=i64::MAX, keys in key_sets()) {
            for pot in pots(Money::cents(cents), &keys).unwrap() {
                let exact = i128::from(cents) * i128::from(pot.basis_points.value());
                let given = i128::from(pot.amount.as_cents()) * i128::from(WHOLE);
                prop_assert!((given - exact).abs() < i128::from(WHOLE));
            }
        }

        #[test]
        fn the_order_of_the_keys_changes_nothing(cents in 0i64..1_000_000_000, keys in key_sets(), turn in 0usize..8) {
            let mut turned = keys.clone();
            turned.rotate_left(turn % keys.len());
            let mut expected = pots(Money::cents(cents), &keys).unwrap();
            let mut found = pots(Money::cents(cents), &turned).unwrap();
            expected.sort_by(|a, b| a.code.cmp(&b.code));
            found.sort_by(|a, b| a.code.cmp(&b.code));
            prop_assert_eq!(expected, found);
        }

        #[test]
        fn a_larger_key_never_receives_less(cents in 0i64..1_000_000_000, keys in key_sets()) {
            let mut pots = pots(Money::cents(cents), &keys).unwrap();
            pots.sort_by_key(|pot| pot.basis_points);
            let ordered = pots.windows(2).all(|two| {
                two[0].basis_points == two[1].basis_points || two[0].amount <= two[1].amount
            });
            prop_assert!(ordered);
        }

        #[test]
        fn base_and_shortfall_balance(scope in -1_000_000_000i64..1_000_000_000, sacem in 0i64..1_000_000_000) {
            let found = base(Money::cents(scope), Money::cents(sacem)).unwrap();
            prop_assert!(found.amount.as_cents() >= 0 && found.shortfall.as_cents() >= 0);
            prop_assert!(found.amount.as_cents() == 0 || found.shortfall.as_cents() == 0);
            prop_assert_eq!(found.amount.as_cents() - found.shortfall.as_cents(), scope - sacem);
        }
    }
}
