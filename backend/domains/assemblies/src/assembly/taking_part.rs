//! What is decided about who takes part: arrivals and departures, proxies, forms.

use members::public::MemberId;
use values::Timestamp;

use super::VotingError;
use super::aggregate::{Assembly, stated};
use super::attendance::Hand;
use super::ballots::check_form_time;
use super::{
    AssemblyError, AssemblyEvent, Convened, IfAmended, PostalForm, PresenceEntry, SignedBy, Stage, Way,
};
use crate::rules::forms::{FormChannel, last_electronic_moment, last_paper_day};

const TAKING_PART: [Stage; 2] = [Stage::RollFrozen, Stage::Open];

impl Assembly {
    pub(super) fn record(&self, entries: Vec<PresenceEntry>) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&TAKING_PART)?;
        self.attendance.check(&self.roll, convened.statutes.document.proxy_ceiling, &entries)?;
        Ok(vec![AssemblyEvent::PresenceRecorded { entries }])
    }

    pub(super) fn withdraw(
        &self,
        member: MemberId,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.at_stage(&TAKING_PART)?;
        if self.attendance.of(member).is_none() {
            return Err(AssemblyError::NotRecorded { member });
        }
        Ok(vec![AssemblyEvent::PresenceWithdrawn { member, reason: stated(reason)? }])
    }

    fn voter(&self, member: MemberId) -> Result<&Convened, AssemblyError> {
        let convened = self.at_stage(&TAKING_PART)?;
        if self.roll.contains_key(&member) { Ok(convened) } else { Err(AssemblyError::NotOnRoll { member }) }
    }

    pub(super) fn arrive(
        &self,
        member: MemberId,
        way: Way,
        at: Timestamp,
        signed: SignedBy,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.voter(member)?;
        if self.attendance.is_present(member) {
            return Err(AssemblyError::AlreadyRecorded { member });
        }
        Ok(vec![AssemblyEvent::Arrived { member, way, at, signed }])
    }

    /// The moment is what a person says it was; facts are ordered by their sequence, so that a clock that was set back
    /// changes nothing.
    pub(super) fn depart(
        &self,
        member: MemberId,
        at: Timestamp,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.voter(member)?;
        if !self.attendance.is_present(member) {
            return Err(AssemblyError::NotRecorded { member });
        }
        Ok(vec![AssemblyEvent::Departed { member, at }])
    }

    pub(super) fn revoke(
        &self,
        member: MemberId,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.voter(member)?;
        if self.attendance.proxy(member).is_none() && self.attendance.named_by(member).is_none() {
            return Err(AssemblyError::from(VotingError::NoProxy { member }));
        }
        Ok(vec![AssemblyEvent::ProxyRevoked { member, reason: stated(reason)? }])
    }

    /// An absent member says that whoever of its college is there may stand for it.
    pub(super) fn release(&self, member: MemberId) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.voter(member)?;
        if !convened.statutes.document.meetings().released_proxies {
            return Err(AssemblyError::from(VotingError::NoReleasedProxies {}));
        }
        if self.attendance.is_present(member) {
            return Err(AssemblyError::from(VotingError::PresentInPerson { member }));
        }
        if self.attendance.proxy(member) == Some(Hand::Released) {
            return Err(AssemblyError::from(VotingError::ProxyReleased { member }));
        }
        Ok(vec![AssemblyEvent::ProxyReleased { member }])
    }

    pub(super) fn take(
        &self,
        member: MemberId,
        holder: MemberId,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.voter(member)?;
        if self.attendance.proxy(member) != Some(Hand::Released) {
            return Err(AssemblyError::from(VotingError::NotReleased { member }));
        }
        let ceiling = convened.statutes.document.proxy_ceiling;
        self.attendance.check_holder(&self.roll, ceiling, (member, holder), 0)?;
        if !self.attendance.is_present(holder) {
            return Err(AssemblyError::HolderAbsent { member, holder });
        }
        let college = |of: MemberId| self.roll.get(&of).map(|voter| voter.college);
        if college(member) != college(holder) {
            return Err(AssemblyError::from(VotingError::AnotherCollege { member, holder }));
        }
        Ok(vec![AssemblyEvent::ProxyTaken { member, holder }])
    }

    pub(super) fn receive(
        &self,
        form: PostalForm,
        at: Timestamp,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let member = form.member;
        if self.stage == Stage::Open {
            return Err(AssemblyError::WrongStage { stage: self.stage });
        }
        let convened = self.voter(member)?;
        let clauses = convened.statutes.document.meetings();
        if form.channel == FormChannel::Electronic && !clauses.electronic_voting {
            return Err(AssemblyError::from(VotingError::NoElectronicVoting {}));
        }
        let last_paper = last_paper_day(convened.day, clauses.paper_forms_days_before);
        check_form_time(&form, at, last_paper, last_electronic_moment(convened.day))?;
        if self.attendance.wrote(member) {
            return Err(AssemblyError::AlreadyRecorded { member });
        }
        if let Some(IfAmended::Holder(holder)) = form.if_amended {
            let ceiling = convened.statutes.document.proxy_ceiling;
            self.attendance.check_holder(&self.roll, ceiling, (member, holder), 0)?;
        }
        let mut seen = std::collections::BTreeSet::new();
        for (resolution, choice) in &form.choices {
            convened.resolution(*resolution)?;
            if !seen.insert(*resolution) {
                return Err(AssemblyError::AlreadyVoted { member, resolution: *resolution });
            }
            if self.secret.contains_key(resolution) {
                return Err(AssemblyError::from(VotingError::VoteIsSecret { resolution: *resolution }));
            }
            let votes = [super::Ballot { member, choice: *choice, holder: None }];
            self.check_seats(convened, *resolution, &votes, &form.choices)?;
        }
        Ok(vec![AssemblyEvent::FormReceived(form)])
    }
}
