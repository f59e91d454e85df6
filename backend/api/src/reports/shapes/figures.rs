//! The figures of a year.

use office::reports::public::{
    CategoryCount, CollegeCount, CollegeFigure, KeyFigure, Penetration, Warning, YearFigures, YearInputs,
    compose,
};
use office::values::Money;
use serde::Serialize;
use utoipa::ToSchema;

use super::TeamDto;
use super::values::{FigureValueDto, GrowthDto, part};
use crate::fraction::FractionDto;
use crate::money::Amount;
use crate::royalties::shapes::DistributionDto;
use crate::sample::Sample;

/// A key figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeyFigureDto {
    /// Name in data.
    #[schema(example = "share_capital")]
    pub code: String,
    /// French name.
    pub french: String,
    /// English name.
    pub english: String,
    /// French unit.
    pub unit: String,
    /// How it is computed, in French words.
    pub formula: String,
    /// The read models it comes from, `room.view`.
    pub sources: Vec<String>,
    /// The value; absent when it is unknown, which is not zero.
    pub value: Option<FigureValueDto>,
    /// What people read, in French.
    #[schema(example = "169 800 €")]
    pub shown: String,
    /// What explains it, in French.
    #[schema(example = "22 sur 96")]
    pub detail: Option<String>,
    /// The value of the year before; absent when it is unknown.
    pub previous: Option<FigureValueDto>,
    /// The same for people.
    pub previous_shown: Option<String>,
    /// Growth; absent when the year before is unknown or zero, or when a growth would mean nothing.
    pub growth: Option<GrowthDto>,
}

impl From<KeyFigure> for KeyFigureDto {
    fn from(figure: KeyFigure) -> Self {
        let KeyFigure {
            code,
            french,
            english,
            unit,
            formula,
            sources,
            value,
            shown,
            detail,
            previous,
            previous_shown,
            growth,
        } = figure;
        Self {
            code,
            french,
            english,
            unit,
            formula,
            sources,
            value: value.and_then(FigureValueDto::of),
            shown,
            detail,
            previous: previous.and_then(FigureValueDto::of),
            previous_shown,
            growth: growth.and_then(GrowthDto::of),
        }
    }
}

/// Members of one category of a college.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CategoryFigureDto {
    /// Name in data.
    pub code: String,
    /// French name.
    pub french: String,
    /// Smallest subscription of the category.
    pub minimum: Amount,
    /// Members.
    pub members: u64,
    /// Their share capital.
    pub capital: Amount,
}

impl From<CategoryCount> for CategoryFigureDto {
    fn from(category: CategoryCount) -> Self {
        let CategoryCount { code, french, minimum, members, capital } = category;
        Self { code, french, minimum: minimum.into(), members, capital: capital.into() }
    }
}

/// Members of one college on 31 December.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CollegeFigureDto {
    /// Name in data.
    #[schema(example = "Employees")]
    pub code: String,
    /// French name.
    pub french: String,
    /// Members.
    pub members: u64,
    /// Members the year before; absent when unknown.
    pub previous_members: Option<u64>,
    /// Share of all members.
    pub share_of_members: Option<FractionDto>,
    /// Share capital.
    pub capital: Amount,
    /// Share of the capital of all colleges.
    pub share_of_capital: Option<FractionDto>,
    /// Category by category.
    pub categories: Vec<CategoryFigureDto>,
}

impl From<CollegeFigure> for CollegeFigureDto {
    fn from(figure: CollegeFigure) -> Self {
        let CollegeFigure { college, previous_members, share_of_members, share_of_capital } = figure;
        let CollegeCount { code, french, members, capital, categories } = college;
        Self {
            code,
            french,
            members,
            previous_members,
            share_of_members: share_of_members.and_then(part),
            capital: capital.into(),
            share_of_capital: share_of_capital.and_then(part),
            categories: categories.into_iter().map(Into::into).collect(),
        }
    }
}

/// Something a reader of the figures must know.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FiguresWarningDto {
    /// Name in data.
    #[schema(example = "departments_do_not_add_up")]
    pub code: String,
    /// In French words.
    pub french: String,
}

impl From<Warning> for FiguresWarningDto {
    fn from(warning: Warning) -> Self {
        let Warning { code, french } = warning;
        Self { code, french }
    }
}

/// All the figures of a year: those of the page and of the printed report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KeyFiguresDto {
    /// Calendar year.
    pub year: i32,
    /// Key figures, in the order of the report.
    pub figures: Vec<KeyFigureDto>,
    /// Members and capital by college; empty when unknown.
    pub colleges: Vec<CollegeFigureDto>,
    /// The team; absent when it was not counted in the year.
    pub team: Option<TeamDto>,
    /// The split of the year; absent when it was not made.
    pub distribution: Option<DistributionDto>,
    /// What the reader must know.
    pub warnings: Vec<FiguresWarningDto>,
}

impl From<YearFigures> for KeyFiguresDto {
    fn from(found: YearFigures) -> Self {
        let YearFigures { year, figures, colleges, team, distribution, warnings } = found;
        Self {
            year,
            figures: figures.into_iter().map(Into::into).collect(),
            colleges: colleges.into_iter().map(Into::into).collect(),
            team: team.map(Into::into),
            distribution: distribution.map(Into::into),
            warnings: warnings.into_iter().map(Into::into).collect(),
        }
    }
}

/// Figures for examples: two colleges, a growth, a part of a whole.
pub(super) fn sample_figures() -> YearFigures {
    let college = |code: &str, french: &str, members, capital| CollegeCount {
        code: code.to_owned(),
        french: french.to_owned(),
        members,
        capital: Money::euros(capital),
        categories: vec![CategoryCount {
            code: "supporter-person".to_owned(),
            french: "Personnes physiques".to_owned(),
            minimum: Money::euros(100),
            members,
            capital: Money::euros(capital),
        }],
    };
    let before = YearInputs { year: 2014, revenue: Some(Money::euros(41_272)), ..YearInputs::default() };
    let year = YearInputs {
        year: 2015,
        capital: Some(Money::euros(59_800)),
        colleges: vec![
            college("Employees", "Salariés", 16, 22_000),
            college("Supporters", "Membres de soutien", 23, 37_800),
        ],
        revenue: Some(Money::euros(103_180)),
        departmental: Some(Penetration { reached: 22, among: 96 }),
        ..YearInputs::default()
    };
    compose(&year, Some(&before))
}

impl Sample for KeyFiguresDto {
    fn sample() -> Self {
        let mut sample = Self::from(sample_figures());
        sample.figures.retain(|figure| figure.value.is_some());
        sample.team = Some(TeamDto::sample());
        sample.distribution = Some(DistributionDto::sample());
        sample
    }
}
