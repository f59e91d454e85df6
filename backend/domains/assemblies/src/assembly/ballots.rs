//! Votes by name: one a member and resolution, by the member or by the holder of its proxy.

use std::collections::{BTreeMap, BTreeSet};

use members::public::MemberId;
use serde::{Deserialize, Serialize};

use super::AssemblyError;
use super::attendance::{Attendance, Presence};
use super::roll::Roll;

/// What a ballot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// In favour.
    For,
    /// Against.
    Against,
    /// A declared abstention.
    Abstain,
    /// Blank or spoilt.
    Blank,
}

impl Choice {
    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Abstain => "abstain",
            Self::Blank => "blank",
        }
    }
}

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Whose voice it is.
    pub member: MemberId,
    /// What it says.
    pub choice: Choice,
    /// Who cast it, when it is the holder of the member's proxy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<MemberId>,
}

/// The votes of one resolution by member.
pub(super) type Urn = BTreeMap<MemberId, Choice>;

/// Refuses the first ballot that may not be cast.
pub(super) fn check(
    roll: &Roll,
    attendance: &Attendance,
    urn: Option<&Urn>,
    resolution: u32,
    ballots: &[Ballot],
) -> Result<(), AssemblyError> {
    if ballots.is_empty() {
        return Err(AssemblyError::NothingGiven);
    }
    let mut new = BTreeSet::new();
    for ballot in ballots {
        let member = ballot.member;
        if !roll.contains_key(&member) {
            return Err(AssemblyError::NotOnRoll { member });
        }
        if urn.is_some_and(|urn| urn.contains_key(&member)) || !new.insert(member) {
            return Err(AssemblyError::AlreadyVoted { member, resolution });
        }
        check_hand(attendance, ballot)?;
    }
    Ok(())
}

/// Refuses a ballot that comes from the wrong hand.
fn check_hand(attendance: &Attendance, ballot: &Ballot) -> Result<(), AssemblyError> {
    let member = ballot.member;
    let presence = attendance.of(member).ok_or(AssemblyError::Absent { member })?;
    match (presence, ballot.holder) {
        (Presence::BlankProxy, _) => Err(AssemblyError::LeftToTheChair { member }),
        (Presence::InPerson | Presence::Remote | Presence::Postal, None) => Ok(()),
        (Presence::InPerson | Presence::Remote | Presence::Postal, Some(given)) => {
            Err(AssemblyError::NoProxyGiven { member, given })
        }
        (Presence::Represented { holder }, given) => {
            if given != Some(holder) {
                Err(AssemblyError::RepresentedByAnother { member, holder })
            } else if attendance.is_present(holder) {
                Ok(())
            } else {
                Err(AssemblyError::HolderAbsent { member, holder })
            }
        }
    }
}
