//! Prices by population: bands `[from, to)` that touch, start at zero and never overlap.

use serde::{Deserialize, Serialize};
use values::Money;

/// One band of a price grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// First population of the band, included.
    pub from: u64,
    /// First population above the band; `None` for no upper bound.
    pub to: Option<u64>,
    /// Price for one unit and one year, excluding VAT.
    pub price: Money,
}

/// What is wrong with a grid. Indices count from 1, as people do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BandFault {
    /// No band at all.
    #[error("la grille n’a aucune tranche")]
    Empty,
    /// The first band does not start at zero inhabitants.
    #[error("la première tranche commence à {from} habitants au lieu de 0")]
    DoesNotStartAtZero {
        /// Where it starts.
        from: u64,
    },
    /// A band that ends where it starts, or before.
    #[error("la tranche n° {band} est vide ({from} à {to} habitants)")]
    EmptyBand {
        /// Which.
        band: usize,
        /// From.
        from: u64,
        /// To.
        to: u64,
    },
    /// Two bands claim the same population.
    #[error("les tranches n° {band} et n° {next} se chevauchent à partir de {at} habitants", next = band + 1)]
    Overlap {
        /// The first of the two.
        band: usize,
        /// Where the second starts.
        at: u64,
    },
    /// No band claims a population.
    #[error("rien entre {from} et {to} habitants, après la tranche n° {band}")]
    Gap {
        /// The band before the gap.
        band: usize,
        /// Where the gap starts.
        from: u64,
        /// Where it ends.
        to: u64,
    },
    /// A price that is not above zero (BR-27).
    #[error("le prix de la tranche n° {band} doit être positif ({price} €)")]
    PriceNotPositive {
        /// Which.
        band: usize,
        /// Its price.
        price: Money,
    },
}

fn first_fault(bands: &[Band]) -> Option<BandFault> {
    let first = bands.first()?.from;
    if first != 0 {
        return Some(BandFault::DoesNotStartAtZero { from: first });
    }
    for (index, band) in bands.iter().enumerate() {
        let number = index + 1;
        if band.price <= Money::ZERO {
            return Some(BandFault::PriceNotPositive { band: number, price: band.price });
        }
        if let Some(to) = band.to
            && to <= band.from
        {
            return Some(BandFault::EmptyBand { band: number, from: band.from, to });
        }
        let Some(next) = bands.get(number) else { break };
        match band.to {
            Some(to) if next.from > to => {
                return Some(BandFault::Gap { band: number, from: to, to: next.from });
            }
            Some(to) if next.from == to => {}
            _ => return Some(BandFault::Overlap { band: number, at: next.from }),
        }
    }
    None
}

/// Refuses a grid with its first fault.
pub fn check(bands: &[Band]) -> Result<(), BandFault> {
    if bands.is_empty() {
        return Err(BandFault::Empty);
    }
    first_fault(bands).map_or(Ok(()), Err)
}

/// The band of a population, or `None` above a grid whose last band is closed (price on request).
pub fn find(bands: &[Band], population: u64) -> Option<&Band> {
    bands.iter().find(|band| band.from <= population && band.to.is_none_or(|to| population < to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn band(from: u64, to: Option<u64>, cents: i64) -> Band {
        Band { from, to, price: Money::cents(cents) }
    }

    #[test]
    fn lower_bound_in_upper_bound_out() {
        let grid = [band(0, Some(10_000), 50_000), band(10_000, None, 90_000)];
        assert_eq!(check(&grid), Ok(()));
        assert_eq!(find(&grid, 9_999).unwrap().price, Money::cents(50_000));
        assert_eq!(find(&grid, 10_000).unwrap().price, Money::cents(90_000));
    }

    #[test]
    fn above_a_closed_grid_there_is_no_price() {
        assert_eq!(find(&[band(0, Some(10), 1)], 10), None);
    }

    #[test]
    fn each_fault_is_named() {
        let cases = [
            (vec![], BandFault::Empty),
            (vec![band(5, None, 1)], BandFault::DoesNotStartAtZero { from: 5 }),
            (vec![band(0, Some(0), 1)], BandFault::EmptyBand { band: 1, from: 0, to: 0 }),
            (vec![band(0, Some(10), 1), band(9, None, 1)], BandFault::Overlap { band: 1, at: 9 }),
            (vec![band(0, None, 1), band(9, None, 1)], BandFault::Overlap { band: 1, at: 9 }),
            (vec![band(0, Some(10), 1), band(12, None, 1)], BandFault::Gap { band: 1, from: 10, to: 12 }),
            (vec![band(0, None, 0)], BandFault::PriceNotPositive { band: 1, price: Money::cents(0) }),
            (vec![band(0, None, -5)], BandFault::PriceNotPositive { band: 1, price: Money::cents(-5) }),
        ];
        for (grid, expected) in cases {
            assert_eq!(check(&grid), Err(expected));
        }
    }

    proptest! {
        #[test]
        fn in_a_sound_grid_every_population_has_exactly_one_band(
            widths in prop::collection::vec(1_u64..5_000, 1..10),
            population in 0_u64..60_000,
        ) {
            let mut from = 0;
            let mut grid: Vec<Band> = widths.iter().map(|width| {
                let made = band(from, Some(from + width), 100);
                from += width;
                made
            }).collect();
            grid.push(band(from, None, 200));
            prop_assert_eq!(check(&grid), Ok(()));
            let holding = grid.iter()
                .filter(|b| b.from <= population && b.to.is_none_or(|to| population < to))
                .count();
            prop_assert_eq!(holding, 1);
        }
    }
}
