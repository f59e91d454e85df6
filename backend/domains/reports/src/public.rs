//! All that another room may name of the reports.

pub use crate::catalogue::figures::{
    CategoryCount, CollegeCount, CollegeFigure, Currency, FigureValue, Growth, KeyFigure, Penetration, Ratio,
    Warning, YearFigures, YearInputs,
};
pub use crate::catalogue::key_figures::compose;
pub use crate::catalogue::{
    Bar, Cell, Chart, ChartBody, Column, ColumnKind, Pair, REPORTS, Report, Table, report,
};
pub use crate::holdings::{CatalogueTotals, HoldingsError, HoldingsEvent};
pub use crate::rules::fte::{Fte, NotAnFte};
pub use crate::team::{Department, TeamCount, TeamError, TeamEvent};
pub use charts::{ChartError, Drawing, Size};
pub use tables::{Dialect, TableError};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use values::Day;

/// Order: record the team of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountTeam {
    /// Day on which the team was so; also the day of effect.
    pub on: Day,
    /// What was counted.
    pub count: TeamCount,
}

/// Order: replace the team of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectTeam {
    /// Day already counted.
    pub on: Day,
    /// What the team really was.
    pub count: TeamCount,
    /// Why the count was wrong.
    pub reason: String,
}

/// Order: record the size of the catalogue on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountCatalogue {
    /// Day on which the catalogue was so large; also the day of effect.
    pub on: Day,
    /// What was counted.
    pub totals: CatalogueTotals,
}

/// Order: replace the size of the catalogue on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectCatalogue {
    /// Day already counted.
    pub on: Day,
    /// How large the catalogue really was.
    pub totals: CatalogueTotals,
    /// Why the count was wrong.
    pub reason: String,
}

/// The team as last counted on a day or before, with what its departments add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOnDay {
    /// Day of the count.
    pub on: Day,
    /// The count, as reported.
    #[serde(flatten)]
    pub count: TeamCount,
    /// People of all departments.
    pub departments_people: u64,
    /// Full-time equivalents of all departments.
    pub departments_fte: Decimal,
    /// Whether the departments add up to the total. When they do not, both are shown as reported.
    pub departments_add_up: bool,
}

impl TeamOnDay {
    /// The count of a day, flagged when its departments do not add up.
    pub fn new(on: Day, count: TeamCount) -> Self {
        let departments_people = count.departments.iter().map(|one| u64::from(one.people)).sum();
        let departments_fte: Decimal = count.departments.iter().map(|one| one.fte.to_decimal()).sum();
        let departments_add_up =
            departments_people == u64::from(count.people) && departments_fte == count.fte.to_decimal();
        let departments_fte = departments_fte.normalize();
        Self { on, count, departments_people, departments_fte, departments_add_up }
    }
}

/// A count of the team, without its departments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRow {
    /// Day on which the team was so.
    pub on: Day,
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all.
    pub fte: Fte,
    /// Names of the sites.
    pub sites: Vec<String>,
    /// Why it was corrected; empty for a first count.
    pub reason: String,
}

/// The size of the catalogue as counted on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueOnDay {
    /// Day of the count.
    pub on: Day,
    /// What was counted.
    #[serde(flatten)]
    pub totals: CatalogueTotals,
    /// Why it was corrected; empty for a first count.
    pub reason: String,
}

/// The names of this room's facts, for who lists what there is.
pub const FACTS: &[kernel::FactNames] =
    &[kernel::FactNames::of::<TeamEvent>(), kernel::FactNames::of::<HoldingsEvent>()];
