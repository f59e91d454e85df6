//! Users and listens.

use office::royalties::public::{Code, Period, PeriodUsage, SourceUsage, UsageRow};
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::sample::{self, Sample};

/// The count of one period and source, as it stood on the day asked for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct UsageRowDto {
    /// Period and source.
    pub usage_id: String,
    /// A year (`2015`) or a month (`2015-03`).
    #[schema(value_type = String)]
    pub period: Period,
    /// Where the count comes from.
    #[schema(value_type = String)]
    pub source: Code,
    /// Different people.
    pub users: u64,
    /// Listens (écoutes).
    pub listens: u64,
    /// How often it was corrected.
    pub corrections: u64,
    /// Day of effect of the last count.
    #[schema(value_type = String, format = Date)]
    pub counted_on: Day,
}

impl From<UsageRow> for UsageRowDto {
    fn from(row: UsageRow) -> Self {
        let UsageRow { id, period, source, users, listens, corrections, counted_on } = row;
        Self { usage_id: id, period, source, users, listens, corrections, counted_on }
    }
}

impl Sample for UsageRowDto {
    fn sample() -> Self {
        Self {
            usage_id: "2015:1d-touch".to_owned(),
            period: sample::parsed("2015"),
            source: sample::parsed("1d-touch"),
            users: 28_000,
            listens: 388_000,
            corrections: 0,
            counted_on: sample::parsed("2016-01-15"),
        }
    }
}

/// What a source says of a period.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SourceUsageDto {
    /// Where the count comes from.
    #[schema(value_type = String)]
    pub source: Code,
    /// Different people; absent when only months of the year were counted, since users do not add up.
    pub users: Option<u64>,
    /// Listens.
    pub listens: u64,
    /// Monthly counts that were added up; 0 when the period itself was counted.
    pub months_added: u32,
}

impl From<SourceUsage> for SourceUsageDto {
    fn from(usage: SourceUsage) -> Self {
        let SourceUsage { source, users, listens, months_added } = usage;
        Self { source, users, listens, months_added }
    }
}

/// What is known of a period over all sources.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PeriodUsageDto {
    /// The period.
    #[schema(value_type = String)]
    pub period: Period,
    /// People, added over the sources; absent when one source lacks them.
    pub users: Option<u64>,
    /// Listens, added over the sources.
    pub listens: u64,
    /// Source by source.
    pub sources: Vec<SourceUsageDto>,
}

impl From<PeriodUsage> for PeriodUsageDto {
    fn from(usage: PeriodUsage) -> Self {
        let PeriodUsage { period, users, listens, sources } = usage;
        Self { period, users, listens, sources: sources.into_iter().map(Into::into).collect() }
    }
}

impl Sample for PeriodUsageDto {
    fn sample() -> Self {
        let source = SourceUsageDto {
            source: sample::parsed("1d-touch"),
            users: Some(28_000),
            listens: 388_000,
            months_added: 0,
        };
        Self {
            period: sample::parsed("2015"),
            users: source.users,
            listens: source.listens,
            sources: vec![source],
        }
    }
}
