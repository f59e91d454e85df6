//! What is decided before the session: the plan, requests and questions, the notice, the roll.

use members::public::{MemberId, VoterEntry};
use values::Day;

use super::PreparingError;
use super::aggregate::{Assembly, stated};
use super::convening::{check_draft, convene};
use super::plan::{check_plan, check_question, check_request};
use super::roll::{correct, freeze};
use super::{
    AssemblyError, AssemblyEvent, Attachment, Convening, Dispatch, DocumentId, FirstCall, Plan,
    ResolutionRequest, RollChange, Stage, WrittenQuestion,
};
use crate::statutes::StatutesVersion;

impl Assembly {
    pub(super) fn set_plan(&self, plan: Box<Plan>) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        match self.stage {
            Stage::NotConvened | Stage::Planned => {}
            Stage::Cancelled => return Err(AssemblyError::WrongStage { stage: self.stage }),
            Stage::Convened | Stage::RollFrozen | Stage::Open | Stage::Closed => {
                return Err(AssemblyError::AlreadyConvened {});
            }
        }
        check_plan(&plan)?;
        if self.plan.as_ref() == Some(&plan) {
            return Ok(Vec::new());
        }
        Ok(vec![AssemblyEvent::Planned(plan)])
    }

    /// The day of the assembly as it is planned or called.
    fn day(&self) -> Result<Day, AssemblyError> {
        match (&self.plan, &self.convened) {
            (Some(plan), _) => Ok(plan.day),
            (None, Some(convened)) => Ok(convened.day),
            (None, None) => Err(AssemblyError::NotConvened {}),
        }
    }

    /// Refuses what comes when the session is open, over or given up.
    fn before_session(&self) -> Result<Day, AssemblyError> {
        let day = self.day()?;
        match self.stage {
            Stage::NotConvened | Stage::Planned | Stage::Convened | Stage::RollFrozen => Ok(day),
            Stage::Open | Stage::Closed | Stage::Cancelled => {
                Err(AssemblyError::WrongStage { stage: self.stage })
            }
        }
    }

    pub(super) fn request(
        &self,
        request: Box<ResolutionRequest>,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        check_request(&request, self.before_session()?)?;
        if self.stage == Stage::RollFrozen {
            return Err(AssemblyError::WrongStage { stage: self.stage });
        }
        let number = match (&self.convened, &self.plan) {
            (Some(convened), _) => {
                let number = convened.next_number();
                check_draft(convened.kind, &convened.resolutions, number, &request.draft)?;
                Some(number)
            }
            (None, Some(plan)) => {
                let number = u32::try_from(plan.agenda.len()).unwrap_or(u32::MAX).saturating_add(1);
                check_draft(plan.kind, &[], number, &request.draft)?;
                None
            }
            (None, None) => return Err(AssemblyError::NotConvened {}),
        };
        Ok(vec![AssemblyEvent::ResolutionRequested { request, number }])
    }

    pub(super) fn attach(&self, attachment: Attachment) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.before_session()?;
        if attachment.title.trim().is_empty() {
            return Err(AssemblyError::from(PreparingError::NoText {}));
        }
        if let (Some(number), Some(convened)) = (attachment.resolution, &self.convened) {
            convened.resolution(number)?;
        }
        Ok(vec![AssemblyEvent::DocumentAttached(attachment)])
    }

    pub(super) fn detach(&self, document: DocumentId) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.before_session()?;
        if !self.documents.contains_key(&document) {
            return Err(AssemblyError::from(PreparingError::NoSuchDocument { document }));
        }
        // What was announced in the notice stays: members rely on it.
        if self.convened.is_some() {
            return Err(AssemblyError::from(PreparingError::DocumentAnnounced { document }));
        }
        Ok(vec![AssemblyEvent::DocumentRemoved { document }])
    }

    pub(super) fn ask(&self, question: WrittenQuestion) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        check_question(&question, self.before_session()?)?;
        let number = u32::try_from(self.questions.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(vec![AssemblyEvent::QuestionReceived { number, question }])
    }

    pub(super) fn answer(&self, number: u32, answer: String) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        if answer.trim().is_empty() {
            return Err(AssemblyError::from(PreparingError::NoText {}));
        }
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        match at.and_then(|at| self.questions.get(at)) {
            None => Err(AssemblyError::from(PreparingError::NoSuchQuestion { number })),
            Some((_, true)) => Err(AssemblyError::from(PreparingError::AlreadyAnswered { number })),
            Some((_, false)) if self.minutes.is_some() => {
                Err(AssemblyError::WrongStage { stage: self.stage })
            }
            Some((_, false)) => Ok(vec![AssemblyEvent::QuestionAnswered { number, answer }]),
        }
    }

    pub(super) fn call(
        &self,
        convening: Convening,
        statutes: StatutesVersion,
        first: Option<&FirstCall>,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        if !matches!(self.stage, Stage::NotConvened | Stage::Planned) {
            return Err(AssemblyError::AlreadyConvened {});
        }
        Ok(vec![AssemblyEvent::Convened(Box::new(convene(convening, statutes, first)?))])
    }

    pub(super) fn dispatch(&self, dispatches: Vec<Dispatch>) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let day = self.at_stage(&[Stage::Convened, Stage::RollFrozen])?.day;
        if dispatches.is_empty() {
            return Err(AssemblyError::NothingGiven);
        }
        if let Some(late) = dispatches.iter().find(|dispatch| dispatch.on > day) {
            return Err(AssemblyError::NoticeAfterAssembly { notice_sent_on: late.on, day });
        }
        // Sent again is another fact only when the first came back.
        let new: Vec<Dispatch> =
            dispatches.into_iter().filter(|each| !self.sent_to.contains_key(&each.member)).collect();
        if new.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![AssemblyEvent::NoticesSent { dispatches: new }])
    }

    pub(super) fn bounce(
        &self,
        member: MemberId,
        on: Day,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        self.at_stage(&[Stage::Convened, Stage::RollFrozen])?;
        if !self.sent_to.contains_key(&member) {
            return Err(AssemblyError::from(PreparingError::NotSent { member }));
        }
        Ok(vec![AssemblyEvent::NoticeBounced { member, on, reason: stated(reason)? }])
    }

    pub(super) fn freeze(&self, voters: Vec<VoterEntry>) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        freeze(self.at_stage(&[Stage::Convened])?, voters)
    }

    pub(super) fn correct(
        &self,
        changes: Vec<RollChange>,
        reason: String,
    ) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        let convened = self.at_stage(&[Stage::RollFrozen])?;
        Ok(vec![correct(convened, &self.roll, changes, stated(reason)?)?])
    }

    pub(super) fn cancel(&self, reason: String) -> Result<Vec<AssemblyEvent>, AssemblyError> {
        if self.stage != Stage::Planned {
            self.at_stage(&[Stage::Convened, Stage::RollFrozen])?;
        }
        Ok(vec![AssemblyEvent::Cancelled { reason: stated(reason)? }])
    }
}
