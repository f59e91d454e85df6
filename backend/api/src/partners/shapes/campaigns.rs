//! Steps of venues: which, by which rule, and how many.

use office::partners::VenueStep;
use office::partners::public::{CanvassingReport, CanvassingRule};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::sample::Sample;

/// A step along the stages: `to` tells which, and what must be said with it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
pub enum StepOfVenueDto {
    /// A campaign approaches it.
    Canvassed {
        /// Name of the campaign.
        campaign: String,
    },
    /// A conversation begins.
    Contacted {},
    /// It tries the service.
    Trial {},
    /// It becomes a partner venue.
    Won {},
    /// It refuses, or leaves.
    Lost {
        /// Why.
        reason: String,
    },
}

impl From<StepOfVenueDto> for VenueStep {
    fn from(step: StepOfVenueDto) -> Self {
        match step {
            StepOfVenueDto::Canvassed { campaign } => Self::Canvassed { campaign },
            StepOfVenueDto::Contacted {} => Self::Contacted,
            StepOfVenueDto::Trial {} => Self::Trial,
            StepOfVenueDto::Won {} => Self::Won,
            StepOfVenueDto::Lost { reason } => Self::Lost { reason },
        }
    }
}

impl Sample for StepOfVenueDto {
    fn sample() -> Self {
        Self::Lost { reason: "Budget de l'année épuisé".to_owned() }
    }
}

/// How many venues an order changed: all that it names.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct VenuesMovedDto {
    /// Venues.
    pub venues: u64,
}

impl Sample for VenuesMovedDto {
    fn sample() -> Self {
        Self { venues: 2 }
    }
}

/// The thresholds of a campaign; municipal libraries in a building open to the public alone are looked at.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CanvassingRuleDto {
    /// The commune has more inhabitants than this.
    pub population_above: u32,
    /// Least floor area, m².
    pub floor_area_from: u32,
    /// Least opening, minutes a week.
    pub opening_minutes_from: u32,
}

mirror!(CanvassingRule => CanvassingRuleDto {
    same population_above, same floor_area_from, same opening_minutes_from,
});
mirror!(CanvassingRuleDto => CanvassingRule {
    same population_above, same floor_area_from, same opening_minutes_from,
});

impl Sample for CanvassingRuleDto {
    fn sample() -> Self {
        CanvassingRule::default().into()
    }
}

/// What a campaign did.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct CanvassingReportDto {
    /// Venues that the rule chooses.
    pub chosen: u64,
    /// Venues that this campaign moved to `canvassed`.
    pub canvassed: u64,
    /// Chosen venues that stood further already, or had been lost; they are left where they are.
    pub left_alone: u64,
}

mirror!(CanvassingReport => CanvassingReportDto { same chosen, same canvassed, same left_alone });

impl Sample for CanvassingReportDto {
    fn sample() -> Self {
        Self { chosen: 1_108, canvassed: 1_105, left_alone: 3 }
    }
}
