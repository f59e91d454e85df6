//! What is decided after the votes: debates for the minutes, the minutes themselves, what the resolutions set in
//! motion, and what a second call takes over from the first.

use members::public::MemberId;
use serde::{Deserialize, Serialize};
use values::Day;

use super::VotingError;
use super::aggregate::{Assembly, Signed};
use super::attendance::Hand;
use super::{
    AssemblyError, AssemblyEvent, Choice, Consequence, FirstCall, IfAmended, PostalForm, Presence,
    PresenceEntry, ResolutionDraft, Stage, Verdict,
};
use crate::mandate::MandateId;
use crate::rules::forms::{FormChannel, last_paper_day};

/// What was done because a resolution was adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applied {
    /// The candidate received the mandate.
    MandateGiven {
        /// Which.
        mandate: MandateId,
    },
    /// The mandate was ended.
    MandateEnded {
        /// Which.
        mandate: MandateId,
    },
    /// The result of the year was allocated.
    ResultAllocated {
        /// Closing day of the year.
        closed_on: Day,
    },
    /// A version of the statutes was adopted.
    StatutesAdopted {
        /// Its number.
        version: u32,
    },
}

/// What members gave for a first call and is good for the second: proxies and forms (R225-78, R225-79 C. com.).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CarriedOver {
    /// Who gave a proxy, and to whom; `None` to the chair. First received first.
    pub(crate) proxies: Vec<(MemberId, Option<MemberId>)>,
    /// The forms, with the numbers of the new agenda.
    pub(crate) forms: Vec<PostalForm>,
}

