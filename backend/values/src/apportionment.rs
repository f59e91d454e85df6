//! Sharing a whole among parts to the last unit, the one way used everywhere in the house.

/// Shares `total` by `weights` with the largest-remainder method: each part first gets the floor of its exact
/// share, then the missing units go one by one to the largest remainders (ties: larger weight, then earlier).
///
/// The parts add up to `total` exactly, and each differs from its exact share by less than one unit. `None` when
/// all weights are zero (nothing to share by) or when the product leaves `i128`.
pub fn largest_remainder(total: i128, weights: &[u128]) -> Option<Vec<i128>> {
    let whole = weights.iter().try_fold(0_u128, |sum, weight| sum.checked_add(*weight))?;
    let whole = i128::try_from(whole).ok().filter(|whole| *whole > 0)?;
    let mut parts = Vec::with_capacity(weights.len());
    let mut order = Vec::with_capacity(weights.len());
    for (index, weight) in weights.iter().enumerate() {
        let product = total.checked_mul(i128::try_from(*weight).ok()?)?;
        parts.push(product.div_euclid(whole));
        order.push((product.rem_euclid(whole), *weight, index));
    }
    order.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let missing = total - parts.iter().sum::<i128>();
    for (_, _, index) in order.iter().take(usize::try_from(missing).ok()?) {
        parts[*index] += 1;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ties_go_to_the_first() {
        assert_eq!(largest_remainder(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(largest_remainder(100, &[0, 0]), None);
        assert_eq!(largest_remainder(0, &[1, 2]), Some(vec![0, 0]));
    }

    proptest! {
        #[test]
        fn parts_add_up_and_stay_close(total in 0_i128..10_i128.pow(15), weights in prop::collection::vec(0_u128..1_000_000, 1..40)) {
            let whole: u128 = weights.iter().sum();
            prop_assume!(whole > 0);
            let parts = largest_remainder(total, &weights).unwrap();
            prop_assert_eq!(parts.iter().sum::<i128>(), total);
            let whole = i128::try_from(whole).unwrap();
            for (part, weight) in parts.iter().zip(&weights) {
                prop_assert!((part * whole - total * i128::try_from(*weight).unwrap()).abs() < whole);
            }
        }

        #[test]
        fn more_weight_is_never_less(total in 0_i128..1_000_000, weights in prop::collection::vec(1_u128..1000, 2..20)) {
            let parts = largest_remainder(total, &weights).unwrap();
            for (i, a) in weights.iter().enumerate() {
                for (j, b) in weights.iter().enumerate() {
                    if a > b {
                        prop_assert!(parts[i] >= parts[j]);
                    }
                }
            }
        }
    }
}
