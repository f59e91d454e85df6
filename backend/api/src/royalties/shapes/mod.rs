//! What the endpoints of royalties read and write.

mod counts;
mod keys;
mod splits;

pub use counts::{PeriodUsageDto, SourceUsageDto, UsageRowDto};
pub use keys::{KeyRowDto, KeySetDto, PotKeyDto};
pub use splits::{
    DistributionDto, DistributionRowDto, PotDto, PotRowDto, RevenueLineDto, SacemDto, SacemDuesDto,
};