impl Assembly {
    pub(super) fn note(
        &self,
        resolution: Option<u32>,
        text: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::Open, Stage::Closed])?;
        self.unsigned()?;
        if let Some(number) = resolution {
            convened.resolution(number)?;
        }
        Ok(vec![AssemblyEvent::DebateNoted { resolution, text }])
    }

    fn unsigned(&self) -> Result<(), AssemblyError> {
        match self.minutes {
            Some(Signed { number, .. }) => Err(AssemblyError::from(VotingError::MinutesSigned { number })),
            None => Ok(()),
        }
    }

    pub(super) fn sign(
        &self,
        number: u64,
        on: Day,
        sha256: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.may_sign(on)?;
        Ok(vec![AssemblyEvent::MinutesSigned { number, on, sha256 }])
    }

    /// Refuses the signature of minutes that cannot be signed on a day.
    pub(crate) fn may_sign(&self, on: Day) -> Result<(), AssemblyError> {
        let day = self.at_stage(&[Stage::Closed])?.day;
        self.unsigned()?;
        if on < day {
            return Err(AssemblyError::from(VotingError::SignedBefore { on, day }));
        }
        Ok(())
    }

    pub(super) fn apply_once(
        &self,
        number: u32,
        applied: Applied,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.check_follows(number, &applied)?;
        Ok(vec![AssemblyEvent::ConsequenceApplied { resolution: number, applied }])
    }

    /// Refuses what a resolution did not decide, or what was done already.
    pub(crate) fn check_follows(&self, number: u32, applied: &Applied) -> Result<(), AssemblyError> {
        let convened = self.at_stage(&[Stage::Open, Stage::Closed])?;
        let draft = &convened.resolution(number)?.draft;
        if self.outcome(number).map(|outcome| outcome.verdict) != Some(Verdict::Adopted) {
            return Err(AssemblyError::from(VotingError::NotAdopted { resolution: number }));
        }
        if self.applied.contains(&number) {
            return Err(AssemblyError::from(VotingError::AlreadyApplied { resolution: number }));
        }
        let decided = match applied {
            Applied::MandateGiven { .. } => draft.candidacy.is_some(),
            Applied::MandateEnded { mandate } => {
                draft.follows == Some(Consequence::EndMandate { mandate: *mandate })
            }
            Applied::ResultAllocated { .. } => draft.follows == Some(Consequence::AllocateResult),
            Applied::StatutesAdopted { .. } => draft.follows == Some(Consequence::AmendStatutes),
        };
        if decided {
            Ok(())
        } else {
            Err(AssemblyError::from(VotingError::AnotherConsequence { resolution: number }))
        }
    }

    /// What a second call takes up: the resolutions that were not decided for want of a quorum.
    pub(crate) fn first_call(&self) -> Result<FirstCall, AssemblyError> {
        let convened = self.at_stage(&[Stage::Closed])?;
        let undecided: Vec<ResolutionDraft> = self.undecided()?.into_iter().map(|(_, draft)| draft).collect();
        if undecided.is_empty() {
            return Err(AssemblyError::from(VotingError::NothingUndecided {}));
        }
        Ok(FirstCall { day: convened.day, undecided })
    }

    fn undecided(&self) -> Result<Vec<(u32, ResolutionDraft)>, AssemblyError> {
        let without_quorum = |number: u32| {
            self.outcome(number).is_some_and(|outcome| outcome.verdict == Verdict::WithoutQuorum)
        };
        let resolutions = &self.convened()?.resolutions;
        Ok(resolutions
            .iter()
            .filter(|each| without_quorum(each.number))
            .map(|each| (each.number, each.draft.clone()))
            .collect())
    }

    /// Proxies and forms of this first call, for the second; whoever is there may still come or write anew.
    pub(crate) fn carried_over(&self) -> Result<CarriedOver, AssemblyError> {
        let received_on = self.convened()?.day;
        let numbers: Vec<(u32, u32)> =
            (1..).zip(self.undecided()?).map(|(new, (old, _))| (old, new)).collect();
        let mut carried = CarriedOver::default();
        let held = self.attendance.proxies_held();
        carried.proxies.extend(held.map(|(holder, member)| (member, Some(holder))));
        for member in self.roll.keys() {
            if self.attendance.proxy(*member) == Some(Hand::Chair) {
                carried.proxies.push((*member, None));
            }
            if self.attendance.wrote(*member) {
                let choices: Vec<(u32, Choice)> = numbers
                    .iter()
                    .filter_map(|(old, new)| {
                        let cast = self.urns.get(old)?.get(member)?;
                        cast.form.then_some((*new, cast.choice))
                    })
                    .collect();
                carried.forms.push(PostalForm {
                    member: *member,
                    channel: FormChannel::Paper,
                    received_on,
                    choices,
                    if_amended: self.if_amended.get(member).copied().filter(|said| match said {
                        // A mandate that ended in the first assembly is no instruction for the second.
                        IfAmended::Holder(holder) => self.attendance.held_by(*holder).contains(member),
                        IfAmended::Chair | IfAmended::Abstain | IfAmended::Against => true,
                    }),
                });
            }
        }
        Ok(carried)
    }

    /// What of a first call this second one can take over: of those on its roll, to holders on its roll, up to the ceiling
    /// that its roll makes, first received first. Whoever is left out gives it anew.
    pub(crate) fn admissible(&self, carried: CarriedOver) -> Result<CarriedOver, AssemblyError> {
        let convened = self.convened()?;
        let ceiling = convened.statutes.document.proxy_ceiling;
        let paper_days = convened.statutes.document.meetings().paper_forms_days_before;
        let last = last_paper_day(convened.day, paper_days);
        // A scratch sheet: each proxy is held against those before it, as if they came one by one.
        let mut sheet = self.attendance.clone();
        let mut kept = CarriedOver::default();
        for (member, holder) in carried.proxies {
            let presence = holder.map_or(Presence::BlankProxy, |holder| Presence::Represented { holder });
            let entry = PresenceEntry { member, presence };
            if sheet.check(&self.roll, ceiling, &[entry]).is_ok() {
                sheet.record(entry);
                kept.proxies.push((member, holder));
            }
        }
        for mut form in carried.forms.into_iter().filter(|form| self.is_on_roll(form.member)) {
            form.received_on = Ord::min(form.received_on, last);
            form.choices.retain(|(resolution, _)| !self.secret.contains_key(resolution));
            if let Some(IfAmended::Holder(holder)) = form.if_amended {
                if sheet.check_holder(&self.roll, ceiling, (form.member, holder), 0).is_ok() {
                    sheet.write(form.member);
                    sheet.name(form.member, holder);
                } else {
                    form.if_amended = None;
                }
            }
            kept.forms.push(form);
        }
        Ok(kept)
    }
}
