//! The calendar of the year: duties and ends of mandates.

use office::assemblies::public::{
    Audience, Calendar, CalendarEntry, CalendarYear, DutyDone, EntryState, MandateId,
};
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::assemblies::words;
use crate::sample::{self, Sample};

/// The year that was closed before a day and the one in progress: what the law asks and when.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Calendar)]
pub struct CalendarDto {
    /// The day as of which it is told.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// The two years.
    pub years: Vec<CalendarYearDto>,
    /// Duties and ends of mandates, by day.
    pub entries: Vec<CalendarEntryDto>,
}

/// A financial year.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CalendarYear)]
pub struct CalendarYearDto {
    /// Its closing day, by the statutes.
    #[schema(value_type = String, format = Date)]
    pub closed_on: Day,
    /// Day of the assembly that rules on its accounts, once convened.
    #[schema(value_type = Option<String>, format = Date)]
    pub assembly_on: Option<Day>,
}

/// A duty, or the end of a mandate.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CalendarEntry)]
pub struct CalendarEntryDto {
    /// Its last day.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// Days left; negative once past.
    pub days_left: i64,
    /// Where it stands.
    #[schema(value_type = words::EntryState)]
    pub state: EntryState,
    /// Name of the duty, stable from year to year; `mandate_end` for a mandate.
    pub code: String,
    /// The year whose duty it is, or the accounts at whose assembly the mandate ends; none for a reviewer.
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Day>,
    /// The mandate that ends.
    #[schema(value_type = Option<String>, format = Uuid)]
    pub mandate_id: Option<MandateId>,
    /// What it is, in French.
    pub label: String,
    /// The text that asks for it.
    pub article: String,
    /// Whom it is for.
    #[schema(value_type = words::Audience)]
    pub audience: Audience,
    /// When and how it was done; absent until somebody says so.
    pub done: Option<DutyDoneDto>,
}

/// That a duty was done.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyDone)]
pub struct DutyDoneDto {
    /// When.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// How, or empty.
    pub note: String,
}

/// What is noted of a duty.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DutyMark)]
pub struct DutyMarkDto {
    /// Closing day of its year.
    #[schema(value_type = String, format = Date)]
    pub closed_on: Day,
    /// Its name.
    pub code: String,
    /// When and how it was done; null when it was not.
    pub done: Option<DutyDoneDto>,
}

impl From<Calendar> for CalendarDto {
    fn from(calendar: Calendar) -> Self {
        let Calendar { as_of, years, entries } = calendar;
        let year = |CalendarYear { closed_on, assembly_on }| CalendarYearDto { closed_on, assembly_on };
        let years = years.into_iter().map(year).collect();
        Self { as_of, years, entries: entries.into_iter().map(Into::into).collect() }
    }
}

impl From<CalendarEntry> for CalendarEntryDto {
    fn from(entry: CalendarEntry) -> Self {
        let CalendarEntry {
            on,
            days_left,
            state,
            code,
            closed_on,
            mandate_id,
            french: label,
            article,
            audience,
            done,
        } = entry;
        let done = done.map(Into::into);
        Self { on, days_left, state, code, closed_on, mandate_id, label, article, audience, done }
    }
}

impl From<DutyDone> for DutyDoneDto {
    fn from(DutyDone { on, note }: DutyDone) -> Self {
        Self { on, note }
    }
}

impl Sample for CalendarDto {
    fn sample() -> Self {
        let closed_on: Day = sample::parsed("2015-12-31");
        let filed = CalendarEntryDto {
            on: sample::parsed("2016-07-18"),
            days_left: 6,
            state: EntryState::Soon,
            code: "accounts_filed".to_owned(),
            closed_on: Some(closed_on),
            mandate_id: None,
            label: "Déposer les comptes annuels au greffe sur papier".to_owned(),
            article: "C. com., art. L232-23".to_owned(),
            audience: Audience::Office,
            done: DutyMarkDto::sample().done,
        };
        let year = |closed_on, assembly_on| CalendarYearDto { closed_on, assembly_on };
        Self {
            as_of: sample::parsed("2016-07-12"),
            years: vec![
                year(closed_on, Some(sample::parsed("2016-06-18"))),
                year(sample::parsed("2016-12-31"), None),
            ],
            entries: vec![filed],
        }
    }
}

impl Sample for DutyMarkDto {
    fn sample() -> Self {
        Self {
            closed_on: sample::parsed("2015-12-31"),
            code: "accounts_filed".to_owned(),
            done: Some(DutyDoneDto {
                on: sample::parsed("2016-07-12"), note: "Récépissé n° 12".to_owned()
            }),
        }
    }
}
