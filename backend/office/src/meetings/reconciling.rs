//! The frozen roll beside the register of the assembly's day: who left since, who came, who changed.
//!
//! The roll was right on its record day and stays: newcomers and changes are told and not applied. Whoever left may not
//! vote any more (C. com. L231-6), so they alone are taken off.

use std::collections::BTreeMap;

use assemblies::permissions::{ROLL_FREEZE, ROLL_READ};
use assemblies::public::{AssemblyId, AssemblySheet, RollChange, RollRow};
use kernel::prelude::*;
use members::public::{MemberId, VoterEntry};
use serde::{Deserialize, Serialize};

use crate::Office;
use crate::exchange::every_page;

/// How the roll and the register of the day differ, each in the order of the numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollDifferences {
    /// On the roll, and members no more.
    pub left: Vec<RollRow>,
    /// Members who are not on the roll.
    pub came: Vec<VoterEntry>,
    /// In another college, or with other shares: as on the roll, and as on the register.
    pub changed: Vec<(RollRow, VoterEntry)>,
}

impl Office {
    /// How the frozen roll differs from the register of the assembly's day, as it is known now.
    pub async fn roll_differences(&self, assembly: AssemblyId) -> Result<RollDifferences, Failure> {
        self.kernel.require(ROLL_READ)?;
        let inside = self.inside();
        let day = inside.assemblies.assembly(assembly).await?.convened.day;
        let roll = every_page(async |request| inside.assemblies.roll(assembly, request).await).await?;
        let register = inside.members.voters(day, None).await?;
        Ok(compared(roll, register))
    }

    /// Takes those off the roll who have left, for a reason that the minutes tell; changes nothing when nobody has.
    pub async fn reconcile_roll(
        &self,
        context: &Context,
        assembly: AssemblyId,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(ROLL_FREEZE)?;
        let inside = self.inside();
        let left = inside.roll_differences(assembly).await?.left;
        if left.is_empty() {
            return inside.assemblies.assembly(assembly).await;
        }
        let changes = left.iter().map(|row| RollChange::Remove(row.member_id)).collect();
        self.assemblies.correct_roll(context, assembly, changes, reason).await
    }
}

fn compared(roll: Vec<RollRow>, register: Vec<VoterEntry>) -> RollDifferences {
    let mut members: BTreeMap<MemberId, VoterEntry> =
        register.into_iter().map(|voter| (voter.member_id, voter)).collect();
    let mut told = RollDifferences::default();
    for row in roll {
        match members.remove(&row.member_id) {
            None => told.left.push(row),
            Some(now) if now.college != row.college || now.shares != row.shares => {
                told.changed.push((row, now));
            }
            Some(_) => {}
        }
    }
    told.came = members.into_values().collect();
    told.left.sort_by_key(|row| row.number);
    told.came.sort_by_key(|voter| voter.number);
    told.changed.sort_by_key(|(row, _)| row.number);
    told
}
