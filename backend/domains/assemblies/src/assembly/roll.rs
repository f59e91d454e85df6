//! The roll: who may vote, in which college, as of the record day. Frozen once, sealed by a digest.

use data_encoding::HEXLOWER;
use kernel::prelude::Personal;
use members::public::{College, MemberId, VoterEntry};
use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use values::Shares;

use super::{AssemblyError, AssemblyEvent, Convened};
use crate::rules::exact::MOST_VOTERS;

/// Voters written in one event: no event grows with the cooperative.
const CHUNK: usize = 1_000;

/// One line of the roll as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RollEntry {
    /// The member.
    pub member_id: MemberId,
    /// Number in the register of members.
    pub number: u64,
    /// The name as of the record day; readable as long as the person's key exists.
    pub display_name: Personal<String>,
    /// The college in which the member votes.
    pub college: College,
    /// Shares held, for a quorum counted in shares.
    pub shares: Shares,
}

/// What the aggregate remembers of a voter: the name plays no part in a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Voter {
    pub(super) number: u64,
    pub(super) college: College,
    pub(super) shares: u32,
}

impl Voter {
    pub(super) fn of(entry: &RollEntry) -> Self {
        Self { number: entry.number, college: entry.college, shares: entry.shares.count() }
    }
}

/// The voters by id. A map that is shared and not copied: 100 000 voters are looked at for each vote.
pub(super) type Roll = RedBlackTreeMapSync<MemberId, Voter>;

/// A correction of the roll after it was frozen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RollCorrection {
    /// Somebody who was left out.
    Added(RollEntry),
    /// Somebody who may not vote (any more): what came from them is void, what they held for others lapses.
    Removed {
        /// Who.
        member: MemberId,
    },
    /// The same voter in another college or with other shares.
    Replaced(RollEntry),
}

/// An order to correct the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollChange {
    /// Somebody was left out.
    Add(VoterEntry),
    /// Somebody may not vote (any more).
    Remove(MemberId),
    /// A voter's college or shares were wrong.
    Replace(VoterEntry),
}

/// SHA-256 (hexadecimal) over the lines `member;number;college;shares`, in the order of member ids. Names are left
/// out, so that the seal still verifies when a person has been forgotten.
pub(crate) fn digest(entries: &[RollEntry]) -> String {
    let roll: Roll = entries.iter().map(|entry| (entry.member_id, Voter::of(entry))).collect();
    seal(&roll)
}

/// The seal of a roll, see [`digest`].
pub(super) fn seal(roll: &Roll) -> String {
    let mut hasher = Sha256::new();
    for (id, Voter { number, college, shares }) in roll {
        hasher.update(format!("{id};{number};{college};{shares}\n"));
    }
    HEXLOWER.encode(&hasher.finalize())
}

fn stored(voter: VoterEntry) -> RollEntry {
    let member = voter.member_id;
    RollEntry {
        member_id: member,
        number: voter.number,
        display_name: Personal::new(member.to_string(), "identity", voter.display_name),
        college: voter.college,
        shares: voter.shares,
    }
}

fn check_college(convened: &Convened, voter: &VoterEntry) -> Result<(), AssemblyError> {
    match &convened.statutes.document.weighting {
        Some(weighting) if !weighting.knows(voter.college) => {
            let (member, college) = (voter.member_id, voter.college);
            Err(AssemblyError::CollegeWithoutWeight { member, college })
        }
        _ => Ok(()),
    }
}

/// Checks corrections against the roll as each leaves it to the next; answers them with the new seal.
pub(super) fn correct(
    convened: &Convened,
    roll: &Roll,
    changes: Vec<RollChange>,
    reason: String,
) -> Result<AssemblyEvent, AssemblyError> {
    if changes.is_empty() {
        return Err(AssemblyError::NothingGiven);
    }
    let mut after = roll.clone();
    let mut corrections = Vec::with_capacity(changes.len());
    for change in changes {
        let correction = match change {
            RollChange::Add(voter) => {
                let member = voter.member_id;
                if after.contains_key(&member) {
                    return Err(AssemblyError::TwiceOnRoll { member });
                }
                check_college(convened, &voter)?;
                RollCorrection::Added(stored(voter))
            }
            RollChange::Remove(member) if after.contains_key(&member) => RollCorrection::Removed { member },
            RollChange::Replace(voter) if after.contains_key(&voter.member_id) => {
                check_college(convened, &voter)?;
                RollCorrection::Replaced(stored(voter))
            }
            RollChange::Remove(member) | RollChange::Replace(VoterEntry { member_id: member, .. }) => {
                return Err(AssemblyError::NotOnRoll { member });
            }
        };
        apply_correction(&mut after, &correction);
        corrections.push(correction);
    }
    if after.size() > MOST_VOTERS {
        return Err(AssemblyError::RollTooLarge { given: after.size(), most: MOST_VOTERS });
    }
    if after.is_empty() {
        return Err(AssemblyError::EmptyRoll);
    }
    let voters = u32::try_from(after.size()).unwrap_or(u32::MAX);
    Ok(AssemblyEvent::RollCorrected { corrections, reason, voters, digest: seal(&after) })
}

pub(super) fn apply_correction(roll: &mut Roll, correction: &RollCorrection) {
    match correction {
        RollCorrection::Added(entry) | RollCorrection::Replaced(entry) => {
            roll.insert_mut(entry.member_id, Voter::of(entry));
        }
        RollCorrection::Removed { member } => {
            roll.remove_mut(member);
        }
    }
}

/// Checks the voters and writes the roll in chunks, then its seal.
pub(super) fn freeze(
    convened: &Convened,
    voters: Vec<VoterEntry>,
) -> Result<Vec<AssemblyEvent>, AssemblyError> {
    if voters.is_empty() {
        return Err(AssemblyError::EmptyRoll);
    }
    if voters.len() > MOST_VOTERS {
        return Err(AssemblyError::RollTooLarge { given: voters.len(), most: MOST_VOTERS });
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut entries = Vec::with_capacity(voters.len());
    for voter in voters {
        let member = voter.member_id;
        if !seen.insert(member) {
            return Err(AssemblyError::TwiceOnRoll { member });
        }
        check_college(convened, &voter)?;
        entries.push(stored(voter));
    }
    entries.sort_by_key(|entry| entry.member_id);
    let digest = digest(&entries);
    let voters = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut events: Vec<AssemblyEvent> =
        entries.chunks(CHUNK).map(|chunk| AssemblyEvent::VotersEnrolled { voters: chunk.to_vec() }).collect();
    events.push(AssemblyEvent::RollFrozen { record_day: convened.record_day, voters, digest });
    Ok(events)
}
