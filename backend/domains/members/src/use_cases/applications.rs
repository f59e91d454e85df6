//! Applications: what comes before the board, and what the board decides of it.
//!
//! An acceptance is the admission itself: both are written in one transaction, so no application says « accepted » of
//! somebody who is not a member, and no refusal of an admission leaves a decision behind.

use kernel::prelude::*;
use serde::{Deserialize, Serialize};
use values::{Day, Money, Timestamp};

use super::admission::{self, Admission, AdmitMember, MoreOfAdmission, is_new};
use crate::application::{Application, ApplicationAsk, ApplicationCommand, ApplicationError};
use crate::member::Member;
use crate::public::{
    ApplicationFile, ApplicationRow, CategoryCode, CategoryTerms, MemberId, MembershipClauses,
};
use crate::views::{applications, register};
use crate::{Members, permissions};

/// Series of the numbers of applications.
const NUMBERS: &str = "members.applications";

/// Order: accept an application, and admit the applicant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptApplication {
    /// Which.
    pub id: MemberId,
    /// The terms of the category asked for, under the statutes of the first day of membership.
    pub terms: CategoryTerms,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// First day of membership.
    pub on: Day,
    /// Paid at once: a quarter of the shares' value at least.
    pub paid: Money,
    /// What is seldom said.
    pub more: MoreOfAdmission,
}

impl Members {
    /// Records an application; answers its number in the order of receipt.
    pub async fn receive_application(
        &self,
        context: &Context,
        order: ApplicationAsk,
    ) -> Result<u64, Failure> {
        self.kernel.require(permissions::APPLICATION_RECEIVE)?;
        self.kernel
            .run(context, async |uow| {
                let (id, on) = (order.id, order.on);
                // The series is locked from here on, so two applications of one applicant cannot pass each other.
                let number = uow.next_number(NUMBERS, 1).await?;
                is_new_and_alone(uow, &order).await?;
                let receive = ApplicationCommand::Receive { number, ask: Box::new(order.clone()) };
                uow.execute::<Application>(id, on, receive).await?;
                Ok(number)
            })
            .await
    }

    /// Puts all that an open application asks for anew.
    pub async fn amend_application(&self, context: &Context, order: ApplicationAsk) -> Result<(), Failure> {
        self.kernel.require(permissions::APPLICATION_AMEND)?;
        self.kernel
            .run(context, async |uow| {
                let (id, on) = (order.id, order.on);
                let loaded = uow.load::<Application>(id).await?;
                loaded.state.open_on(on)?;
                is_new_and_alone(uow, &order).await?;
                let amend = ApplicationCommand::Amend { ask: Box::new(order.clone()) };
                uow.decide(&id.to_string(), on, loaded, amend).await?;
                Ok(())
            })
            .await
    }

    /// Takes an open application back.
    pub async fn withdraw_application(
        &self,
        context: &Context,
        id: MemberId,
        reason: String,
        on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::APPLICATION_WITHDRAW)?;
        self.end_application(context, id, on, ApplicationCommand::Withdraw { id, reason, on }).await
    }

    /// Records that the board refused an open application.
    pub async fn refuse_application(
        &self,
        context: &Context,
        id: MemberId,
        reason: String,
        decided_on: Day,
    ) -> Result<(), Failure> {
        self.kernel.require(permissions::APPLICATION_REFUSE)?;
        let refuse = ApplicationCommand::Refuse { id, reason, decided_on };
        self.end_application(context, id, decided_on, refuse).await
    }

    /// Erases what is personal in an application that was refused or withdrawn: the applicant's keys are destroyed.
    pub async fn erase_application(&self, context: &Context, id: MemberId, on: Day) -> Result<(), Failure> {
        self.kernel.require(permissions::APPLICATION_ERASE)?;
        self.kernel
            .run(context, async |uow| {
                uow.execute::<Application>(id, on, ApplicationCommand::Erase { on }).await?;
                // Somebody admitted otherwise under that identifier is sealed under the same keys.
                if uow.load::<Member>(id).await?.exists() {
                    return Err(ApplicationError::BecameMember {}.into());
                }
                uow.erase_person(&id.to_string()).await?;
                Ok(())
            })
            .await
    }

    /// Records that the board accepted an open application, and admits the applicant under the same identifier.
    pub async fn accept_application(
        &self,
        context: &Context,
        order: AcceptApplication,
        clauses: &MembershipClauses,
    ) -> Result<Admission, Failure> {
        self.kernel.require(permissions::MEMBER_ADMIT)?;
        self.kernel.run(context, async |uow| accept(uow, order.clone(), clauses).await).await
    }

    /// A page of the applications that had come by a day, those that are over too.
    pub async fn applications(
        &self,
        as_of: Day,
        known_at: Option<Timestamp>,
        request: &PageRequest,
    ) -> Result<Page<ApplicationRow>, Failure> {
        self.kernel.require(permissions::APPLICATIONS_READ)?;
        applications::applications(self.kernel.reader(), as_of, known_at, request).await
    }

    /// One application with all that it says; `None` when it had not come by then.
    pub async fn application(
        &self,
        id: MemberId,
        as_of: Day,
        known_at: Option<Timestamp>,
    ) -> Result<Option<ApplicationFile>, Failure> {
        self.kernel.require(permissions::APPLICATIONS_READ)?;
        applications::one(self.kernel.reader(), id, as_of, known_at).await
    }

    /// The category that an application asks for as it stands; `None` when there is none.
    pub async fn category_asked(&self, id: MemberId) -> Result<Option<CategoryCode>, Failure> {
        self.kernel.require(permissions::APPLICATIONS_READ)?;
        applications::category_asked(self.kernel.reader(), id).await
    }

    async fn end_application(
        &self,
        context: &Context,
        id: MemberId,
        on: Day,
        command: ApplicationCommand,
    ) -> Result<(), Failure> {
        self.kernel
            .run(context, async |uow| {
                uow.execute::<Application>(id, on, command.clone()).await?;
                Ok(())
            })
            .await
    }
}

/// Refuses who is a member already or has another open application.
async fn is_new_and_alone(uow: &mut UnitOfWork, ask: &ApplicationAsk) -> Result<(), Failure> {
    let (id, applicant, distinct) = (ask.id, &ask.applicant, ask.distinct);
    is_new(register::taken_by(uow.connection(), id, applicant, distinct).await?)?;
    applications::not_open_already(uow.connection(), id, applicant, distinct).await
}

/// Admits the applicant, then says so of the application.
async fn accept(
    uow: &mut UnitOfWork,
    order: AcceptApplication,
    clauses: &MembershipClauses,
) -> Result<Admission, Failure> {
    let (id, decided_on, on) = (order.id, order.decided_on, order.on);
    let loaded = uow.load::<Application>(id).await?;
    let wish = &loaded.state.open_on(decided_on)?.wish;
    if wish.category != order.terms.code {
        let (asked, given) = (wish.category.clone(), order.terms.code);
        return Err(ApplicationError::OtherCategory { asked, given }.into());
    }
    let admit = AdmitMember {
        id,
        applicant: wish.holder.applicant().ok_or(ApplicationError::Erased {})?,
        college: wish.college,
        terms: order.terms,
        decided_on,
        on,
        shares: wish.shares,
        paid: order.paid,
        more: MoreOfAdmission { distinct: order.more.distinct || wish.distinct, ..order.more },
    };
    let admission = admission::admit(uow, admit, clauses).await?;
    let accept = ApplicationCommand::Accept { member_id: id, number: admission.number, decided_on, on };
    uow.decide(&id.to_string(), decided_on, loaded, accept).await?;
    Ok(admission)
}
