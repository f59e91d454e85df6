//! Who takes part, and through whom: present, remote, represented, left to the chair, or by post.
//!
//! A member may have given a proxy, sent a form and come in person: presence goes before the proxy, the votes of the
//! form stand (R225-81 C. com.), and in any case one voice is cast once.

use std::collections::{BTreeMap, BTreeSet};

use members::public::MemberId;
use rpds::RedBlackTreeMapSync;
use serde::{Deserialize, Serialize};
use values::Timestamp;

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

/// Where a member is who came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In the room.
    InPerson,
    /// At a distance, identified (L225-107 II C. com.).
    Remote,
}

impl Way {
    /// The same on an attendance sheet.
    pub fn presence(self) -> Presence {
        match self {
            Self::InPerson => Presence::InPerson,
            Self::Remote => Presence::Remote,
        }
    }
}

/// How an arrival was noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignedBy {
    /// At the desk.
    Desk,
    /// By the QR code of the convocation.
    Code,
    /// By the member on the site of the vote.
    Site,
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

/// Whose hand a proxy is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Hand {
    /// A member's.
    Holder(MemberId),
    /// The chair's: no name on the form.
    Chair,
    /// Nobody's yet: released, for a present member of the same college to take.
    Released,
}

/// What is known of one member's part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stance {
    there: Option<Way>,
    proxy: Option<Hand>,
    postal: bool,
    /// Whom the form names for what is proposed in session (R225-78 C. com.).
    named: Option<MemberId>,
    left: Option<Timestamp>,
}

impl Stance {
    fn presence(self) -> Option<Presence> {
        match (self.there, self.proxy) {
            (Some(way), _) => Some(way.presence()),
            (None, Some(Hand::Holder(holder))) => Some(Presence::Represented { holder }),
            (None, Some(Hand::Chair)) => Some(Presence::BlankProxy),
            (None, None | Some(Hand::Released)) => self.postal.then_some(Presence::Postal),
        }
    }

    /// In whose hands the voice is: for all that is voted, and for what a form could not know. One person counts once.
    fn hands(self) -> [Option<MemberId>; 2] {
        let holder = match self.proxy {
            Some(Hand::Holder(holder)) => Some(holder),
            Some(Hand::Chair | Hand::Released) | None => None,
        };
        [holder, self.named.filter(|named| holder != Some(*named))]
    }

    fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// The attendance sheet as it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Attendance {
    sheet: RedBlackTreeMapSync<MemberId, Stance>,
    /// Whose proxies each member holds, in the order in which they were received.
    held: BTreeMap<MemberId, Vec<MemberId>>,
}

impl Attendance {
    pub(super) fn of(&self, member: MemberId) -> Option<Presence> {
        self.sheet.get(&member).and_then(|stance| stance.presence())
    }

    /// Whether the member counts: a proxy held by somebody who is not there does not, unless a form came too.
    pub(super) fn counts(&self, member: MemberId) -> bool {
        self.of(member).is_some_and(|presence| match presence {
            Presence::Represented { holder } => self.is_present(holder) || self.wrote(member),
            Presence::InPerson | Presence::Remote | Presence::BlankProxy | Presence::Postal => true,
        })
    }

    pub(super) fn is_present(&self, member: MemberId) -> bool {
        self.of(member).is_some_and(Presence::is_present)
    }

    /// Whether the member sent a form.
    pub(super) fn wrote(&self, member: MemberId) -> bool {
        self.sheet.get(&member).is_some_and(|stance| stance.postal)
    }

    /// Whose hand the member's proxy is in.
    pub(super) fn proxy(&self, member: MemberId) -> Option<Hand> {
        self.sheet.get(&member).and_then(|stance| stance.proxy)
    }

    /// Who votes for the member on what its form could not know: whom the form names, as long as the member takes part by
    /// it alone. A proxy for all that is voted, and the member itself, go before.
    pub(super) fn named_by(&self, member: MemberId) -> Option<MemberId> {
        let stance = self.sheet.get(&member)?;
        if stance.presence() == Some(Presence::Postal) { stance.named } else { None }
    }

    /// The proxies that members hold for all that is voted, by holder, first received first.
    pub(super) fn proxies_held(&self) -> impl Iterator<Item = (MemberId, MemberId)> {
        let whole =
            |(holder, member): &(MemberId, MemberId)| self.proxy(*member) == Some(Hand::Holder(*holder));
        let held = self.held.iter();
        held.flat_map(|(holder, members)| members.iter().map(|member| (*holder, *member))).filter(whole)
    }

    /// Whose proxies the member holds, those for amendments among them, first received first.
    pub(super) fn held_by(&self, holder: MemberId) -> &[MemberId] {
        self.held.get(&holder).map_or(&[], Vec::as_slice)
    }

    fn change(&mut self, member: MemberId, change: impl FnOnce(&mut Stance)) {
        let before = self.sheet.get(&member).copied().unwrap_or_default();
        let mut stance = before;
        change(&mut stance);
        let (had, has) = (before.hands(), stance.hands());
        for holder in had.into_iter().flatten().filter(|each| !has.contains(&Some(*each))) {
            if let Some(held) = self.held.get_mut(&holder) {
                held.retain(|each| *each != member);
            }
        }
        for holder in has.into_iter().flatten().filter(|each| !had.contains(&Some(*each))) {
            self.held.entry(holder).or_default().push(member);
        }
        if stance.is_empty() {
            self.sheet.remove_mut(&member);
        } else {
            self.sheet.insert_mut(member, stance);
        }
    }

