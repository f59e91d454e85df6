//! What an abstention, a blank ballot or a silence is worth, by the law of the day.
//!
//! Until 2019 the majority of a société anonyme was counted over the votes *held* by those present or represented,
//! so whoever abstained voted against. The law of 19 July 2019 (L225-96 and L225-98 C. com.) counts only the votes
//! *cast*, from the assembly that rules on the first year closed after that day.

use serde::{Deserialize, Serialize};
use values::Day;

/// The clause of the statutes about abstentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbstentionClause {
    /// The law of the day decides.
    Law,
    /// The statutes count only the votes cast, whatever the day.
    NotCast,
}

/// How the abstentions of one assembly are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbstentionTreatment {
    /// An abstention, a blank ballot or a silence is a vote against.
    Against,
    /// It is no vote.
    NotCast,
}

/// Whether `day` comes after the law's promulgation, 19 July 2019.
fn after_promulgation(day: Day) -> bool {
    (day.year(), day.month(), day.day_of_month()) > (2019, 7, 19)
}

/// The treatment for an assembly on `assembly_day`.
///
/// `last_accounts_closed_on` is the closing day of the latest accounts ruled on at this assembly or before it; a
/// cooperative without any accounts yet has only its assembly's day to go by.
pub(crate) fn treatment(
    clause: AbstentionClause,
    last_accounts_closed_on: Option<Day>,
    assembly_day: Day,
) -> AbstentionTreatment {
    match clause {
        AbstentionClause::NotCast => AbstentionTreatment::NotCast,
        AbstentionClause::Law if after_promulgation(last_accounts_closed_on.unwrap_or(assembly_day)) => {
            AbstentionTreatment::NotCast
        }
        AbstentionClause::Law => AbstentionTreatment::Against,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::ymd(year, month, day).unwrap()
    }

    #[test]
    fn the_law_turns_with_the_first_year_closed_after_19_july_2019() {
        let on = |closed| treatment(AbstentionClause::Law, Some(closed), day(2020, 6, 20));
        assert_eq!(on(day(2018, 12, 31)), AbstentionTreatment::Against);
        assert_eq!(on(day(2019, 7, 19)), AbstentionTreatment::Against);
        assert_eq!(on(day(2019, 7, 20)), AbstentionTreatment::NotCast);
        assert_eq!(on(day(2019, 12, 31)), AbstentionTreatment::NotCast);
    }

    #[test]
    fn an_assembly_held_after_the_law_still_rules_under_the_old_one_for_an_old_year() {
        let autumn_2019 = day(2019, 10, 5);
        let treated = treatment(AbstentionClause::Law, Some(day(2018, 12, 31)), autumn_2019);
        assert_eq!(treated, AbstentionTreatment::Against);
    }

    #[test]
    fn the_statutes_may_count_only_votes_cast_before_the_law_did() {
        let treated = treatment(AbstentionClause::NotCast, Some(day(2015, 12, 31)), day(2016, 6, 18));
        assert_eq!(treated, AbstentionTreatment::NotCast);
    }

    #[test]
    fn without_accounts_the_day_of_the_assembly_decides() {
        assert_eq!(treatment(AbstentionClause::Law, None, day(2014, 6, 1)), AbstentionTreatment::Against);
        assert_eq!(treatment(AbstentionClause::Law, None, day(2022, 6, 1)), AbstentionTreatment::NotCast);
    }
}
