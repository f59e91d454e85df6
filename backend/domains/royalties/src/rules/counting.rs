//! What a period counts, when counts come from several sources and sometimes by month, sometimes by year.
//!
//! It exists because listens add up over months and users do not (the same person comes back): a total of users is
//! never guessed from monthly counts, and a source is never counted twice.

use crate::code::Code;
use crate::period::Period;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Users and listens of one period and one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UsageTotals {
    /// Different people who used the service at least once in the period.
    pub users: u64,
    /// Plays that count as a listen (écoute).
    pub listens: u64,
}

/// The count of one period and one source, as it stands on the day asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    /// Period counted.
    pub period: Period,
    /// Where the count comes from.
    pub source: Code,
    /// What was counted.
    pub totals: UsageTotals,
}

/// What a source says of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceUsage {
    /// Where the count comes from.
    pub source: Code,
    /// Different people; absent when only the months of the year are known.
    pub users: Option<u64>,
    /// Listens.
    pub listens: u64,
    /// How many monthly counts were added up; zero when the period itself was counted.
    pub months_added: u32,
}

/// What is known of a period, over all sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodUsage {
    /// Period asked for.
    pub period: Period,
    /// People, added over the sources (each service has its own accounts); absent when one source lacks them.
    pub users: Option<u64>,
    /// Listens, added over the sources.
    pub listens: u64,
    /// Source by source, by code.
    pub sources: Vec<SourceUsage>,
}

/// Adds up what is known of a period: for each source the count of the period itself when there is one, else the
/// counts of its months. `None` when nothing is known, or when the numbers leave 64 bits.
pub(crate) fn of_period(period: Period, counts: &[Count]) -> Option<PeriodUsage> {
    let mut by_source: BTreeMap<&Code, Vec<&Count>> = BTreeMap::new();
    for count in counts.iter().filter(|count| period.contains(count.period)) {
        by_source.entry(&count.source).or_default().push(count);
    }
    let sources = by_source
        .into_iter()
        .map(|(source, counts)| of_source(period, source, &counts))
        .collect::<Option<Vec<_>>>()?;
    if sources.is_empty() {
        return None;
    }
    let listens = sources.iter().try_fold(0u64, |sum, one| sum.checked_add(one.listens))?;
    let users = sources.iter().try_fold(0u64, |sum, one| sum.checked_add(one.users?));
    Some(PeriodUsage { period, users, listens, sources })
}

fn of_source(period: Period, source: &Code, counts: &[&Count]) -> Option<SourceUsage> {
    if let Some(whole) = counts.iter().find(|count| count.period == period) {
        let UsageTotals { users, listens } = whole.totals;
        return Some(SourceUsage { source: source.clone(), users: Some(users), listens, months_added: 0 });
    }
    let listens = counts.iter().try_fold(0u64, |sum, one| sum.checked_add(one.totals.listens))?;
    let months_added = u32::try_from(counts.len()).ok()?;
    Some(SourceUsage { source: source.clone(), users: None, listens, months_added })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(period: &str, source: &str, users: u64, listens: u64) -> Count {
        Count {
            period: period.parse().unwrap(),
            source: source.parse().unwrap(),
            totals: UsageTotals { users, listens },
        }
    }

    fn year() -> Period {
        "2015".parse().unwrap()
    }

    #[test]
    fn the_count_of_the_year_stands_before_its_months() {
        let counts = [
            count("2015", "1d-touch", 100, 900),
            count("2015-03", "1d-touch", 60, 300),
            count("2014", "1d-touch", 9, 9),
        ];
        let found = of_period(year(), &counts).unwrap();
        assert_eq!((found.users, found.listens), (Some(100), 900));
    }

    #[test]
    fn months_add_up_their_listens_and_never_their_users() {
        let counts = [count("2015-01", "1d-touch", 60, 300), count("2015-02", "1d-touch", 60, 200)];
        let found = of_period(year(), &counts).unwrap();
        assert_eq!((found.users, found.listens), (None, 500));
        assert_eq!(found.sources[0].months_added, 2);
    }

    #[test]
    fn sources_add_up() {
        let counts = [count("2015", "1d-touch", 100, 900), count("2015", "deboussolee", 20, 50)];
        let found = of_period(year(), &counts).unwrap();
        assert_eq!((found.users, found.listens), (Some(120), 950));
    }

    #[test]
    fn nothing_known_is_not_zero() {
        assert_eq!(of_period(year(), &[count("2014", "1d-touch", 1, 1)]), None);
    }

    #[test]
    fn a_sum_beyond_64_bits_is_not_wrapped() {
        let counts = [count("2015", "a", 0, u64::MAX), count("2015", "b", 0, 1)];
        assert_eq!(of_period(year(), &counts), None);
    }
}
