//! Applications under the statutes of the day: an application is held against those of the day on which it came, its
//! acceptance against those of the first day of membership.

use kernel::prelude::*;
use members::application::ApplicationError;
use members::permissions::{APPLICATION_AMEND, APPLICATION_RECEIVE, MEMBER_ADMIT};
use members::public::{Applicant, CategoryCode, College, MemberId};
use members::{AcceptApplication, Admission, ApplicationAsk, MoreOfAdmission};
use serde::{Deserialize, Serialize};
use values::{Day, Money, Shares};

use crate::Office;

/// Order: record an application, or put one anew, under a category of the statutes in force on that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apply {
    /// Identifier, chosen by the caller; that of the member that it may become.
    pub id: MemberId,
    /// Who applies.
    pub applicant: Applicant,
    /// College asked for.
    pub college: College,
    /// Category of the statutes.
    pub category: CategoryCode,
    /// Shares asked for.
    pub shares: Shares,
    /// Why they apply, or empty.
    pub motivation: String,
    /// Whether it was looked at and found another than who bears that name in that town.
    pub distinct: bool,
    /// Day on which it came, or was put anew.
    pub on: Day,
}

/// Order: accept an application, and admit the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accept {
    /// Which.
    pub id: MemberId,
    /// Day of the board's decision.
    pub decided_on: Day,
    /// First day of membership.
    pub on: Day,
    /// What is paid at once, a quarter at least (loi 47-1775, art. 12).
    pub paid: Money,
    /// What is seldom said.
    pub more: MoreOfAdmission,
}

impl Office {
    /// Records an application. Answers its number in the order of receipt.
    pub async fn receive_application(&self, context: &Context, order: Apply) -> Result<u64, Failure> {
        self.kernel.require(APPLICATION_RECEIVE)?;
        let ask = self.inside().asked_for(order).await?;
        self.members.receive_application(context, ask).await
    }

    /// Puts all that an open application asks for anew.
    pub async fn amend_application(&self, context: &Context, order: Apply) -> Result<(), Failure> {
        self.kernel.require(APPLICATION_AMEND)?;
        let ask = self.inside().asked_for(order).await?;
        self.members.amend_application(context, ask).await
    }

    /// Accepts an application: the applicant is admitted, in the same transaction, under the same identifier.
    pub async fn accept_application(&self, context: &Context, order: Accept) -> Result<Admission, Failure> {
        self.kernel.require(MEMBER_ADMIT)?;
        let inside = self.inside();
        let Accept { id, decided_on, on, paid, more } = order;
        let category = inside.members.category_asked(id).await?.ok_or(ApplicationError::NotFound {})?;
        let terms = inside.category_on(&category, on).await?;
        let clauses = inside.membership_clauses(on).await?;
        let order = AcceptApplication { id, terms, decided_on, on, paid, more };
        self.members.accept_application(context, order, &clauses).await
    }

    async fn asked_for(&self, order: Apply) -> Result<ApplicationAsk, Failure> {
        let Apply { id, applicant, college, category, shares, motivation, distinct, on } = order;
        let terms = self.category_on(&category, on).await?;
        Ok(ApplicationAsk { id, applicant, college, terms, shares, motivation, distinct, on })
    }
}
