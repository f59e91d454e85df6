//! The life of an assembly: convened → roll frozen → open → closed; or cancelled before it opens.

use std::collections::BTreeMap;

use kernel::prelude::*;
use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::attendance::Attendance;
use super::ballots::{self, Urn};
use super::convening::convene;
use super::count::{chair_casts, count, recount};
use super::roll::{Roll, Voter, freeze};
use super::{AssemblyCommand, AssemblyError, AssemblyEvent, Bureau, Convened, ResolutionOutcome, Verdict};

/// Where an assembly stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nothing has happened.
    #[default]
    NotConvened,
    /// The members have been called.
    Convened,
    /// The roll is sealed.
    RollFrozen,
    /// Votes are taken.
    Open,
    /// It is over.
    Closed,
    /// It was given up.
    Cancelled,
}

impl Stage {
    /// French words for a refusal.
    pub fn french(self) -> &'static str {
        match self {
            Self::NotConvened => "non convoquée",
            Self::Convened => "convoquée, liste des votants non arrêtée",
            Self::RollFrozen => "convoquée, liste des votants arrêtée",
            Self::Open => "ouverte",
            Self::Closed => "close",
            Self::Cancelled => "annulée",
        }
    }

    /// The word stored in views and shown by the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotConvened => "not_convened",
            Self::Convened => "convened",
            Self::RollFrozen => "roll_frozen",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A closed vote: what was answered, and whose voices the chair cast.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ClosedVote {
    outcome: ResolutionOutcome,
    blank_proxies: Vec<MemberId>,
}

/// One assembly.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Assembly {
    stage: Stage,
    convened: Option<Convened>,
    roll: Roll,
    attendance: Attendance,
    urns: BTreeMap<u32, Urn>,
    closed: BTreeMap<u32, ClosedVote>,
}

impl Assembly {
    /// The convocation.
    pub(crate) fn convened(&self) -> Result<&Convened, AssemblyError> {
        self.convened.as_ref().ok_or(AssemblyError::NotConvened {})
    }

    /// The outcome that was answered when the vote was closed.
    pub(crate) fn outcome(&self, resolution: u32) -> Option<&ResolutionOutcome> {
        self.closed.get(&resolution).map(|closed| &closed.outcome)
    }

    /// The outcome computed again from the roll and the votes by name; equal to [`Self::outcome`] unless somebody
    /// has tampered with one of them.
    pub(crate) fn recount(&self, number: u32) -> Result<Option<ResolutionOutcome>, AssemblyError> {
        let convened = self.convened()?;
        let resolution = convened.resolution(number)?;
        let Some(closed) = self.closed.get(&number) else { return Ok(None) };
        let votes = (self.urns.get(&number), closed.blank_proxies.as_slice());
        Ok(Some(recount(convened, &self.roll, &closed.outcome, votes, resolution)))
    }

