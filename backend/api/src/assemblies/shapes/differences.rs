//! How the frozen roll and the register of the assembly's day differ.

use office::RollDifferences;
use office::members::public::VoterEntry;
use serde::Serialize;
use utoipa::ToSchema;

use super::RollRowDto;
use crate::sample::Sample;

/// A voter whose college or shares are others now.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RollChanged)]
pub struct RollChangedDto {
    /// As on the roll.
    pub on_roll: RollRowDto,
    /// As the register of the day has it.
    pub on_register: RollRowDto,
}

/// How the roll and the register of the assembly's day differ, each in the order of the numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = RollDifferences)]
pub struct RollDifferencesDto {
    /// On the roll, and members no more: they may not vote.
    pub left: Vec<RollRowDto>,
    /// Members who are not on the roll.
    pub came: Vec<RollRowDto>,
    /// In another college, or with other shares; the roll stands.
    pub changed: Vec<RollChangedDto>,
}

impl From<VoterEntry> for RollRowDto {
    fn from(voter: VoterEntry) -> Self {
        let VoterEntry { member_id, number, display_name, college, shares } = voter;
        Self { member_id, number, display_name, college, shares }
    }
}

impl From<RollDifferences> for RollDifferencesDto {
    fn from(RollDifferences { left, came, changed }: RollDifferences) -> Self {
        let changed = changed
            .into_iter()
            .map(|(row, now)| RollChangedDto { on_roll: row.into(), on_register: now.into() });
        Self {
            left: left.into_iter().map(Into::into).collect(),
            came: came.into_iter().map(Into::into).collect(),
            changed: changed.collect(),
        }
    }
}

impl Sample for RollDifferencesDto {
    fn sample() -> Self {
        let on_register = RollRowDto { shares: office::values::Shares::new(25), ..RollRowDto::sample() };
        Self {
            left: vec![RollRowDto {
                number: 7,
                display_name: "Zoé Exemple".to_owned(),
                ..RollRowDto::sample()
            }],
            came: Vec::new(),
            changed: vec![RollChangedDto { on_roll: RollRowDto::sample(), on_register }],
        }
    }
}
