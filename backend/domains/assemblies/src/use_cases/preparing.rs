//! Before the session: the plan, what members ask for, documents, the notice from the plan, the proof of sending, the
//! roll and its corrections.

use kernel::prelude::*;
use values::Day;

use crate::assembly::{Assembly, AssemblyCommand};
use crate::public::{
    AssemblyError, AssemblyId, AssemblySheet, Attachment, CallingRow, Convening, Convocation, Dispatch,
    DocumentId, DocumentRow, Hour, Plan, PlanSheet, PreparingError, QuestionRow, RequestRow,
    ResolutionRequest, RollChange, WrittenQuestion,
};
use crate::{Assemblies, On, permissions, views};

/// When and where a second call is held; all else is the first's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondCall {
    /// The day of the second assembly.
    pub day: Day,
    /// When it begins.
    pub starts_at: Option<Hour>,
    /// Where.
    pub place: String,
    /// By which means one takes part from a distance, or empty.
    pub remote: String,
    /// The day as of which the roll is drawn up.
    pub record_day: Day,
}

/// A document to be laid before an assembly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Its identifier, chosen by the caller.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Its media type, e.g. `application/pdf`.
    pub media_type: String,
    /// The resolution that it is about, when it is about one.
    pub resolution: Option<u32>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Assemblies {
    /// Sets the plan of an assembly, the first time or anew. This order and those below answer the plan as it then
    /// stands.
    pub async fn plan(
        &self,
        context: &Context,
        assembly: AssemblyId,
        plan: Plan,
    ) -> Result<PlanSheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let command = AssemblyCommand::Plan(Box::new(plan.clone()));
                uow.execute::<Assembly>(assembly, plan.day, command).await?;
                plan_sheet(uow, assembly).await
            })
            .await
    }

    /// Sets a plan anew; one that nobody has made is refused.
    pub async fn change_plan(
        &self,
        context: &Context,
        assembly: AssemblyId,
        plan: Plan,
    ) -> Result<PlanSheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                plan_sheet(uow, assembly).await?;
                let command = AssemblyCommand::Plan(Box::new(plan.clone()));
                uow.execute::<Assembly>(assembly, plan.day, command).await?;
                plan_sheet(uow, assembly).await
            })
            .await
    }

    /// Plans the second call of an assembly that could not decide for want of a quorum, with the agenda that it left.
    pub async fn plan_second_call(
        &self,
        context: &Context,
        first: AssemblyId,
        second: AssemblyId,
        call: SecondCall,
    ) -> Result<PlanSheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let state = uow.load::<Assembly>(first).await?.state;
                let agenda = state.first_call()?.undecided;
                let convened = state.convened()?;
                let plan = Plan {
                    kind: convened.kind,
                    convocation: Convocation::Second,
                    first: Some(first),
                    day: call.day,
                    starts_at: call.starts_at,
                    place: call.place.clone(),
                    remote: call.remote.clone(),
                    record_day: call.record_day,
                    last_accounts_closed_on: convened.last_accounts_closed_on,
                    agenda,
                };
                let command = AssemblyCommand::Plan(Box::new(plan));
                uow.execute::<Assembly>(second, call.day, command).await?;
                plan_sheet(uow, second).await
            })
            .await
    }

    /// Puts a draft on the agenda that members ask for (L225-105 C. com.): on the plan, or on the agenda once the notice
    /// is sent. What they hold is as the register says; see `members`.
    pub async fn request_resolution(
        &self,
        context: &Context,
        assembly: AssemblyId,
        request: ResolutionRequest,
    ) -> Result<Vec<RequestRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        let on = On::Day(request.received_on);
        let order = (on, AssemblyCommand::RequestResolution(Box::new(request)));
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::requests::of(uow.connection(), assembly).await
        })
        .await
    }

    /// Lays a document before the assembly and keeps its bytes.
    pub async fn attach_document(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        document: NewDocument,
    ) -> Result<Vec<DocumentRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let attachment = Attachment {
                    document: document.document,
                    title: document.title.clone(),
                    media_type: document.media_type.clone(),
                    size: u64::try_from(document.bytes.len()).unwrap_or(u64::MAX),
                    sha256: uow.keep(&document.media_type, &document.bytes).await?,
                    resolution: document.resolution,
                };
                let command = AssemblyCommand::AttachDocument(attachment);
                uow.execute::<Assembly>(assembly, on, command).await?;
                views::attachments::of(uow.connection(), assembly).await
            })
            .await
    }

    /// Takes a document back that no notice has announced.
    pub async fn remove_document(
        &self,
        context: &Context,
        assembly: AssemblyId,
        on: Day,
        document: DocumentId,
    ) -> Result<Vec<DocumentRow>, Failure> {
        self.kernel.require(permissions::ASSEMBLY_PLAN)?;
        let order = (On::Day(on), AssemblyCommand::RemoveDocument { document });
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::attachments::of(uow.connection(), assembly).await
        })
        .await
    }

    /// Takes a written question (L225-108 C. com.).
    pub async fn receive_question(
        &self,
        context: &Context,
        assembly: AssemblyId,
        question: WrittenQuestion,
    ) -> Result<Vec<QuestionRow>, Failure> {
        self.kernel.require(permissions::QUESTIONS_WRITE)?;
        let on = On::Day(question.received_on);
        let order = (on, AssemblyCommand::ReceiveQuestion(question));
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::questions::of(uow.connection(), assembly).await
        })
        .await
    }

    /// Answers a written question.
    pub async fn answer_question(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (number, on): (u32, Day),
        answer: String,
    ) -> Result<Vec<QuestionRow>, Failure> {
        self.kernel.require(permissions::QUESTIONS_WRITE)?;
        let order = (On::Day(on), AssemblyCommand::AnswerQuestion { number, answer });
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::questions::of(uow.connection(), assembly).await
        })
        .await
    }

    /// Calls the members to the assembly as it is planned.
    pub async fn convene_as_planned(
        &self,
        context: &Context,
        assembly: AssemblyId,
        notice_sent_on: Day,
        exception_reason: Option<String>,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ASSEMBLY_CONVENE)?;
        self.kernel
            .run(context, async |uow: &mut UnitOfWork| {
                let state = uow.load_remembered::<Assembly>(assembly).await?.state;
                let plan = match state.plan() {
                    Ok(plan) => plan.clone(),
                    Err(_) if state.convened().is_ok() => {
                        return Err(AssemblyError::AlreadyConvened {}.into());
                    }
                    Err(refusal) => return Err(refusal.into()),
                };
                let convening = Convening {
                    kind: plan.kind,
                    convocation: plan.convocation,
                    day: plan.day,
                    place: plan.place,
                    notice_sent_on,
                    exception_reason: exception_reason.clone(),
                    record_day: plan.record_day,
                    last_accounts_closed_on: plan.last_accounts_closed_on,
                    agenda: plan.agenda,
                    starts_at: plan.starts_at,
                    remote: plan.remote,
                    first: plan.first,
                };
                crate::convene(uow, assembly, convening).await
            })
            .await
    }

    /// Notes that notices were sent; whoever was reached already keeps the first proof.
    pub async fn record_dispatch(
        &self,
        context: &Context,
        assembly: AssemblyId,
        dispatches: Vec<Dispatch>,
    ) -> Result<CallingRow, Failure> {
        self.kernel.require(permissions::ASSEMBLY_CONVENE)?;
        let order = (On::AssemblyDay, AssemblyCommand::RecordDispatch { dispatches });
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::dispatches::summary(uow.connection(), assembly).await
        })
        .await
    }

    /// Notes that a notice came back: the member is to be called another way.
    pub async fn record_bounce(
        &self,
        context: &Context,
        assembly: AssemblyId,
        (member, on): (members::public::MemberId, Day),
        reason: String,
    ) -> Result<CallingRow, Failure> {
        self.kernel.require(permissions::ASSEMBLY_CONVENE)?;
        let order = (On::AssemblyDay, AssemblyCommand::RecordBounce { member, on, reason });
        self.told(context, assembly, order, async |uow: &UnitOfWork| {
            views::dispatches::summary(uow.connection(), assembly).await
        })
        .await
    }

    /// Corrects the frozen roll before the session; all the changes, or none.
    pub async fn correct_roll(
        &self,
        context: &Context,
        assembly: AssemblyId,
        changes: Vec<RollChange>,
        reason: String,
    ) -> Result<AssemblySheet, Failure> {
        self.kernel.require(permissions::ROLL_FREEZE)?;
        let command = AssemblyCommand::CorrectRoll { changes, reason };
        self.give(context, assembly, On::AssemblyDay, command).await
    }
}

async fn plan_sheet(uow: &UnitOfWork, assembly: AssemblyId) -> Result<PlanSheet, Failure> {
    let sheet = views::plans::one(uow.connection(), assembly).await?;
    sheet.ok_or_else(|| AssemblyError::from(PreparingError::NotPlanned {}).into())
}
