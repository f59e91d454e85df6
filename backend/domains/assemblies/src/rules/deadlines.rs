//! Until when what may be done before an assembly, as the law and the statutes of its day say it.

use serde::{Deserialize, Serialize};
use values::{Day, Timestamp};

use super::forms::{last_electronic_moment, last_paper_day, last_question_day};
use super::notice::Convocation;
use super::requests;
use crate::statutes::MeetingClauses;

/// Days before the assembly on which the list of members is closed and lies open (R225-90 C. com.).
const LIST_DAYS: i64 = 16;

/// The last days before an assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlines {
    /// The last day for drafts that members ask for (R225-72 C. com.).
    pub requests_until: Day,
    /// The day on which the list of members is closed and lies open (R225-90 C. com.).
    pub list_open_from: Day,
    /// The last day to send the notice (R225-69 C. com.).
    pub notice_by: Day,
    /// The last day for written questions (R225-84 C. com.).
    pub questions_until: Day,
    /// The last day for postal forms on paper (R225-77 C. com. and the statutes).
    pub paper_forms_until: Day,
    /// The last moment for forms filled in on the site of the vote (R225-77 C. com.); none without a clause of the
    /// statutes (R225-61).
    pub electronic_forms_until: Option<Timestamp>,
}

/// The last days before an assembly of that day.
pub(crate) fn deadlines(day: Day, convocation: Convocation, clauses: MeetingClauses) -> Deadlines {
    let electronic = clauses.electronic_voting.then(|| last_electronic_moment(day));
    Deadlines {
        requests_until: requests::last_day(day),
        list_open_from: day.plus_days(-LIST_DAYS),
        notice_by: day.plus_days(-convocation.minimum_notice_days()),
        questions_until: last_question_day(day),
        paper_forms_until: last_paper_day(day, clauses.paper_forms_days_before),
        electronic_forms_until: electronic.flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> Day {
        Day::ymd(2016, month, day).unwrap()
    }

    #[test]
    fn the_last_days_are_those_of_the_law_and_the_statutes() {
        let held = day(6, 18);
        let silent = deadlines(held, Convocation::First, MeetingClauses::default());
        assert_eq!((silent.requests_until, silent.list_open_from), (day(5, 24), day(6, 2)));
        assert_eq!((silent.notice_by, silent.questions_until), (day(6, 3), day(6, 14)));
        assert_eq!((silent.paper_forms_until, silent.electronic_forms_until), (day(6, 15), None));
        let electronic =
            MeetingClauses { paper_forms_days_before: 1, electronic_voting: true, released_proxies: false };
        let second = deadlines(held, Convocation::Second, electronic);
        assert_eq!((second.notice_by, second.paper_forms_until), (day(6, 8), day(6, 17)));
        assert_eq!(second.electronic_forms_until.unwrap().to_string(), "2016-06-17T13:00:00.000000Z");
    }
}
