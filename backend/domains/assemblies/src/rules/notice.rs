//! How long before the day members must be called (R225-69 C. com.).

use serde::{Deserialize, Serialize};
use values::Day;

/// First or second call of an assembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convocation {
    /// First convocation.
    First,
    /// Second convocation, after a first one without quorum.
    Second,
}

impl Convocation {
    /// Days that must pass from the dispatch of the notice to the assembly (R225-69 C. com.).
    pub fn minimum_notice_days(self) -> i64 {
        match self {
            Self::First => 15,
            Self::Second => 10,
        }
    }

    /// French words for the minutes.
    pub fn french(self) -> &'static str {
        match self {
            Self::First => "première convocation",
            Self::Second => "deuxième convocation",
        }
    }
}

/// What a notice period is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notice {
    /// More than the law asks.
    Ample,
    /// Exactly what the law asks: a day lost in the post makes the assembly voidable.
    JustEnough,
    /// Fewer days than the law asks.
    TooShort {
        /// Days given.
        given: i64,
    },
}

/// Judges a notice sent on `sent_on` for an assembly on `day`.
pub(crate) fn judge(convocation: Convocation, sent_on: Day, day: Day) -> Notice {
    let given = sent_on.days_until(day);
    match given.cmp(&convocation.minimum_notice_days()) {
        std::cmp::Ordering::Less => Notice::TooShort { given },
        std::cmp::Ordering::Equal => Notice::JustEnough,
        std::cmp::Ordering::Greater => Notice::Ample,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::ymd(year, month, day).unwrap()
    }

    #[test]
    fn fifteen_days_for_the_first_call_and_ten_for_the_second() {
        let held = day(2016, 6, 18);
        assert_eq!(judge(Convocation::First, day(2016, 6, 2), held), Notice::Ample);
        assert_eq!(judge(Convocation::First, day(2016, 6, 3), held), Notice::JustEnough);
        assert_eq!(judge(Convocation::First, day(2016, 6, 4), held), Notice::TooShort { given: 14 });
        assert_eq!(judge(Convocation::Second, day(2016, 6, 8), held), Notice::JustEnough);
        assert_eq!(judge(Convocation::Second, day(2016, 6, 9), held), Notice::TooShort { given: 9 });
    }
}
