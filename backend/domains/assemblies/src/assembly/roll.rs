//! The roll: who may vote, in which college, as of the record day. Frozen once, sealed by a digest.

use std::collections::BTreeMap;

use kernel::prelude::Personal;
use members::public::{College, MemberId, VoterEntry};
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
    pub(super) college: College,
    pub(super) shares: u32,
}

/// The voters by id.
pub(super) type Roll = BTreeMap<MemberId, Voter>;

/// SHA-256 (hexadecimal) over the lines `member;number;college;shares`, in the order of member ids. Names are left
/// out, so that the seal still verifies when a person has been forgotten.
pub(crate) fn digest(entries: &[RollEntry]) -> String {
    use std::fmt::Write as _;
    let mut order: Vec<&RollEntry> = entries.iter().collect();
    order.sort_by_key(|entry| entry.member_id);
    let mut hasher = Sha256::new();
    for entry in order {
        let (id, number, college, shares) = (entry.member_id, entry.number, entry.college, entry.shares);
        hasher.update(format!("{id};{number};{college};{shares}\n"));
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
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
        if let Some(weighting) = &convened.statutes.document.weighting
            && !weighting.knows(voter.college)
        {
            return Err(AssemblyError::CollegeWithoutWeight { member, college: voter.college });
        }
        entries.push(RollEntry {
            member_id: member,
            number: voter.number,
            display_name: Personal::new(member.to_string(), "identity", voter.display_name),
            college: voter.college,
            shares: voter.shares,
        });
    }
    entries.sort_by_key(|entry| entry.member_id);
    let digest = digest(&entries);
    let voters = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let mut events: Vec<AssemblyEvent> =
        entries.chunks(CHUNK).map(|chunk| AssemblyEvent::VotersEnrolled { voters: chunk.to_vec() }).collect();
    events.push(AssemblyEvent::RollFrozen { record_day: convened.record_day, voters, digest });
    Ok(events)
}
