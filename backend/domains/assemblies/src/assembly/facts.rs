//! How facts make the state of an assembly. They are copied, never judged: old logs always load.

use kernel::prelude::*;
use members::public::MemberId;

use super::aggregate::{Assembly, ClosedVote, SecretVote, Signed};
use super::attendance::Hand;
use super::ballots::Cast;
use super::roll::{RollCorrection, Voter, apply_correction};
use super::{
    AssemblyCommand, AssemblyError, AssemblyEvent, Choice, CollegeCount, Dispatch, IfAmended, PostalForm,
    Resolution, ResolutionRequest, RollEntry, Stage, VotingOrder,
};

impl Aggregate for Assembly {
    const TYPE: &'static str = "assemblies.assembly";
    type Command = AssemblyCommand;
    type Event = AssemblyEvent;
    type Error = AssemblyError;
    type Services = ();

    async fn handle(
        &mut self,
        command: Self::Command,
        (): &(),
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        write_all(self.decide(command)?, self, sink).await
    }

    fn apply(&mut self, event: Self::Event) {
        use AssemblyEvent as Fact;
        match event {
            Fact::Planned(plan) => (self.plan, self.stage) = (Some(plan), Stage::Planned),
            Fact::ResolutionRequested { request, number } => self.requested(*request, number),
            Fact::DocumentAttached(it) => drop(self.documents.insert(it.document, it)),
            Fact::DocumentRemoved { document } => drop(self.documents.remove(&document)),
            Fact::QuestionReceived { question, .. } => self.questions.push((question, false)),
            Fact::QuestionAnswered { number, .. } => self.answered(number),
            Fact::Convened(convened) => {
                (self.convened, self.plan, self.stage) = (Some(*convened), None, Stage::Convened);
            }
            Fact::NoticesSent { dispatches } => self.sent(&dispatches),
            Fact::NoticeBounced { member, .. } => self.came_back(member),
            Fact::VotersEnrolled { voters } => self.enrolled(&voters),
            Fact::RollFrozen { .. } => self.stage = Stage::RollFrozen,
            Fact::RollCorrected { corrections, .. } => self.corrected(&corrections),
            Fact::PresenceRecorded { entries } => {
                for entry in entries {
                    self.attendance.record(entry);
                }
            }
            Fact::PresenceWithdrawn { member, .. } => self.attendance.withdraw(member),
            Fact::Arrived { member, way, .. } => self.attendance.arrive(member, way),
            Fact::Departed { member, at } => self.attendance.depart(member, at),
            Fact::ProxyRevoked { member, .. } => self.attendance.revoke(member),
            Fact::ProxyReleased { member } => self.attendance.entrust(member, Some(Hand::Released)),
            Fact::ProxyTaken { member, holder } => {
                self.attendance.entrust(member, Some(Hand::Holder(holder)));
            }
            Fact::FormReceived(form) => self.take_form(form),
            Fact::Opened { one_by_one, .. } => {
                (self.stage, self.one_by_one) = (Stage::Open, one_by_one);
            }
            Fact::ResolutionOpened { resolution } => self.vote_opened(resolution),
            Fact::ResolutionAmended { resolution, text, .. } => self.amended(resolution, text),
            Fact::ItemAdded { resolution, .. } => self.added(*resolution),
            Fact::FormsFollowed { resolution, instructions } => {
                for (member, said) in instructions {
                    self.follow(resolution, member, Some(said));
                }
            }
            Fact::ResolutionWithdrawn { resolution, .. } => self.item_withdrawn(resolution),
            Fact::MadeSecret { resolution, .. } | Fact::SecretCountDisagreed { resolution, .. } => {
                drop(self.secret.insert(resolution, SecretVote::default()));
            }
            Fact::VotesCast { resolution, ballots } => {
                self.keep(resolution, ballots.into_iter().map(|ballot| (ballot.member, ballot.choice)));
            }
            Fact::Voted(order) => self.voted(order),
            Fact::HandsCounted { resolution, counts } => self.hands_counted(resolution, counts),
            Fact::SecretCountEntered { resolution, by, seal } => {
                self.secret.entry(resolution).or_default().first = Some((by, seal));
            }
            Fact::SecretCountAgreed { resolution, counts, .. } => {
                self.note_counted(resolution, &counts, false);
                self.secret.entry(resolution).or_default().agreed = Some(counts);
            }
            Fact::ResolutionClosed { resolution, outcome, blank_proxies, .. } => {
                let vote = ClosedVote { outcome: *outcome, blank_proxies };
                drop(self.closed.insert(resolution, vote));
            }
            Fact::ElectionDecided { .. } | Fact::DebateNoted { .. } => {}
            Fact::Closed { .. } => self.stage = Stage::Closed,
            Fact::Cancelled { .. } => self.stage = Stage::Cancelled,
            Fact::MinutesSigned { number, on, .. } => self.minutes = Some(Signed { number, on }),
            Fact::ConsequenceApplied { resolution, .. } => self.done(resolution),
        }
    }
}

