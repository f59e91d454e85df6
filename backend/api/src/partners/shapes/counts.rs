//! How many venues stand where, on a day.

use std::collections::BTreeMap;

use office::partners::public::{Penetration, Reach, Stage, StageCounts, VenueKind};
use office::values::Day;
use serde::Serialize;
use utoipa::ToSchema;

use crate::partners::words;
use crate::sample::{self, Sample};

/// Venues by stage.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
pub struct StageNumbersDto {
    /// Known, nothing undertaken.
    pub listed: u64,
    /// Approached by a campaign.
    pub canvassed: u64,
    /// In conversation.
    pub contacted: u64,
    /// Trying the service.
    pub trial: u64,
    /// Partner venues.
    pub won: u64,
    /// Refused, or left.
    pub lost: u64,
}

impl From<BTreeMap<Stage, u64>> for StageNumbersDto {
    fn from(by_stage: BTreeMap<Stage, u64>) -> Self {
        let mut numbers = Self::default();
        for (stage, venues) in by_stage {
            let number = match stage {
                Stage::Listed => &mut numbers.listed,
                Stage::Canvassed => &mut numbers.canvassed,
                Stage::Contacted => &mut numbers.contacted,
                Stage::Trial => &mut numbers.trial,
                Stage::Won => &mut numbers.won,
                Stage::Lost => &mut numbers.lost,
            };
            *number = venues;
        }
        numbers
    }
}

impl Sample for StageNumbersDto {
    fn sample() -> Self {
        Self { listed: 14_500, canvassed: 1_108, contacted: 40, trial: 6, won: 225, lost: 3 }
    }
}

/// Venues of one kind by stage.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct KindCountsDto {
    /// Which kind.
    #[schema(value_type = words::VenueKind)]
    pub kind: VenueKind,
    /// By stage.
    pub by_stage: StageNumbersDto,
}

/// Venues by stage and kind on a day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VenueCountsDto {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// All venues known then.
    pub total: u64,
    /// Partner venues: those at `won`.
    pub partner_venues: u64,
    /// By stage.
    pub by_stage: StageNumbersDto,
    /// By kind, then stage; only kinds that exist.
    pub by_kind: Vec<KindCountsDto>,
}

impl From<StageCounts> for VenueCountsDto {
    fn from(counts: StageCounts) -> Self {
        let partner_venues = counts.partner_venues();
        let StageCounts { as_of, total, by_stage, by_kind } = counts;
        let by_kind =
            by_kind.into_iter().map(|(kind, stages)| KindCountsDto { kind, by_stage: stages.into() });
        Self { as_of, total, partner_venues, by_stage: by_stage.into(), by_kind: by_kind.collect() }
    }
}

impl Sample for VenueCountsDto {
    fn sample() -> Self {
        let by_stage = StageNumbersDto::sample();
        Self {
            as_of: sample::parsed("2015-12-31"),
            total: 15_882,
            partner_venues: by_stage.won,
            by_stage,
            by_kind: vec![KindCountsDto { kind: VenueKind::MunicipalLibrary, by_stage }],
        }
    }
}

/// How many of a target have become partner venues.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct VenueReachDto {
    /// The target.
    pub targeted: u64,
    /// Those of them at `won` on the day.
    pub won: u64,
}

mirror!(Reach => VenueReachDto { same targeted, same won });

/// Penetration on a day, as the activity report prints it.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct VenuePenetrationDto {
    /// The day.
    #[schema(value_type = String, format = Date)]
    pub as_of: Day,
    /// Departmental libraries: all that are listed are targets.
    pub departmental: VenueReachDto,
    /// Municipal libraries that a campaign has canvassed by that day.
    pub municipal_canvassed: VenueReachDto,
}

mirror!(Penetration => VenuePenetrationDto { same as_of, into departmental, into municipal_canvassed });

impl Sample for VenuePenetrationDto {
    fn sample() -> Self {
        Self {
            as_of: sample::parsed("2015-12-31"),
            departmental: VenueReachDto { targeted: 96, won: 12 },
            municipal_canvassed: VenueReachDto { targeted: 1_108, won: 75 },
        }
    }
}
