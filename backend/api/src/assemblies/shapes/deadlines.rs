//! The last days before an assembly.

use office::assemblies::public::Deadlines;
use office::values::{Day, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::{self, Sample};

/// The last days before an assembly, under the law and the statutes of its day.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = AssemblyDeadlines)]
pub struct DeadlinesDto {
    /// The last day for drafts that members ask for (C. com., art. R225-72).
    #[schema(value_type = String, format = Date)]
    pub requests_until: Day,
    /// The day on which the list of members is closed and lies open (C. com., art. R225-90).
    #[schema(value_type = String, format = Date)]
    pub list_open_from: Day,
    /// The last day to send the notice (C. com., art. R225-69).
    #[schema(value_type = String, format = Date)]
    pub notice_by: Day,
    /// The last day for written questions (C. com., art. R225-84).
    #[schema(value_type = String, format = Date)]
    pub questions_until: Day,
    /// The last day for postal forms on paper (C. com., art. R225-77, and the statutes).
    #[schema(value_type = String, format = Date)]
    pub paper_forms_until: Day,
    /// The last moment for forms from the member itself; none without a clause of the statutes (C. com., art. R225-61).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub electronic_forms_until: Option<Timestamp>,
}

impl From<Deadlines> for DeadlinesDto {
    fn from(deadlines: Deadlines) -> Self {
        let Deadlines {
            requests_until,
            list_open_from,
            notice_by,
            questions_until,
            paper_forms_until,
            electronic_forms_until,
        } = deadlines;
        Self {
            requests_until,
            list_open_from,
            notice_by,
            questions_until,
            paper_forms_until,
            electronic_forms_until,
        }
    }
}

impl Sample for DeadlinesDto {
    fn sample() -> Self {
        Self {
            requests_until: sample::parsed("2016-05-30"),
            list_open_from: sample::parsed("2016-06-08"),
            notice_by: sample::parsed("2016-06-09"),
            questions_until: sample::parsed("2016-06-20"),
            paper_forms_until: sample::parsed("2016-06-21"),
            electronic_forms_until: Some(sample::parsed("2016-06-23T13:00:00.000000Z")),
        }
    }
}