    pub(super) fn record(&mut self, entry: PresenceEntry) {
        match entry.presence {
            Presence::InPerson => self.arrive(entry.member, Way::InPerson),
            Presence::Remote => self.arrive(entry.member, Way::Remote),
            Presence::Represented { holder } => self.entrust(entry.member, Some(Hand::Holder(holder))),
            Presence::BlankProxy => self.entrust(entry.member, Some(Hand::Chair)),
            Presence::Postal => self.write(entry.member),
        }
    }

    /// The member is there: its proxies end, its form stands.
    pub(super) fn arrive(&mut self, member: MemberId, way: Way) {
        self.change(member, |stance| {
            (stance.there, stance.proxy, stance.named, stance.left) = (Some(way), None, None, None);
        });
    }

    pub(super) fn depart(&mut self, member: MemberId, at: Timestamp) {
        self.change(member, |stance| (stance.there, stance.left) = (None, Some(at)));
    }

    pub(super) fn entrust(&mut self, member: MemberId, hand: Option<Hand>) {
        self.change(member, |stance| stance.proxy = hand);
    }

    /// The member gives nobody its voice any more.
    pub(super) fn revoke(&mut self, member: MemberId) {
        self.change(member, |stance| (stance.proxy, stance.named) = (None, None));
    }

    /// The member's form names somebody for what is proposed in session; whoever is there speaks for itself.
    pub(super) fn name(&mut self, member: MemberId, holder: MemberId) {
        self.change(member, |stance| {
            if stance.there.is_none() {
                stance.named = Some(holder);
            }
        });
    }

    pub(super) fn write(&mut self, member: MemberId) {
        self.change(member, |stance| stance.postal = true);
    }

    pub(super) fn withdraw(&mut self, member: MemberId) {
        self.change(member, |stance| *stance = Stance::default());
    }

    /// The member is no longer on the roll: it takes no part, and what it held for others lapses.
    pub(super) fn strike(&mut self, member: MemberId) {
        self.withdraw(member);
        for principal in self.held.remove(&member).unwrap_or_default() {
            self.change(principal, |stance| {
                if stance.proxy == Some(Hand::Holder(member)) {
                    stance.proxy = None;
                }
                if stance.named == Some(member) {
                    stance.named = None;
                }
            });
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
        let mut new = BTreeSet::new();
        let mut held: BTreeMap<MemberId, usize> = BTreeMap::new();
        for entry in entries {
            let member = entry.member;
            if !roll.contains_key(&member) {
                return Err(AssemblyError::NotOnRoll { member });
            }
            if !self.admits(*entry) || !new.insert(member) {
                return Err(AssemblyError::AlreadyRecorded { member });
            }
            let Presence::Represented { holder } = entry.presence else { continue };
            let more = held.entry(holder).or_default();
            self.check_holder(roll, ceiling, (member, holder), *more)?;
            *more += 1;
        }
        Ok(())
    }

    /// Whether the line adds to what is known: who gave a proxy or wrote may come, who wrote may give a proxy too.
    fn admits(&self, entry: PresenceEntry) -> bool {
        let Some(stance) = self.sheet.get(&entry.member) else { return true };
        match entry.presence {
            Presence::InPerson | Presence::Remote => stance.there.is_none(),
            Presence::Represented { .. } | Presence::BlankProxy => {
                stance.there.is_none() && matches!(stance.proxy, None | Some(Hand::Released))
            }
            Presence::Postal => stance.there.is_none() && !stance.postal,
        }
    }

    /// Refuses a holder who cannot take one more proxy; `more` are taken already by the same order.
    pub(super) fn check_holder(
        &self,
        roll: &Roll,
        ceiling: ProxyCeiling,
        (member, holder): (MemberId, MemberId),
        more: usize,
    ) -> Result<(), AssemblyError> {
        if holder == member {
            return Err(AssemblyError::OwnProxy { member });
        }
        if !roll.contains_key(&holder) {
            return Err(AssemblyError::HolderNotOnRoll { member, holder });
        }
        // Who holds one proxy of a member already does not hold another by taking one more.
        let held = self.held_by(holder).iter().filter(|each| **each != member).count();
        if let Some(most) = most_proxies(roll, ceiling)
            && held + more >= usize::try_from(most).unwrap_or(usize::MAX)
        {
            return Err(AssemblyError::TooManyProxies { member, holder, most });
        }
        Ok(())
    }

    /// Refuses a ballot for a principal whose proxy came after the ceiling was reached: it can shrink with the roll.
    pub(super) fn check_rank(
        &self,
        roll: &Roll,
        ceiling: ProxyCeiling,
        (member, holder): (MemberId, MemberId),
    ) -> Result<(), AssemblyError> {
        let Some(most) = most_proxies(roll, ceiling) else { return Ok(()) };
        let rank = self.held_by(holder).iter().position(|each| *each == member).unwrap_or_default();
        if rank >= usize::try_from(most).unwrap_or(usize::MAX) {
            return Err(AssemblyError::TooManyProxies { member, holder, most });
        }
        Ok(())
    }
}

fn most_proxies(roll: &Roll, ceiling: ProxyCeiling) -> Option<u32> {
    ceiling.mandates(u32::try_from(roll.size()).unwrap_or(u32::MAX))
}
