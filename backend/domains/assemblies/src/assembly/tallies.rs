//! Votes that are counted and not named: hands raised in the room, and the papers of a secret vote.
//!
//! What can never happen: a hand raised for a voice that voted otherwise (no college has more hands than voices left in
//! the room), a secret total that one person alone made (two scrutineers count apart, and neither is told what the other
//! found until both say the same), a choice of one voter on a secret matter.

use data_encoding::HEXLOWER;
use members::public::College;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::AssemblyError;
use super::VotingError;

/// The votes of one college, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CollegeCount {
    /// Which.
    pub college: College,
    /// In favour.
    pub in_favour: u32,
    /// Against.
    pub against: u32,
    /// Abstaining.
    pub abstentions: u32,
    /// Blank or spoilt papers; none where hands are raised.
    pub blanks: u32,
}

impl CollegeCount {
    /// All the voices.
    pub fn all(&self) -> u64 {
        u64::from(self.in_favour)
            + u64::from(self.against)
            + u64::from(self.abstentions)
            + u64::from(self.blanks)
    }
}

/// What a scrutineer found, as it is kept until the other has counted: a hash, so that nobody reads it.
///
/// `salt` makes the hashes of two votes differ.
pub(super) fn seal(salt: &str, counts: &[CollegeCount]) -> String {
    let mut sorted = counts.to_vec();
    sorted.sort_by_key(|count| count.college);
    let mut hasher = Sha256::new();
    hasher.update(format!("quintette.scrutineer.v1;{salt}\n"));
    for CollegeCount { college, in_favour, against, abstentions, blanks } in sorted {
        hasher.update(format!("{};{in_favour};{against};{abstentions};{blanks}\n", college.as_str()));
    }
    HEXLOWER.encode(&hasher.finalize())
}

/// Refuses counts that name a college twice, or more voices than a college has.
pub(super) fn check(counts: &[CollegeCount], voices: impl Fn(College) -> u64) -> Result<(), AssemblyError> {
    if counts.is_empty() {
        return Err(AssemblyError::NothingGiven);
    }
    let mut seen = std::collections::BTreeSet::new();
    for count in counts {
        let college = count.college;
        if !seen.insert(college) {
            return Err(AssemblyError::from(VotingError::CountedTwice { college }));
        }
        let (given, most) = (count.all(), voices(college));
        if given > most {
            return Err(AssemblyError::from(VotingError::MoreThanVoices { college, given, most }));
        }
    }
    Ok(())
}
