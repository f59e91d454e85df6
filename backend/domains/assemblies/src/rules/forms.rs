//! Until when forms and questions are taken (R225-75, R225-77, R225-84 C. com.).

use serde::{Deserialize, Serialize};
use values::{Day, Timestamp};

use super::working_days::working_days_before;

/// The most days before the assembly that statutes may ask for a form on paper (R225-77).
pub(crate) const PAPER_DAYS: u32 = 3;
/// The hour of the eve, in Paris, until which a form sent electronically is taken (R225-77).
pub(crate) const ELECTRONIC_HOUR: u32 = 15;

/// How a form came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormChannel {
    /// On paper.
    Paper,
    /// Filled in on the site of the vote.
    Electronic,
}

/// The last day on which a paper form is taken.
pub fn last_paper_day(assembly: Day, days_before: u32) -> Day {
    assembly.plus_days(-i64::from(days_before.min(PAPER_DAYS)))
}

/// The moment until which an electronic form is taken: 15:00 in Paris on the eve.
pub(crate) fn last_electronic_moment(assembly: Day) -> Option<Timestamp> {
    Timestamp::in_france(assembly.plus_days(-1), ELECTRONIC_HOUR, 0)
}

/// The last day on which a written question is taken: the fourth working day before (R225-84).
pub fn last_question_day(assembly: Day) -> Day {
    working_days_before(assembly, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_questions_have_their_last_day() {
        let held = Day::ymd(2016, 6, 18).unwrap();
        assert_eq!(last_paper_day(held, 3), Day::ymd(2016, 6, 15).unwrap());
        assert_eq!(last_paper_day(held, 30), Day::ymd(2016, 6, 15).unwrap(), "statutes may not ask for more");
        assert_eq!(last_electronic_moment(held).unwrap().to_string(), "2016-06-17T13:00:00.000000Z");
        assert_eq!(last_question_day(held), Day::ymd(2016, 6, 14).unwrap(), "17, 16, 15 and 14 June");
    }
}
