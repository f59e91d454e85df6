//! What is decided about the session: its opening, the agenda in session, the end of votes and of the session.

use members::public::MemberId;
use values::Day;

use super::VotingError;
use super::aggregate::{Assembly, ranking, standing_verdict, stated};
use super::convening::check_draft;
use super::count::{chair_casts, count};
use super::{
    AssemblyError, AssemblyEvent, Bureau, Convened, IfAmended, Presence, Resolution, ResolutionDraft,
    ResolutionOutcome, Stage, Verdict,
};

/// Forms whose instructions are written in one event: no event grows with the cooperative.
const CHUNK: usize = 1_000;

impl Assembly {
    pub(super) fn open(
        &self,
        on: Day,
        bureau: Bureau,
        statutes: u32,
        one_by_one: bool,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::RollFrozen])?;
        let (day, convened_under) = (convened.day, convened.statutes.version);
        if on != day {
            return Err(AssemblyError::NotTheDay { day, on });
        }
        if statutes != convened_under {
            return Err(AssemblyError::StatutesChanged { convened_under, in_force: statutes });
        }
        let seats =
            std::iter::once(bureau.chair).chain(bureau.scrutineers.iter().copied()).chain(bureau.secretary);
        for member in seats {
            if !self.attendance.is_present(member) {
                return Err(AssemblyError::BureauAbsent { member });
            }
        }
        Ok(vec![AssemblyEvent::Opened { on, bureau, one_by_one }])
    }

    /// The convocation, if votes on this resolution may still be taken.
    pub(super) fn voting(&self, resolution: u32) -> Result<&Convened, AssemblyError> {
        let convened = self.convened()?;
        convened.resolution(resolution)?;
        match self.stage {
            Stage::NotConvened | Stage::Planned | Stage::Convened | Stage::RollFrozen => {
                Err(AssemblyError::VotesNotOpen {})
            }
            Stage::Closed => Err(AssemblyError::VoteClosed { resolution }),
            Stage::Cancelled => Err(AssemblyError::WrongStage { stage: self.stage }),
            Stage::Open if self.closed.contains_key(&resolution) => {
                Err(AssemblyError::VoteClosed { resolution })
            }
            Stage::Open if self.withdrawn.contains(&resolution) => {
                Err(AssemblyError::from(VotingError::ItemWithdrawn { resolution }))
            }
            Stage::Open if self.one_by_one && !self.opened.contains(&resolution) => {
                Err(AssemblyError::from(VotingError::VoteNotOpen { resolution }))
            }
            Stage::Open => Ok(convened),
        }
    }

    /// The resolution, if the session is open and its vote has not begun.
    fn not_begun(&self, number: u32) -> Result<&Resolution, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open])?;
        let resolution = convened.resolution(number)?;
        if self.closed.contains_key(&number) {
            return Err(AssemblyError::VoteClosed { resolution: number });
        }
        if self.withdrawn.contains(&number) {
            return Err(AssemblyError::from(VotingError::ItemWithdrawn { resolution: number }));
        }
        let cast_in_session = self.urns.get(&number).is_some_and(|urn| urn.values().any(|cast| !cast.form));
        let begun = self.opened.contains(&number) || cast_in_session || self.hands.contains_key(&number);
        if begun {
            Err(AssemblyError::from(VotingError::VoteBegun { resolution: number }))
        } else {
            Ok(resolution)
        }
    }

    pub(super) fn open_vote(&self, number: u32) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open])?;
        if !self.one_by_one {
            return Err(AssemblyError::from(VotingError::AllOpen {}));
        }
        let resolution = self.not_begun(number)?;
        // The candidates of an election are voted on together.
        let group = self.standing_with(convened, resolution);
        Ok(group
            .into_iter()
            .map(|each| AssemblyEvent::ResolutionOpened { resolution: each.number })
            .collect())
    }

    pub(super) fn amend(
        &self,
        number: u32,
        text: String,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let resolution = self.not_begun(number)?;
        if text.trim().is_empty() {
            return Err(AssemblyError::ResolutionWithoutText { resolution: number });
        }
        if resolution.draft.candidacy.is_some() {
            return Err(AssemblyError::from(VotingError::CandidacyAmended { resolution: number }));
        }
        if resolution.draft.text == text {
            return Ok(Vec::new());
        }
        let mut events =
            vec![AssemblyEvent::ResolutionAmended { resolution: number, text, reason: stated(reason)? }];
        // The votes of forms follow by the fact itself; forms that were silent here say something of the new text.
        let urn = self.urns.get(&number);
        events.extend(self.forms_follow(number, |member| !urn.is_some_and(|urn| urn.contains_key(&member))));
        Ok(events)
    }

    /// What forms say of a text that they did not know, of those members that take part by their form alone.
    fn forms_follow(&self, resolution: u32, silent: impl Fn(MemberId) -> bool) -> Vec<AssemblyEvent> {
        let stands = |said: &IfAmended, member| match said {
            IfAmended::Holder(_) => self.attendance.named_by(member).is_some(),
            IfAmended::Chair | IfAmended::Abstain | IfAmended::Against => true,
        };
        let instructions: Vec<(MemberId, IfAmended)> = self
            .if_amended
            .iter()
            .map(|(member, said)| (*member, *said))
            .filter(|(member, said)| {
                let by_form = self.attendance.of(*member) == Some(Presence::Postal);
                by_form && silent(*member) && stands(said, *member)
            })
            .collect();
        instructions
            .chunks(CHUNK)
            .map(|part| AssemblyEvent::FormsFollowed { resolution, instructions: part.to_vec() })
            .collect()
    }

    /// The resolutions that are decided with this one and still stand: a candidate who withdrew is voted on no more.
    pub(super) fn standing_with<'a>(
        &self,
        convened: &'a Convened,
        resolution: &'a Resolution,
    ) -> Vec<&'a Resolution> {
        let mut group = convened.election_of(resolution);
        group.retain(|each| !self.withdrawn.contains(&each.number));
        group
    }

    pub(super) fn add_item(
        &self,
        draft: ResolutionDraft,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open])?;
        if !draft.may_come_up() {
            return Err(AssemblyError::from(VotingError::NewSubject {}));
        }
        let number = convened.next_number();
        check_draft(convened.kind, &convened.resolutions, number, &draft)?;
        let resolution = Box::new(Resolution { number, draft });
        // Candidates for the same seats are voted on together, or not at all.
        if resolution.draft.candidacy.is_some() {
            for other in self.standing_with(convened, &resolution) {
                self.not_begun(other.number)?;
            }
        }
        let mut events = vec![AssemblyEvent::ItemAdded { resolution, reason: stated(reason)? }];
        events.extend(self.forms_follow(number, |_| true));
        Ok(events)
    }

    pub(super) fn make_secret(
        &self,
        number: u32,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.convened()?;
        convened.resolution(number)?;
        match self.stage {
            Stage::Open => drop(self.not_begun(number)?),
            Stage::Convened | Stage::RollFrozen => {}
            Stage::NotConvened | Stage::Planned | Stage::Closed | Stage::Cancelled => {
                return Err(AssemblyError::WrongStage { stage: self.stage });
            }
        }
        if self.secret.contains_key(&number) {
            return Ok(Vec::new());
        }
        Ok(vec![AssemblyEvent::MadeSecret { resolution: number, reason: stated(reason)? }])
    }

    /// Ends one vote; those on all the candidates of an election together, since they stand for the same seats.
    pub(super) fn close_votes(&self, number: u32) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.voting(number)?;
        let resolution = convened.resolution(number)?;
        let group = self.standing_with(convened, resolution);
        let mut counted = Vec::with_capacity(group.len());
        for each in &group {
            let agreed = self.secret.get(&each.number).is_none_or(|vote| vote.agreed.is_some());
            if !agreed {
                return Err(AssemblyError::from(VotingError::SecretNotCounted { resolution: each.number }));
            }
            let found = self.found(each.number);
            counted.push((*each, count(convened, &self.roll, &self.attendance, found, each)));
        }
        Ok(decided(&group, counted))
    }

    pub(super) fn close(&self) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open])?;
        let mut events: Vec<AssemblyEvent> = Vec::new();
        let mut fates: std::collections::BTreeMap<u32, Verdict> =
            self.closed.iter().map(|(number, vote)| (*number, vote.outcome.verdict)).collect();
        for resolution in &convened.resolutions {
            if fates.contains_key(&resolution.number) || self.withdrawn.contains(&resolution.number) {
                continue;
            }
            if self.one_by_one && !self.opened.contains(&resolution.number) {
                return Err(AssemblyError::from(VotingError::NotPutToVote { resolution: resolution.number }));
            }
            let mut ended = self.close_votes(resolution.number)?;
            for event in &ended {
                if let AssemblyEvent::ResolutionClosed { resolution, outcome, .. } = event {
                    fates.insert(*resolution, outcome.verdict);
                }
            }
            events.append(&mut ended);
        }
        let verdicts = convened
            .resolutions
            .iter()
            .filter_map(|each| Some((each.number, *fates.get(&each.number)?)))
            .collect();
        events.push(AssemblyEvent::Closed { verdicts });
        Ok(events)
    }

    pub(super) fn withdraw_item(
        &self,
        number: u32,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.not_begun(number)?;
        Ok(vec![AssemblyEvent::ResolutionWithdrawn { resolution: number, reason: stated(reason)? }])
    }
}

