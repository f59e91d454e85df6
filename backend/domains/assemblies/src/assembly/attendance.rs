//! Who takes part, and through whom: present, remote, represented, left to the chair, or by post.

use std::collections::BTreeMap;

use members::public::MemberId;
use serde::{Deserialize, Serialize};

use super::AssemblyError;
use super::roll::Roll;
use crate::rules::proxies::ProxyCeiling;

/// How a member takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "mode")]
pub enum Presence {
    /// In the room.
    InPerson,
    /// By a means of telecommunication that identifies the member: counted as present (L225-107 II C. com.).
    Remote,
    /// Through a member who holds the proxy. Counts only while the holder is present.
    Represented {
        /// Who holds it.
        holder: MemberId,
    },
    /// By a proxy without a name: the chair votes for the drafts of the board, against the others (L225-106).
    BlankProxy,
    /// By a postal form.
    Postal,
}

impl Presence {
    /// Whether the member is there to act, and so to act for others.
    pub fn is_present(self) -> bool {
        matches!(self, Self::InPerson | Self::Remote)
    }

    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Remote => "remote",
            Self::Represented { .. } => "represented",
            Self::BlankProxy => "blank_proxy",
            Self::Postal => "postal",
        }
    }
}

/// One line of the attendance sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresenceEntry {
    /// The member on the roll.
    pub member: MemberId,
    /// How it takes part.
    pub presence: Presence,
}

/// Who conducts the session (R225-100, R225-101 C. com.).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bureau {
    /// The chair; present.
    pub chair: MemberId,
    /// Scrutineers; present.
    pub scrutineers: Vec<MemberId>,
    /// The secretary, when it is a member.
    pub secretary: Option<MemberId>,
}

/// The attendance sheet as it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Attendance {
    sheet: BTreeMap<MemberId, Presence>,
    mandates: BTreeMap<MemberId, u32>,
}

impl Attendance {
    pub(super) fn of(&self, member: MemberId) -> Option<Presence> {
        self.sheet.get(&member).copied()
    }

    /// Whether the member counts: a proxy held by somebody who is not there does not.
    pub(super) fn counts(&self, member: MemberId) -> bool {
        self.of(member).is_some_and(|presence| match presence {
            Presence::Represented { holder } => self.is_present(holder),
            Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => true,
        })
    }

    pub(super) fn is_present(&self, member: MemberId) -> bool {
        self.of(member).is_some_and(Presence::is_present)
    }

    pub(super) fn record(&mut self, entry: PresenceEntry) {
        if let Presence::Represented { holder } = entry.presence {
            *self.mandates.entry(holder).or_default() += 1;
        }
        self.sheet.insert(entry.member, entry.presence);
    }

    pub(super) fn withdraw(&mut self, member: MemberId) {
        if let Some(Presence::Represented { holder }) = self.sheet.remove(&member)
            && let Some(held) = self.mandates.get_mut(&holder)
        {
            *held = held.saturating_sub(1);
        }
    }

    /// Refuses the first line that cannot stand, counting the mandates of the lines before it.
    pub(super) fn check(
        &self,
        roll: &Roll,
        ceiling: ProxyCeiling,
        entries: &[PresenceEntry],
    ) -> Result<(), AssemblyError> {
        if entries.is_empty() {
            return Err(AssemblyError::NothingGiven);
        }
        let most = ceiling.mandates(u32::try_from(roll.len()).unwrap_or(u32::MAX));
        let mut new = std::collections::BTreeSet::new();
        let mut held: BTreeMap<MemberId, u32> = BTreeMap::new();
        for entry in entries {
            let member = entry.member;
            if !roll.contains_key(&member) {
                return Err(AssemblyError::NotOnRoll { member });
            }
            if self.of(member).is_some() || !new.insert(member) {
                return Err(AssemblyError::AlreadyRecorded { member });
            }
            let Presence::Represented { holder } = entry.presence else { continue };
            if holder == member {
                return Err(AssemblyError::OwnProxy { member });
            }
            if !roll.contains_key(&holder) {
                return Err(AssemblyError::HolderNotOnRoll { member, holder });
            }
            let before = self.mandates.get(&holder).copied().unwrap_or_default();
            let count = held.entry(holder).or_insert(before);
            *count += 1;
            if let Some(most) = most
                && *count > most
            {
                return Err(AssemblyError::TooManyProxies { member, holder, most });
            }
        }
        Ok(())
    }
}
