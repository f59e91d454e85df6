//! Who of each college takes part as an assembly stands, from its facts: a screen asks for it every second while they
//! vote, and no planner of a database guesses right about a sheet that was filled a moment ago.
//!
//! What can never happen: other figures than those of the views (`views/participation.rs`; a test compares them).

use std::collections::BTreeMap;

use members::public::College;

use super::Presence;
use super::aggregate::Assembly;
use super::ballots::Urn;
use crate::public::CollegeParticipation;

impl Assembly {
    /// Participation by college, in the order of the colleges; the roll's colleges only.
    pub(crate) fn participation(&self) -> Vec<CollegeParticipation> {
        let mut colleges: BTreeMap<College, CollegeParticipation> = BTreeMap::new();
        for (member, voter) in &self.roll {
            let of = colleges.entry(voter.college).or_insert_with(|| empty(voter.college));
            let shares = u64::from(voter.shares);
            of.members += 1;
            of.shares += shares;
            let Some(presence) = self.attendance.of(*member) else { continue };
            let line = match presence {
                Presence::InPerson => &mut of.in_person,
                Presence::Remote => &mut of.remote,
                Presence::BlankProxy => &mut of.blank_proxy,
                Presence::Postal => &mut of.postal,
                Presence::Represented { holder } if self.attendance.is_present(holder) => &mut of.represented,
                Presence::Represented { .. } if self.attendance.wrote(*member) => &mut of.postal,
                Presence::Represented { .. } => &mut of.holder_absent,
            };
            *line += 1;
            if self.attendance.counts(*member) {
                of.attending += 1;
                of.attending_shares += shares;
            }
        }
        colleges.into_values().collect()
    }

    /// How many voices are in the urn of a resolution: no tally, which nobody learns before the close.
    pub(crate) fn voices_cast(&self, resolution: u32) -> u64 {
        let cast = self.urns.get(&resolution).map_or(0, Urn::size);
        u64::try_from(cast).unwrap_or(u64::MAX)
    }
}

fn empty(college: College) -> CollegeParticipation {
    CollegeParticipation {
        college,
        members: 0,
        shares: 0,
        in_person: 0,
        remote: 0,
        represented: 0,
        holder_absent: 0,
        blank_proxy: 0,
        postal: 0,
        attending: 0,
        attending_shares: 0,
    }
}