/// The facts of votes that end together, and of the election that they are.
fn decided(
    group: &[&Resolution],
    counted: Vec<(&Resolution, (ResolutionOutcome, Vec<MemberId>))>,
) -> Vec<AssemblyEvent> {
    let outcomes: Vec<(u32, ResolutionOutcome)> =
        counted.iter().map(|(each, (outcome, _))| (each.number, outcome.clone())).collect();
    let ranking = ranking(group, &outcomes);
    let mut events: Vec<AssemblyEvent> = counted
        .into_iter()
        .map(|(each, (mut outcome, blank_proxies))| {
            // A resolution that is no candidacy is not ranked.
            outcome.verdict = standing_verdict(&ranking, each.number).unwrap_or(outcome.verdict);
            AssemblyEvent::ResolutionClosed {
                resolution: each.number,
                chair_casts: chair_casts(each),
                outcome: Box::new(outcome),
                blank_proxies,
            }
        })
        .collect();
    if let Some(candidacy) = group.first().and_then(|each| each.draft.candidacy.as_ref()) {
        events.push(AssemblyEvent::ElectionDecided {
            election: candidacy.election.clone(),
            seats: candidacy.seats,
            ranking,
        });
    }
    events
}

impl Convened {
    /// The number of a resolution that is added.
    pub(super) fn next_number(&self) -> u32 {
        self.resolutions.iter().map(|each| each.number).max().unwrap_or_default().saturating_add(1)
    }

    /// The resolutions that are decided with this one: the candidates for the same seats, or itself alone.
    pub fn election_of<'a>(&'a self, resolution: &'a Resolution) -> Vec<&'a Resolution> {
        let Some(candidacy) = &resolution.draft.candidacy else { return vec![resolution] };
        let same = |each: &&Resolution| {
            each.draft.candidacy.as_ref().is_some_and(|other| other.election == candidacy.election)
        };
        self.resolutions.iter().filter(same).collect()
    }
}