impl Assembly {
    /// A draft that members asked for goes to the end of the plan, or of the agenda once that is sent.
    fn requested(&mut self, request: ResolutionRequest, number: Option<u32>) {
        match (number, &mut self.convened, &mut self.plan) {
            (Some(number), Some(convened), _) => {
                convened.resolutions.push(Resolution { number, draft: request.draft });
            }
            (_, _, Some(plan)) => plan.agenda.push(request.draft),
            (_, _, None) => {}
        }
    }

    fn answered(&mut self, number: u32) {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        if let Some((_, answered)) = at.and_then(|at| self.questions.get_mut(at)) {
            *answered = true;
        }
    }

    fn sent(&mut self, dispatches: &[Dispatch]) {
        for dispatch in dispatches {
            self.sent_to.insert_mut(dispatch.member, ());
        }
    }

    fn came_back(&mut self, member: MemberId) {
        self.sent_to.remove_mut(&member);
    }

    fn enrolled(&mut self, voters: &[RollEntry]) {
        for entry in voters {
            self.roll.insert_mut(entry.member_id, Voter::of(entry));
        }
    }

    fn corrected(&mut self, corrections: &[RollCorrection]) {
        for correction in corrections {
            apply_correction(&mut self.roll, correction);
            if let RollCorrection::Removed { member } = correction {
                self.attendance.strike(*member);
                self.if_amended.remove_mut(member);
                for urn in self.urns.values_mut() {
                    urn.remove_mut(member);
                }
            }
        }
    }

    fn take_form(&mut self, form: PostalForm) {
        self.attendance.write(form.member);
        if let Some(said) = form.if_amended {
            self.if_amended.insert_mut(form.member, said);
            if let IfAmended::Holder(holder) = said {
                self.attendance.name(form.member, holder);
            }
        }
        for (resolution, choice) in form.choices {
            self.urns.entry(resolution).or_default().insert_mut(form.member, Cast { choice, form: true });
        }
    }

    fn vote_opened(&mut self, resolution: u32) {
        self.opened.insert(resolution);
    }

    /// The forms spoke of another text: their votes follow what they say of amendments.
    fn amended(&mut self, resolution: u32, text: String) {
        if let Some(convened) = &mut self.convened
            && let Some(each) = convened.resolutions.iter_mut().find(|each| each.number == resolution)
        {
            each.draft.text = text;
        }
        let Some(urn) = self.urns.get(&resolution) else { return };
        let forms: Vec<MemberId> =
            urn.iter().filter(|(_, cast)| cast.form).map(|(member, _)| *member).collect();
        for member in forms {
            self.follow(resolution, member, self.if_amended.get(&member).copied());
        }
    }

    /// What a form's voice becomes on a text that the form did not know.
    fn follow(&mut self, resolution: u32, member: MemberId, said: Option<IfAmended>) {
        let urn = self.urns.entry(resolution).or_default();
        match said.and_then(IfAmended::choice) {
            Some(choice) => urn.insert_mut(member, Cast { choice, form: true }),
            None => drop(urn.remove_mut(&member)),
        }
        let left = match said {
            Some(IfAmended::Chair) => self.to_chair.entry(resolution).or_default(),
            Some(IfAmended::Holder(_)) => self.to_holder.entry(resolution).or_default(),
            Some(IfAmended::Abstain | IfAmended::Against) | None => return,
        };
        left.insert(member);
    }

    fn added(&mut self, resolution: Resolution) {
        if let Some(convened) = &mut self.convened {
            convened.resolutions.push(resolution);
        }
    }

    fn item_withdrawn(&mut self, resolution: u32) {
        self.withdrawn.insert(resolution);
    }

    fn keep(&mut self, resolution: u32, votes: impl Iterator<Item = (MemberId, Choice)>) {
        let urn = self.urns.entry(resolution).or_default();
        for (member, choice) in votes {
            urn.insert_mut(member, Cast { choice, form: false });
        }
    }

    fn voted(&mut self, order: VotingOrder) {
        self.orders.insert_mut(order.order, order.receipt());
        for vote in order.votes {
            self.keep(vote.resolution, std::iter::once((vote.member, vote.choice)));
        }
    }

    /// Whose voices a count without names took in: they are in no other count.
    fn note_counted(&mut self, resolution: u32, counts: &[CollegeCount], room_only: bool) {
        for CollegeCount { college, .. } in counts {
            let voices = self.voices_of(resolution, *college, room_only).into_iter().collect();
            self.counted.entry(resolution).or_default().insert(*college, voices);
        }
    }

    fn hands_counted(&mut self, resolution: u32, counts: Vec<CollegeCount>) {
        self.note_counted(resolution, &counts, true);
        let known = self.hands.entry(resolution).or_default();
        known.retain(|count| counts.iter().all(|newer| newer.college != count.college));
        known.extend(counts);
    }

    fn done(&mut self, resolution: u32) {
        self.applied.insert(resolution);
    }
}
