//! What is decided about votes: by name at the desk or from a voter's device, by hands, on paper in secret.

use std::collections::BTreeMap;

use members::public::{College, MemberId};

use super::VotingError;
use super::aggregate::Assembly;
use super::tallies::{check, seal};
use super::{
    AssemblyError, AssemblyEvent, Ballot, Choice, CollegeCount, Convened, Presence, VotingOrder, ballots,
};
use crate::public::VoicesLeft;

impl Assembly {
    pub(super) fn cast(
        &self,
        resolution: u32,
        ballots: Vec<Ballot>,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.voting(resolution)?;
        self.check_ballots(convened, resolution, &ballots)?;
        self.check_seats(convened, resolution, &ballots, &[])?;
        Ok(vec![AssemblyEvent::VotesCast { resolution, ballots }])
    }

    /// The same order once more is the same vote: nothing happens, and the receipt is the one it had.
    pub(super) fn vote(&self, order: VotingOrder) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        if let Some(receipt) = self.orders.get(&order.order) {
            let same = *receipt == order.receipt();
            return if same {
                Ok(Vec::new())
            } else {
                Err(AssemblyError::from(VotingError::OrderReused { order: order.order }))
            };
        }
        let convened = self.convened()?;
        if !convened.statutes.document.meetings().electronic_voting {
            return Err(AssemblyError::from(VotingError::NoElectronicVoting {}));
        }
        if order.votes.is_empty() {
            return Err(AssemblyError::NothingGiven);
        }
        let mut by_resolution: BTreeMap<u32, Vec<Ballot>> = BTreeMap::new();
        for vote in &order.votes {
            let holder = (vote.member != order.voter).then_some(order.voter);
            let ballot = Ballot { member: vote.member, choice: vote.choice, holder };
            by_resolution.entry(vote.resolution).or_default().push(ballot);
        }
        for (resolution, ballots) in &by_resolution {
            let convened = self.voting(*resolution)?;
            self.check_ballots(convened, *resolution, ballots)?;
            for ballot in ballots {
                let others: Vec<(u32, Choice)> = order
                    .votes
                    .iter()
                    .filter(|vote| vote.member == ballot.member)
                    .map(|vote| (vote.resolution, vote.choice))
                    .collect();
                self.check_seats(convened, *resolution, std::slice::from_ref(ballot), &others)?;
            }
        }
        Ok(vec![AssemblyEvent::Voted(order)])
    }

    fn check_ballots(
        &self,
        convened: &Convened,
        resolution: u32,
        given: &[Ballot],
    ) -> Result<(), AssemblyError> {
        if self.secret.contains_key(&resolution) {
            return Err(AssemblyError::from(VotingError::VoteIsSecret { resolution }));
        }
        ballots::check(self.hustings(convened, resolution), self.urns.get(&resolution), resolution, given)?;
        // Whoever was in the room when its college raised hands has spoken, wherever it is since.
        let found = self.found(resolution);
        match given.iter().find(|ballot| found.is_counted(ballot.member)) {
            Some(Ballot { member, .. }) => {
                Err(AssemblyError::from(VotingError::CountedByHands { member: *member, resolution }))
            }
            None => Ok(()),
        }
    }

    /// Refuses more votes in favour of candidates than there are seats. `beside` are the votes of the same voice that come
    /// in the same order.
    pub(super) fn check_seats(
        &self,
        convened: &Convened,
        number: u32,
        given: &[Ballot],
        beside: &[(u32, Choice)],
    ) -> Result<(), AssemblyError> {
        let resolution = convened.resolution(number)?;
        let Some(candidacy) = &resolution.draft.candidacy else { return Ok(()) };
        let group: Vec<u32> =
            self.standing_with(convened, resolution).into_iter().map(|each| each.number).collect();
        for ballot in given.iter().filter(|ballot| ballot.choice == Choice::For) {
            let chosen = group
                .iter()
                .filter(|each| {
                    **each == number
                        || beside.contains(&(**each, Choice::For))
                        || self.in_favour(**each, ballot.member)
                })
                .count();
            if u32::try_from(chosen).unwrap_or(u32::MAX) > candidacy.seats {
                return Err(AssemblyError::from(VotingError::MoreThanSeats {
                    member: ballot.member,
                    election: candidacy.election.clone(),
                    seats: candidacy.seats,
                }));
            }
        }
        Ok(())
    }

    fn in_favour(&self, resolution: u32, member: MemberId) -> bool {
        self.urns
            .get(&resolution)
            .and_then(|urn| urn.get(&member))
            .is_some_and(|cast| cast.choice == Choice::For)
    }

    pub(super) fn count_hands(
        &self,
        resolution: u32,
        counts: Vec<CollegeCount>,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.voting(resolution)?;
        if self.secret.contains_key(&resolution) {
            return Err(AssemblyError::from(VotingError::VoteIsSecret { resolution }));
        }
        if let Some(count) = counts.iter().find(|count| count.blanks > 0) {
            return Err(AssemblyError::from(VotingError::BlankHands { college: count.college }));
        }
        check(&counts, |college| self.voices_left(resolution, college, true))?;
        Ok(vec![AssemblyEvent::HandsCounted { resolution, counts }])
    }

    pub(super) fn enter_secret(
        &self,
        resolution: u32,
        by: String,
        counts: Vec<CollegeCount>,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.voting(resolution)?;
        let Some(vote) = self.secret.get(&resolution) else {
            return Err(AssemblyError::from(VotingError::VoteByName { resolution }));
        };
        if vote.agreed.is_some() {
            return Err(AssemblyError::from(VotingError::SecretCounted { resolution }));
        }
        check(&counts, |college: College| self.voices_left(resolution, college, false))?;
        let salt = self.convened()?.day.to_string() + ";" + &resolution.to_string();
        let sealed = seal(&salt, &counts);
        match &vote.first {
            None => Ok(vec![AssemblyEvent::SecretCountEntered { resolution, by, seal: sealed }]),
            Some((first, _)) if *first == by => {
                Err(AssemblyError::from(VotingError::SameScrutineer { resolution }))
            }
            Some((first, found)) if *found == sealed => {
                let by = [first.clone(), by];
                Ok(vec![AssemblyEvent::SecretCountAgreed { resolution, counts, by }])
            }
            Some((first, _)) => {
                Ok(vec![AssemblyEvent::SecretCountDisagreed { resolution, by: [first.clone(), by] }])
            }
        }
    }
}

