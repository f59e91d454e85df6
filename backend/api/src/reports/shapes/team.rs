//! The team.

use office::reports::public::{Department, Fte, TeamCount, TeamOnDay, TeamRow};
use office::values::Day;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::filled;
use crate::sample::{self, Sample};

/// A department (pôle) as reported.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamDepartmentDto {
    /// Its French name, once in a count.
    pub name: String,
    /// People who work in it.
    pub people: u32,
    /// Their full-time equivalents, with two decimals at most.
    #[schema(value_type = String, pattern = r"^\d+(\.\d{1,2})?$", example = "2.8")]
    pub fte: Fte,
}

impl From<TeamDepartmentDto> for Department {
    fn from(department: TeamDepartmentDto) -> Self {
        let TeamDepartmentDto { name, people, fte } = department;
        Self { name, people, fte }
    }
}

impl From<Department> for TeamDepartmentDto {
    fn from(department: Department) -> Self {
        let Department { name, people, fte } = department;
        Self { name, people, fte }
    }
}

impl TeamDepartmentDto {
    /// Those of the documentation.
    pub(in crate::reports) fn samples() -> Vec<Self> {
        let one = |name: &str, people, fte| Self { name: name.to_owned(), people, fte: sample::parsed(fte) };
        vec![one("Administration & direction générale", 3, "3"), one("Diffusion commerciale", 5, "2.8")]
    }
}

/// The team as last counted on a day or before, with what its departments add up to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TeamDto {
    /// Day of the count.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all.
    #[schema(value_type = String, example = "16.6")]
    pub fte: Fte,
    /// Names of the sites.
    pub sites: Vec<String>,
    /// Departments, in the order of the count.
    pub departments: Vec<TeamDepartmentDto>,
    /// People of all departments.
    pub departments_people: u64,
    /// Full-time equivalents of all departments.
    #[schema(example = "5.8")]
    pub departments_fte: String,
    /// Whether the departments add up to the total. When they do not, both are shown as reported.
    pub departments_add_up: bool,
}

impl From<TeamOnDay> for TeamDto {
    fn from(found: TeamOnDay) -> Self {
        let TeamOnDay { on, count, departments_people, departments_fte, departments_add_up } = found;
        let TeamCount { people, fte, sites, departments } = count;
        Self {
            on,
            people,
            fte,
            sites,
            departments: departments.into_iter().map(Into::into).collect(),
            departments_people,
            departments_fte: departments_fte.to_string(),
            departments_add_up,
        }
    }
}

impl Sample for TeamDto {
    fn sample() -> Self {
        let count = TeamCount {
            people: 23,
            fte: sample::parsed("16.6"),
            sites: ["Saint-Étienne", "Paris", "Lyon"].map(str::to_owned).to_vec(),
            departments: TeamDepartmentDto::samples().into_iter().map(Into::into).collect(),
        };
        TeamOnDay::new(sample::parsed("2015-12-31"), count).into()
    }
}

/// A count of the team in a list, without its departments.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TeamRowDto {
    /// Day on which the team was so.
    #[schema(value_type = String, format = Date)]
    pub on: Day,
    /// People in all.
    pub people: u32,
    /// Full-time equivalents in all.
    #[schema(value_type = String, example = "16.6")]
    pub fte: Fte,
    /// Names of the sites.
    pub sites: Vec<String>,
    /// Why it was corrected; absent for a first count.
    pub correction: Option<String>,
}

impl From<TeamRow> for TeamRowDto {
    fn from(row: TeamRow) -> Self {
        let TeamRow { on, people, fte, sites, reason } = row;
        Self { on, people, fte, sites, correction: filled(reason) }
    }
}

impl Sample for TeamRowDto {
    fn sample() -> Self {
        let TeamDto { on, people, fte, sites, .. } = TeamDto::sample();
        Self { on, people, fte, sites, correction: Some("Une embauche oubliée".to_owned()) }
    }
}