    fn decide(&self, command: AssemblyCommand) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        match command {
            AssemblyCommand::Convene { convening, statutes } => {
                if self.stage != Stage::NotConvened {
                    return Err(AssemblyError::AlreadyConvened {});
                }
                Ok(vec![AssemblyEvent::Convened(Box::new(convene(convening, *statutes)?))])
            }
            AssemblyCommand::FreezeRoll { voters } => freeze(self.at_stage(&[Stage::Convened])?, voters),
            AssemblyCommand::RecordPresence { entries } => {
                let convened = self.at_stage(&[Stage::RollFrozen, Stage::Open])?;
                self.attendance.check(&self.roll, convened.statutes.document.proxy_ceiling, &entries)?;
                Ok(vec![AssemblyEvent::PresenceRecorded { entries }])
            }
            AssemblyCommand::WithdrawPresence { member, reason } => {
                self.at_stage(&[Stage::RollFrozen, Stage::Open])?;
                if self.attendance.of(member).is_none() {
                    return Err(AssemblyError::NotRecorded { member });
                }
                Ok(vec![AssemblyEvent::PresenceWithdrawn { member, reason: stated(reason)? }])
            }
            AssemblyCommand::Open { on, bureau, statutes } => self.open(on, bureau, statutes),
            AssemblyCommand::CastVotes { resolution, ballots } => {
                self.voting(resolution)?;
                let urn = self.urns.get(&resolution);
                ballots::check(&self.roll, &self.attendance, urn, resolution, &ballots)?;
                Ok(vec![AssemblyEvent::VotesCast { resolution, ballots }])
            }
            AssemblyCommand::CloseResolution { resolution } => Ok(vec![self.close_vote(resolution)?]),
            AssemblyCommand::Close => self.close(),
            AssemblyCommand::Cancel { reason } => {
                self.at_stage(&[Stage::Convened, Stage::RollFrozen])?;
                Ok(vec![AssemblyEvent::Cancelled { reason: stated(reason)? }])
            }
        }
    }

    /// The convocation, if the assembly stands where the order makes sense.
    fn at_stage(&self, stages: &[Stage]) -> Result<&Convened, AssemblyError> {
        let convened = self.convened()?;
        if stages.contains(&self.stage) {
            Ok(convened)
        } else {
            Err(AssemblyError::WrongStage { stage: self.stage })
        }
    }

    fn open(&self, on: Day, bureau: Bureau, statutes: u32) -> Result<Vec<AssemblyEvent>, AssemblyError> {
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
        Ok(vec![AssemblyEvent::Opened { on, bureau }])
    }

    /// The convocation, if votes on this resolution may still be taken.
    fn voting(&self, resolution: u32) -> Result<&Convened, AssemblyError> {
        let convened = self.convened()?;
        convened.resolution(resolution)?;
        match self.stage {
            Stage::NotConvened | Stage::Convened | Stage::RollFrozen => Err(AssemblyError::VotesNotOpen {}),
            Stage::Closed => Err(AssemblyError::VoteClosed { resolution }),
            Stage::Cancelled => Err(AssemblyError::WrongStage { stage: self.stage }),
            Stage::Open if self.closed.contains_key(&resolution) => {
                Err(AssemblyError::VoteClosed { resolution })
            }
            Stage::Open => Ok(convened),
        }
    }

    fn close_vote(&self, number: u32) -> Result<AssemblyEvent, AssemblyError> {
        let convened = self.voting(number)?;
        let resolution = convened.resolution(number)?;
        let urn = self.urns.get(&number);
        let (outcome, blank_proxies) = count(convened, &self.roll, &self.attendance, urn, resolution);
        let chair_casts = chair_casts(resolution);
        Ok(AssemblyEvent::ResolutionClosed {
            resolution: number,
            outcome: Box::new(outcome),
            blank_proxies,
            chair_casts,
        })
    }

    fn close(&self) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open])?;
        let mut events = Vec::new();
        let mut verdicts: Vec<(u32, Verdict)> = Vec::new();
        for resolution in &convened.resolutions {
            let number = resolution.number;
            if let Some(outcome) = self.outcome(number) {
                verdicts.push((number, outcome.verdict));
                continue;
            }
            let event = self.close_vote(number)?;
            if let AssemblyEvent::ResolutionClosed { outcome, .. } = &event {
                verdicts.push((number, outcome.verdict));
            }
            events.push(event);
        }
        events.push(AssemblyEvent::Closed { verdicts });
        Ok(events)
    }
}

fn stated(reason: String) -> Result<String, AssemblyError> {
    if reason.trim().is_empty() { Err(AssemblyError::NoReason) } else { Ok(reason) }
}

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
        match event {
            AssemblyEvent::Convened(convened) => {
                self.convened = Some(*convened);
                self.stage = Stage::Convened;
            }
            AssemblyEvent::VotersEnrolled { voters } => {
                self.roll.extend(voters.into_iter().map(|entry| {
                    (entry.member_id, Voter { college: entry.college, shares: entry.shares.count() })
                }));
            }
            AssemblyEvent::RollFrozen { record_day: _, voters: _, digest: _ } => {
                self.stage = Stage::RollFrozen;
            }
            AssemblyEvent::PresenceRecorded { entries } => {
                for entry in entries {
                    self.attendance.record(entry);
                }
            }
            AssemblyEvent::PresenceWithdrawn { member, reason: _ } => self.attendance.withdraw(member),
            AssemblyEvent::Opened { on: _, bureau: _ } => self.stage = Stage::Open,
            AssemblyEvent::VotesCast { resolution, ballots } => {
                let urn = self.urns.entry(resolution).or_default();
                urn.extend(ballots.into_iter().map(|ballot| (ballot.member, ballot.choice)));
            }
            AssemblyEvent::ResolutionClosed { resolution, outcome, blank_proxies, chair_casts: _ } => {
                self.closed.insert(resolution, ClosedVote { outcome: *outcome, blank_proxies });
            }
            AssemblyEvent::Closed { verdicts: _ } => self.stage = Stage::Closed,
            AssemblyEvent::Cancelled { reason: _ } => self.stage = Stage::Cancelled,
        }
    }
}