impl Assembly {
    /// What may still be counted without names on a resolution, for each college that has somebody on the roll.
    pub(crate) fn voices(&self, resolution: u32) -> Result<Vec<VoicesLeft>, AssemblyError> {
        self.convened()?.resolution(resolution)?;
        let has_voters = |college: &College| self.roll.values().any(|voter| voter.college == *college);
        let left = |college| VoicesLeft {
            college,
            in_the_room: self.voices_left(resolution, college, true),
            all: self.voices_left(resolution, college, false),
        };
        Ok(College::ALL.into_iter().filter(has_voters).map(left).collect())
    }
}

impl Assembly {
    /// Whether a voice can be used on a resolution: in the room by a hand, or at all. A form that names somebody for what
    /// it did not know speaks through that person alone; a proxy over the ceiling of its holder is used by nobody.
    pub(super) fn speaks(&self, number: u32, member: MemberId, room_only: bool) -> bool {
        let through = |holder: MemberId| {
            let there = match self.attendance.of(holder) {
                Some(Presence::InPerson) => true,
                Some(Presence::Remote) => !room_only,
                Some(Presence::Represented { .. } | Presence::BlankProxy | Presence::Postal) | None => false,
            };
            there && self.may_use(member, holder)
        };
        let asked = self.to_holder.get(&number).is_some_and(|members| members.contains(&member));
        match (self.attendance.named_by(member).filter(|_| asked), self.attendance.of(member)) {
            (Some(holder), _) => through(holder),
            (None, Some(Presence::Represented { holder })) => {
                through(holder) || (!room_only && self.attendance.wrote(member))
            }
            (None, Some(Presence::InPerson)) => true,
            (None, Some(Presence::Remote | Presence::BlankProxy | Presence::Postal)) => !room_only,
            (None, None) => false,
        }
    }

    fn may_use(&self, member: MemberId, holder: MemberId) -> bool {
        self.convened().is_ok_and(|convened| {
            let ceiling = convened.statutes.document.proxy_ceiling;
            self.attendance.check_rank(&self.roll, ceiling, (member, holder)).is_ok()
        })
    }
}
