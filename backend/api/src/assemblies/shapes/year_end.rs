//! When each financial year closes.

use office::assemblies::public::YearEnd;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sample::Sample;

/// The month and day on which each financial year closes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = YearEnd)]
pub struct YearEndDto {
    /// 1 to 12.
    #[schema(minimum = 1, maximum = 12)]
    pub month: u8,
    /// Day of the month; the last of February is meant by 28 and by 29.
    #[schema(minimum = 1, maximum = 31)]
    pub day: u8,
}

impl From<YearEnd> for YearEndDto {
    fn from(YearEnd { month, day }: YearEnd) -> Self {
        Self { month, day }
    }
}

impl From<YearEndDto> for YearEnd {
    fn from(YearEndDto { month, day }: YearEndDto) -> Self {
        Self { month, day }
    }
}

impl Sample for YearEndDto {
    fn sample() -> Self {
        YearEnd::default().into()
    }
}
